import { Box, Button, Paper, TextField, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { Notification, useLogin } from 'react-admin';
import { useForm, type UseFormRegisterReturn } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { ApiProblem } from '../api/problem.js';
import { useWords } from '../i18n/use-words.js';
import { lantern } from '../layout/lantern.js';
import { LanguageSwitch, ThemeSwitch } from '../layout/preferences.js';
import { SecondStepForm } from './second-step.js';
import { currentAccount, maySeeAdmin, type PendingLogin } from './session.js';
import { type Refusal, RefusalAlert, refusalOf } from './sign-in-refusal.js';

export default function SignInPage() {
  const say = useWords();
  const login = useLogin();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [pending, setPending] = useState<PendingLogin | null>(null);
  const startOver = (reason: unknown) => {
    setPending(null);
    setRefusal(reason === null ? null : refusalOf(reason));
  };
  useComeBack(() => setRefusal('no-entry'));
  return (
    <Box sx={{ minHeight: '100dvh', display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}>
      <Welcome />
      <Box
        component="main"
        sx={{ display: 'flex', flexDirection: 'column', bgcolor: 'background.default', p: 3 }}
      >
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1, color: 'text.primary' }}>
          <LanguageSwitch />
          <ThemeSwitch />
        </Box>
        <Paper
          sx={{
            m: 'auto',
            width: '100%',
            maxWidth: 420,
            p: 4,
            border: 1,
            borderColor: 'divider',
            borderRadius: '20px',
          }}
        >
          <Typography variant="h1" gutterBottom>
            {say(pending === null ? 'signIn.title' : 'account.step.title')}
          </Typography>
          {refusal !== null && <RefusalAlert refusal={refusal} />}
          {pending === null ? (
            <SignInForm onRefused={setRefusal} onPending={setPending} />
          ) : (
            <SecondStepForm pending={pending} login={login} onOver={startOver} />
          )}
        </Paper>
      </Box>
      <Notification />
    </Box>
  );
}

/** Someone who is signed in already goes on, or hears why not. */
function useComeBack(onNoEntry: () => void): void {
  const navigate = useNavigate();
  useEffect(() => {
    currentAccount().then(
      (account) => {
        if (account === null) return;
        if (maySeeAdmin(account)) void navigate('/', { replace: true });
        else onNoEntry();
      },
      // The server cannot be reached: the form will say so when it is sent.
      () => undefined,
    );
    // Once, when the page opens.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
}

interface SignInFormProps {
  readonly onRefused: (refusal: Refusal | null) => void;
  readonly onPending: (login: PendingLogin) => void;
}

function SignInForm({ onRefused, onPending }: SignInFormProps) {
  const say = useWords();
  const login = useLogin();
  const { register, handleSubmit, formState } = useForm({ defaultValues: { email: '', password: '' } });
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit(async (credentials) => {
    onRefused(null);
    try {
      await login(credentials);
    } catch (error) {
      const pending = error instanceof ApiProblem ? error.body.secondFactor : undefined;
      if (pending === undefined) onRefused(refusalOf(error));
      else onPending(pending);
    }
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        {...named(register('email', { required: say('signIn.emailNeeded') }))}
        label={say('signIn.email')}
        type="email"
        autoComplete="username"
        margin="normal"
        size="medium"
        error={errors.email !== undefined}
        helperText={errors.email?.message}
      />
      <TextField
        {...named(register('password', { required: say('signIn.passwordNeeded') }))}
        label={say('signIn.password')}
        type="password"
        autoComplete="current-password"
        margin="normal"
        size="medium"
        error={errors.password !== undefined}
        helperText={errors.password?.message}
      />
      <Button type="submit" variant="contained" size="large" fullWidth disabled={isSubmitting} sx={{ mt: 2 }}>
        {say(isSubmitting ? 'signIn.busy' : 'signIn.submit')}
      </Button>
    </form>
  );
}

/** The form wants the input itself, not the box around it. */
function named({ ref, ...field }: UseFormRegisterReturn) {
  return { ...field, inputRef: ref };
}

/** A night sky with the glow of lanterns. */
function Welcome() {
  const say = useWords();
  return (
    <Box
      sx={{
        display: { xs: 'none', md: 'grid' },
        alignContent: 'center',
        justifyItems: 'center',
        textAlign: 'center',
        p: 6,
        color: '#fdf8ef',
        background:
          'radial-gradient(circle at 50% 43%, rgb(228 64 44 / 0.4), rgb(61 116 199 / 0.2) 240px, transparent 520px), linear-gradient(180deg, #14213d, #0a1122)',
      }}
    >
      <img src={lantern} alt="" width={168} height={168} style={{ borderRadius: 40 }} />
      <Typography
        component="p"
        sx={{ mt: 4, fontSize: '2.25rem', fontWeight: 800, letterSpacing: '-0.03em' }}
      >
        {say('brand')}
      </Typography>
      <Typography component="p" sx={{ fontSize: '1.0625rem', opacity: 0.9 }}>
        {say('signIn.lead')}
      </Typography>
    </Box>
  );
}
