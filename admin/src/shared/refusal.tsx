import { Alert, AlertTitle } from '@mui/material';
import { ApiProblem } from '../api/problem.js';
import { SignInAgain } from '../session/sign-in-again.js';
import { TroubleWithPasskey } from './passkey-trouble.js';

/** Why what a dialog asked for was not done, where no field of it is to blame. */
export function Refusal({ error }: { readonly error: unknown }) {
  if (!(error instanceof ApiProblem)) return <TroubleWithPasskey error={error} />;
  if (error.isCuredBySigningIn) return <SignInAgain problem={error} />;
  return (
    <Alert severity="error" sx={{ my: 1 }}>
      <AlertTitle>{error.message}</AlertTitle>
      {error.fields.length > 0 ? error.fields.map(({ detail }) => detail).join(' ') : error.body.detail}
    </Alert>
  );
}
