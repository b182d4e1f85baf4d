import { startAuthentication } from '@simplewebauthn/browser';
import { Box, Button, TextField, Typography } from '@mui/material';
import { type SyntheticEvent, useState } from 'react';
import { ApiProblem } from '../api/problem.js';
import { useWords } from '../i18n/use-words.js';
import { TroubleWithPasskey } from '../shared/passkey-trouble.js';
import { NoEntry } from './auth-provider.js';
import { type PendingLogin, passkeyChallenge, type SecondStep } from './session.js';

type Method = PendingLogin['methods'][number];

interface SecondStepFormProps {
  readonly pending: PendingLogin;
  /** Ends the login with what is shown. @throws ApiProblem, or NoEntry where the account may not enter */
  readonly login: (step: SecondStep) => Promise<unknown>;
  /** The login is over, for better or worse: it starts anew, with this said where something is the matter. */
  readonly onOver: (reason: unknown) => void;
}

/** After the right password: a code of the app, a recovery code or a passkey. */
export function SecondStepForm({ pending, login, onOver }: SecondStepFormProps) {
  const say = useWords();
  const { loginToken, methods } = pending;
  const [method, setMethod] = useState<Method>(methods[0] ?? 'recovery-code');
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const others = methods.filter((one) => one !== method);

  const finish = async (show: () => Promise<Omit<SecondStep, 'loginToken'>>) => {
    setBusy(true);
    setError(null);
    try {
      await login({ loginToken, ...(await show()) });
    } catch (reason) {
      if (reason instanceof NoEntry || (reason instanceof ApiProblem && reason.fields.length === 0))
        return onOver(reason);
      setError(reason);
      setBusy(false);
    }
  };
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    void finish(() => Promise.resolve(method === 'totp' ? { totp: typed } : { recoveryCode: typed }));
  };
  const askPasskey = () =>
    void finish(async () => {
      const optionsJSON = await passkeyChallenge(loginToken);
      return { passkey: (await startAuthentication({ optionsJSON })) as SecondStep['passkey'] };
    });
  const turnTo = (other: Method) => {
    setMethod(other);
    setTyped('');
    setError(null);
  };
  const fault = error instanceof ApiProblem ? error.fields[0]?.detail : undefined;

  return (
    <>
      <Typography sx={{ mb: 1 }}>{say(`account.step.${WORDS[method]}`)}</Typography>
      {error !== null && fault === undefined && <TroubleWithPasskey error={error} />}
      {method === 'passkey' ? (
        <>
          {fault !== undefined && (
            <Typography role="alert" color="error">
              {fault}
            </Typography>
          )}
          <Button
            variant="contained"
            size="large"
            fullWidth
            onClick={askPasskey}
            disabled={busy}
            sx={{ mt: 2 }}
          >
            {say(busy ? 'signIn.busy' : 'account.step.usePasskey')}
          </Button>
        </>
      ) : (
        <form onSubmit={send}>
          <TextField
            key={method}
            autoFocus
            label={say(method === 'totp' ? 'account.code' : 'account.step.recoveryCode')}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            autoComplete={method === 'totp' ? 'one-time-code' : 'off'}
            margin="normal"
            size="medium"
            error={fault !== undefined}
            helperText={fault}
            slotProps={{
              htmlInput: {
                required: true,
                inputMode: method === 'totp' ? 'numeric' : 'text',
                maxLength: 64,
              },
            }}
          />
          <Button type="submit" variant="contained" size="large" fullWidth disabled={busy} sx={{ mt: 2 }}>
            {say(busy ? 'signIn.busy' : 'signIn.submit')}
          </Button>
        </form>
      )}
      <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-start', mt: 2 }}>
        {others.map((other) => (
          <Button key={other} color="secondary" onClick={() => turnTo(other)} disabled={busy}>
            {say(`account.step.${TURN[other]}`)}
          </Button>
        ))}
        <Button color="inherit" onClick={() => onOver(null)} disabled={busy}>
          {say('account.step.back')}
        </Button>
      </Box>
    </>
  );
}

const WORDS = { totp: 'totp', passkey: 'passkey', 'recovery-code': 'recovery' } as const;
const TURN = { totp: 'byTotp', passkey: 'usePasskey', 'recovery-code': 'byRecovery' } as const;
