import { Button, Chip, TextField, Typography } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { User } from '../../api/data-provider.js';
import { useWords } from '../../i18n/use-words.js';
import { Card } from '../../shared/card.js';
import { ConsequencesDialog } from './consequences-dialog.js';
import { useSessions } from './use-sessions.js';

interface PersonSecondFactorProps {
  readonly user: User;
  readonly isMe: boolean;
  readonly isSaving: boolean;
  /** What is wrong with the password that was given last. */
  readonly passwordFault: string | undefined;
  /** True once it is reset. */
  readonly onReset: (currentPassword: string) => Promise<boolean>;
  readonly onCancel: () => void;
}

/** Whether more than the password is asked for, and the way back in for who has lost it. One's own takes the password, on a page of its own. */
export function PersonSecondFactor({
  user,
  isMe,
  isSaving,
  passwordFault,
  onReset,
  onCancel,
}: PersonSecondFactorProps) {
  const say = useWords();
  const [asking, setAsking] = useState(false);
  const [wasReset, setReset] = useState(false);
  const state = useRef<HTMLParagraphElement>(null);
  const { hasSecondFactor } = user;
  useEffect(() => {
    // The button that opened the dialog is gone.
    if (wasReset) state.current?.focus();
  }, [wasReset]);
  const reset = async (currentPassword: string) => {
    setAsking(true);
    setReset(await onReset(currentPassword));
    setAsking(false);
  };
  return (
    <Card
      title={say('people.person.secondFactor')}
      aside={
        <Chip
          size="small"
          variant="outlined"
          color={hasSecondFactor ? 'success' : 'default'}
          label={say(hasSecondFactor ? 'people.person.secondFactorSet' : 'people.person.secondFactorNotSet')}
        />
      }
    >
      <Typography ref={state} tabIndex={-1} sx={{ fontSize: '0.9375rem', outline: 'none' }}>
        {say(hasSecondFactor ? 'people.person.secondFactorOn' : 'people.person.secondFactorOff')}
      </Typography>
      {isMe && (
        <Button component={Link} to="/two-factor" variant="outlined" color="secondary" sx={{ mt: 1.5 }}>
          {say('people.person.secondFactorMine')}
        </Button>
      )}
      {hasSecondFactor && !isMe && (
        <Button
          variant="outlined"
          color="error"
          disabled={isSaving}
          onClick={() => setAsking(true)}
          sx={{ mt: 1.5 }}
        >
          {say('people.person.reset')}
        </Button>
      )}
      {(asking || passwordFault !== undefined) && (
        <Consequences
          user={user}
          isSaving={isSaving}
          passwordFault={passwordFault}
          onCancel={() => {
            setAsking(false);
            onCancel();
          }}
          onDecide={(currentPassword) => void reset(currentPassword)}
        />
      )}
    </Card>
  );
}

interface ConsequencesProps {
  readonly user: User;
  readonly isSaving: boolean;
  readonly passwordFault: string | undefined;
  readonly onCancel: () => void;
  readonly onDecide: (currentPassword: string) => void;
}

function Consequences({
  user: { id, displayName },
  isSaving,
  passwordFault,
  onCancel,
  onDecide,
}: ConsequencesProps) {
  const say = useWords();
  const [currentPassword, setCurrentPassword] = useState('');
  const { data: sessions } = useSessions(id);
  return (
    <ConsequencesDialog
      title={say('people.person.resetTitle', { name: displayName })}
      points={[
        say('people.person.resetSignIn'),
        say('people.person.suspendSessions', { count: sessions?.length ?? '?' }),
        say('people.person.resetMail'),
      ]}
      button={say('people.person.reset')}
      isSaving={isSaving || currentPassword === ''}
      onCancel={onCancel}
      onDecide={() => onDecide(currentPassword)}
    >
      <TextField
        label={say('people.person.resetPassword')}
        type="password"
        autoComplete="current-password"
        value={currentPassword}
        onChange={({ target }) => setCurrentPassword(target.value)}
        error={passwordFault !== undefined}
        helperText={passwordFault}
        sx={{ mt: 2 }}
      />
    </ConsequencesDialog>
  );
}
