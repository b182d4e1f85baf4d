import { Alert } from '@mui/material';
import { useWords } from '../i18n/use-words.js';

/** Why there is no answer of a passkey: the person or the browser ended it, or the server cannot be reached. */
export function TroubleWithPasskey({ error }: { readonly error: unknown }) {
  const say = useWords();
  const ofBrowser = error instanceof Error && !(error instanceof TypeError);
  return (
    <Alert severity="error" sx={{ my: 1 }}>
      {say(ofBrowser ? 'account.passkeyCancelled' : 'signIn.unreachable')}
    </Alert>
  );
}
