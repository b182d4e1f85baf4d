import { Alert, AlertTitle, Button } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import type { ApiProblem } from '../api/problem.js';
import { useWords } from '../i18n/use-words.js';
import { SignInAgainDialog } from './sign-in-again-dialog.js';

/** A refusal that signing in again is the way out of; done where one stands, so that nothing begun is lost. */
export function SignInAgain({ problem }: { readonly problem: ApiProblem }) {
  const say = useWords();
  const [state, setState] = useState<'refused' | 'asking' | 'done'>('refused');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that opened the dialog is gone.
    if (state === 'done') box.current?.focus();
  }, [state]);
  if (state === 'done') {
    return (
      <Alert severity="success" role="status" ref={box} tabIndex={-1} sx={{ my: 1, outline: 'none' }}>
        {say('signIn.againDone')}
      </Alert>
    );
  }
  return (
    <Alert severity="error" sx={{ my: 1 }}>
      <AlertTitle>{problem.message}</AlertTitle>
      {problem.body.detail}
      <Button
        color="inherit"
        variant="outlined"
        size="small"
        onClick={() => setState('asking')}
        sx={{ display: 'block', mt: 1 }}
      >
        {say('signIn.again')}
      </Button>
      {state === 'asking' && (
        <SignInAgainDialog onClose={() => setState('refused')} onDone={() => setState('done')} />
      )}
    </Alert>
  );
}
