import {
  Box,
  Button,
  Chip,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  Skeleton,
  Typography,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import type { User } from '../../api/data-provider.js';
import { ApiProblem } from '../../api/problem.js';
import type { WordKey } from '../../i18n/messages.js';
import { useLanguage, useWords } from '../../i18n/use-words.js';
import { Card } from '../../shared/card.js';
import { formatKoreanTime, formatSince } from '../../shared/days.js';
import { Trouble } from '../../shared/trouble.js';
import { endSession, endSessions, type Session } from './person.api.js';
import { useSessions } from './use-sessions.js';

interface PersonSessionsProps {
  readonly user: User;
  readonly isMe: boolean;
}

/** Where they are signed in, and the way to end that. One's own are ended by signing out. */
export function PersonSessions({ user, isMe }: PersonSessionsProps) {
  const say = useWords();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { data, error, refetch } = useSessions(user.id);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const list = useRef<HTMLDivElement>(null);

  const attempt = async (work: () => Promise<void>, words: WordKey) => {
    setProblem(null);
    try {
      await work();
      notify(say(words), { type: 'success' });
    } catch (refusal) {
      if (refusal instanceof ApiProblem && refusal.status === 404)
        notify(say('people.person.sessionWasOver'), { type: 'info' });
      else setProblem(refusal);
    }
    await refetch();
    void queryClient.invalidateQueries({ queryKey: ['audit'] });
    // The button that was pressed may be gone.
    list.current?.focus();
  };
  const endAll = () => {
    setAsking(false);
    void attempt(() => endSessions(user.id), 'people.person.allEnded');
  };
  return (
    <Card
      title={say('people.person.sessions')}
      aside={
        !isMe &&
        data !== undefined &&
        data.length > 1 && (
          <Button size="small" color="secondary" onClick={() => setAsking(true)}>
            {say('people.person.endAll')}
          </Button>
        )
      }
    >
      <Box ref={list} tabIndex={-1} sx={{ outline: 'none' }}>
        {problem !== null && <Trouble error={problem} />}
        {error && <Trouble error={error} onRetry={() => void refetch()} />}
        {data === undefined && !error && <Skeleton variant="rounded" height={48} />}
        {data?.length === 0 && (
          <Typography color="text.secondary">{say('people.person.noSessions')}</Typography>
        )}
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
          {data?.map((session) => (
            <Device
              key={session.id}
              session={session}
              onEnd={() => void attempt(() => endSession(user.id, session.id), 'people.person.sessionEnded')}
            />
          ))}
        </Box>
      </Box>
      {asking && (
        <Dialog open onClose={() => setAsking(false)} aria-labelledby="end-all-title">
          <DialogTitle id="end-all-title">{say('people.person.endAllTitle')}</DialogTitle>
          <DialogContent>
            <DialogContentText>
              {say('people.person.endAllText', { name: user.displayName, smart_count: data?.length ?? 0 })}
            </DialogContentText>
          </DialogContent>
          <DialogActions>
            <Button color="secondary" onClick={() => setAsking(false)}>
              {say('people.person.cancel')}
            </Button>
            <Button variant="contained" onClick={endAll}>
              {say('people.person.endAll')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </Card>
  );
}

interface DeviceProps {
  readonly session: Session;
  readonly onEnd: () => void;
}

function Device({ session: { browser, system, current, startedAt, lastUsedAt }, onEnd }: DeviceProps) {
  const say = useWords();
  const language = useLanguage();
  const named = [browser, system].filter((part) => part !== null).join(' · ');
  const device = named === '' ? say('people.person.unknownDevice') : named;
  const started = formatKoreanTime(startedAt, language);
  return (
    <Box
      component="li"
      sx={{ display: 'flex', alignItems: 'center', gap: 1, borderTop: 1, borderColor: 'divider', pt: 1 }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography sx={{ fontWeight: 600, fontSize: '0.9375rem' }}>{device}</Typography>
        <Typography color="text.secondary" sx={{ fontSize: '0.8125rem' }}>
          {say('people.person.lastUsed', { when: formatSince(lastUsedAt, language) })}
          {' · '}
          {say('people.person.startedAt', { when: started })}
        </Typography>
      </Box>
      {current ? (
        <Chip size="small" color="info" variant="outlined" label={say('people.person.thisSession')} />
      ) : (
        <Button
          size="small"
          color="secondary"
          aria-label={say('people.person.endSessionOf', { device, when: started })}
          onClick={onEnd}
          sx={{ flex: 'none' }}
        >
          {say('people.person.endSession')}
        </Button>
      )}
    </Box>
  );
}
