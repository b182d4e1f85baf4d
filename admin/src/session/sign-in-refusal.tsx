import { Alert, AlertTitle } from '@mui/material';
import { ApiProblem } from '../api/problem.js';
import { useWords } from '../i18n/use-words.js';
import { NoEntry } from './auth-provider.js';

export type Refusal = 'no-entry' | 'unreachable' | { readonly title: string; readonly detail: string };

export function RefusalAlert({ refusal }: { readonly refusal: Refusal }) {
  const say = useWords();
  if (refusal === 'unreachable') return <Alert severity="error">{say('signIn.unreachable')}</Alert>;
  const { title, detail } =
    refusal === 'no-entry' ? { title: say('signIn.noEntryTitle'), detail: say('signIn.noEntry') } : refusal;
  return (
    <Alert severity="error" sx={{ my: 1 }}>
      <AlertTitle>{title}</AlertTitle>
      {detail}
    </Alert>
  );
}

export function refusalOf(error: unknown): Refusal {
  if (error instanceof NoEntry) return 'no-entry';
  if (error instanceof ApiProblem) return { title: error.message, detail: error.body.detail ?? '' };
  return 'unreachable';
}
