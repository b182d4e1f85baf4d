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
import { Refusal } from '../shared/refusal.js';

export interface Answers {
  readonly name: string;
  readonly currentPassword: string;
}

export interface Question {
  readonly title: string;
  readonly lead: string;
  readonly submit: string;
  /** What is asked for, in this order. */
  readonly fields: readonly (keyof Answers)[];
  readonly name?: string;
  readonly onSubmit: (answers: Answers) => Promise<void>;
}

/** Asks for what an action takes, shows a refusal at its field, and closes when it is done. */
export function AskDialog({
  question,
  onClose,
}: {
  readonly question: Question;
  readonly onClose: () => void;
}) {
  const say = useWords();
  const titleId = useId();
  const [answers, setAnswers] = useState<Answers>({ name: question.name ?? '', currentPassword: '' });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const faults = error instanceof ApiProblem ? error.fields : [];
  const faultAt = (field: string) => faults.find(({ path }) => path === field)?.detail;
  const isPlaced = question.fields.some((field) => faultAt(field) !== undefined);

  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await question.onSubmit(answers);
      onClose();
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };

  return (
    <Dialog open onClose={busy ? undefined : onClose} aria-labelledby={titleId} fullWidth maxWidth="xs">
      <form onSubmit={(event) => void send(event)}>
        <DialogTitle id={titleId}>{question.title}</DialogTitle>
        <DialogContent>
          <Typography sx={{ mb: 1 }}>{question.lead}</Typography>
          {error !== null && !isPlaced && <Refusal error={error} />}
          {question.fields.map((field, index) => (
            <TextField
              key={field}
              autoFocus={index === 0}
              label={say(field === 'name' ? 'account.passkeyName' : 'account.currentPassword')}
              type={field === 'name' ? 'text' : 'password'}
              autoComplete={field === 'name' ? 'off' : 'current-password'}
              value={answers[field]}
              onChange={({ target }) => setAnswers({ ...answers, [field]: target.value })}
              error={faultAt(field) !== undefined}
              helperText={faultAt(field)}
              slotProps={{ htmlInput: { required: true, ...(field === 'name' && { maxLength: 60 }) } }}
            />
          ))}
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button color="inherit" onClick={onClose} disabled={busy}>
            {say('account.cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={busy}>
            {question.submit}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
