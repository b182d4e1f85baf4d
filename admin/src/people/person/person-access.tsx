import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useState } from 'react';
import type { User } from '../../api/data-provider.js';
import { useLanguage, useWords } from '../../i18n/use-words.js';
import { Card } from '../../shared/card.js';
import { formatKoreanTime } from '../../shared/days.js';
import { AccessChip } from '../person-chips.js';
import { useSessions } from './use-sessions.js';

interface PersonAccessProps {
  readonly user: User;
  readonly isSaving: boolean;
  readonly onDecide: (suspended: boolean) => Promise<void>;
}

/** Whether they may sign in; either decision is asked about with what it does at once. */
export function PersonAccess({ user, isSaving, onDecide }: PersonAccessProps) {
  const say = useWords();
  const language = useLanguage();
  const [asking, setAsking] = useState(false);
  const { suspendedAt } = user;
  const decide = async () => {
    await onDecide(suspendedAt === null);
    setAsking(false);
  };
  return (
    <Card title={say('people.person.access')} aside={<AccessChip suspended={suspendedAt !== null} />}>
      <Typography sx={{ mb: 1.5, fontSize: '0.9375rem' }}>
        {say(suspendedAt === null ? 'people.person.accessActive' : 'people.person.accessSuspended')}
        {suspendedAt !== null && (
          <Box component="span" sx={{ display: 'block', color: 'text.secondary' }}>
            {say('people.person.suspendedSince', { when: formatKoreanTime(suspendedAt, language) })}
          </Box>
        )}
      </Typography>
      <Button
        variant="outlined"
        color={suspendedAt === null ? 'error' : 'secondary'}
        disabled={isSaving}
        onClick={() => setAsking(true)}
      >
        {say(suspendedAt === null ? 'people.person.suspend' : 'people.person.lift')}
      </Button>
      {asking && (
        <Consequences
          user={user}
          isSaving={isSaving}
          onCancel={() => setAsking(false)}
          onDecide={() => void decide()}
        />
      )}
    </Card>
  );
}

interface ConsequencesProps {
  readonly user: User;
  readonly isSaving: boolean;
  readonly onCancel: () => void;
  readonly onDecide: () => void;
}

function Consequences({ user, isSaving, onCancel, onDecide }: ConsequencesProps) {
  const say = useWords();
  const { data: sessions } = useSessions(user.id);
  const name = user.displayName;
  const [title, button, points] =
    user.suspendedAt === null
      ? [
          say('people.person.suspendTitle', { name }),
          say('people.person.suspend'),
          [
            say('people.person.suspendSessions', { count: sessions?.length ?? '?' }),
            say('people.person.suspendSignIn'),
            say('people.person.suspendKept'),
          ],
        ]
      : [
          say('people.person.liftTitle', { name }),
          say('people.person.lift'),
          [say('people.person.liftSignIn'), say('people.person.liftKept')],
        ];
  return (
    <Dialog open onClose={onCancel} aria-labelledby="access-title" aria-describedby="access-text">
      <DialogTitle id="access-title">{title}</DialogTitle>
      <DialogContent>
        <Box component="ul" id="access-text" sx={{ m: 0, pl: 2.5, display: 'grid', gap: 0.75 }}>
          {points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button color="secondary" onClick={onCancel}>
          {say('people.person.cancel')}
        </Button>
        <Button variant="contained" disabled={isSaving} onClick={onDecide}>
          {button}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
