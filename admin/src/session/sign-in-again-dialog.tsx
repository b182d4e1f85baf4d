import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
  Typography,
} from '@mui/material';
import { type SyntheticEvent, useId, useState } from 'react';
import { ApiProblem } from '../api/problem.js';
import { useWords } from '../i18n/use-words.js';
import { SecondStepForm } from './second-step.js';
import { NoEntry } from './auth-provider.js';
import {
  type Account,
  currentAccount,
  finishSignIn,
  maySeeAdmin,
  type PendingLogin,
  signIn,
  signOut,
} from './session.js';
import { type Refusal, RefusalAlert, refusalOf } from './sign-in-refusal.js';

interface SignInAgainDialogProps {
  /** Whose session has ended; somebody else may sign in then, too. Left out, they are still signed in. */
  readonly ended?: Account;
  readonly onClose: () => void;
  readonly onDone: (account: Account) => void;
}

/** Signs in who is or was signed in, once more, over the page they are on. */
export function SignInAgainDialog({ ended, onClose, onDone }: SignInAgainDialogProps) {
  const say = useWords();
  const titleId = useId();
  const [email, setEmail] = useState(ended?.email ?? '');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [pending, setPending] = useState<PendingLogin | null>(null);

  const arrive = async (account: Account) => {
    if (maySeeAdmin(account)) return onDone(account);
    await signOut();
    throw new NoEntry();
  };
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefusal(null);
    try {
      const address = ended === undefined ? ((await currentAccount())?.email ?? '') : email;
      await arrive(await signIn({ email: address, password }));
    } catch (error) {
      const login = error instanceof ApiProblem ? error.body.secondFactor : undefined;
      if (login === undefined) setRefusal(refusalOf(error));
      else setPending(login);
      setBusy(false);
    }
  };
  const startOver = (reason: unknown) => {
    setPending(null);
    setRefusal(reason === null ? null : refusalOf(reason));
  };

  return (
    <Dialog
      open
      onClose={busy ? undefined : onClose}
      // Where it opens over another form, that one is not to be sent with it.
      onSubmit={(event) => event.stopPropagation()}
      aria-labelledby={titleId}
      fullWidth
      maxWidth="xs"
    >
      <DialogTitle id={titleId}>{say(pending === null ? 'signIn.again' : 'account.step.title')}</DialogTitle>
      <DialogContent>
        {refusal !== null && <RefusalAlert refusal={refusal} />}
        {pending === null ? (
          <form id={`${titleId}form`} onSubmit={(event) => void send(event)}>
            <Typography sx={{ mb: 1 }}>
              {ended !== undefined && say('signIn.ended')} {say('signIn.againLead')}
            </Typography>
            {ended !== undefined && (
              <TextField
                label={say('signIn.email')}
                type="email"
                autoComplete="username"
                value={email}
                onChange={({ target }) => setEmail(target.value)}
                margin="normal"
                slotProps={{ htmlInput: { required: true } }}
              />
            )}
            <TextField
              autoFocus
              label={say('signIn.password')}
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={({ target }) => setPassword(target.value)}
              margin="normal"
              slotProps={{ htmlInput: { required: true } }}
            />
          </form>
        ) : (
          <SecondStepForm
            pending={pending}
            login={(step) => finishSignIn(step).then(arrive)}
            onOver={startOver}
          />
        )}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button color="inherit" onClick={onClose} disabled={busy}>
          {say('account.cancel')}
        </Button>
        {pending === null && (
          <Button type="submit" form={`${titleId}form`} variant="contained" disabled={busy}>
            {say(busy ? 'signIn.busy' : 'signIn.submit')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
