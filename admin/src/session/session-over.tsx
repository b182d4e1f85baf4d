import { type ReactNode, useEffect, useState } from 'react';
import { useSessionEnd } from './session-end.js';
import { SignInAgainDialog } from './sign-in-again-dialog.js';

/** Where the session ends while a page is in use, the sign-in stands over it and what was begun stays. */
export function SessionOver({ children }: { readonly children: ReactNode }) {
  const end = useSessionEnd();
  const [isAnother, setAnother] = useState(false);
  if (isAnother) return <StartAnew />;
  return (
    <>
      {children}
      {end !== null && (
        <SignInAgainDialog
          ended={end.who}
          onClose={() => end.settle(false)}
          onDone={({ id }) => (id === end.who.id ? end.settle(true) : setAnother(true))}
        />
      )}
    </>
  );
}

/** Somebody else is here: nothing of the former's page may stay, nor ask whether it may be left. */
function StartAnew() {
  useEffect(() => location.replace('/admin/'), []);
  return null;
}
