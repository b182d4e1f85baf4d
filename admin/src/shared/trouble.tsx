import { Alert, AlertTitle, Box, Button } from '@mui/material';
import { ApiProblem } from '../api/problem.js';
import { useWords } from '../i18n/use-words.js';
import { SignInAgain } from '../session/sign-in-again.js';

interface TroubleProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** Why something could not be shown or done: the problem's title, detail and faulty fields. */
export function Trouble({ error, onRetry }: TroubleProps) {
  const say = useWords();
  if (error instanceof ApiProblem && error.isCuredBySigningIn) return <SignInAgain problem={error} />;
  const problem = error instanceof ApiProblem ? error.body : undefined;
  return (
    <Alert
      severity="error"
      sx={{ my: 2 }}
      action={
        onRetry && (
          <Button color="inherit" onClick={onRetry}>
            {say('trouble.again')}
          </Button>
        )
      }
    >
      <AlertTitle>{problem?.title ?? say('trouble.title')}</AlertTitle>
      {problem === undefined ? say('trouble.unreachable') : problem.detail}
      {problem?.errors?.map(({ pointer, detail }) => (
        <div key={pointer + detail}>{detail}</div>
      ))}
      {problem?.instance !== undefined && problem.status !== undefined && problem.status >= 500 && (
        <Box sx={{ fontSize: '0.8125rem', mt: 0.5 }}>
          {say('trouble.instance', { instance: problem.instance })}
        </Box>
      )}
    </Alert>
  );
}
