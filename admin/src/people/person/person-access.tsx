import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import type { User } from '../../api/data-provider.js';
import { useLanguage, useWords } from '../../i18n/use-words.js';
import { Card } from '../../shared/card.js';
import { formatKoreanTime } from '../../shared/days.js';
import { AccessChip } from '../person-chips.js';
import { ConsequencesDialog } from './consequences-dialog.js';
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
    <ConsequencesDialog
      title={title}
      points={points}
      button={button}
      isSaving={isSaving}
      onCancel={onCancel}
      onDecide={onDecide}
    />
  );
}
