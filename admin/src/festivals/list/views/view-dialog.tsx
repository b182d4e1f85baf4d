import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  FormHelperText,
  Switch,
  TextField,
  Typography,
} from '@mui/material';
import { type SyntheticEvent, useId, useState } from 'react';
import { ApiProblem } from '../../../api/problem.js';
import { useWords } from '../../../i18n/use-words.js';
import { Trouble } from '../../../shared/trouble.js';
import { changeView, removeView, type SavedQuery, type SavedView, saveView } from './saved-view.api.js';

const LONGEST_NAME = 60;

/** What is to be done with a view: keep the present question, as a new one or in an open one; name it; remove it. */
export type ViewTask =
  | { readonly kind: 'save'; readonly query: SavedQuery }
  | { readonly kind: 'update'; readonly view: SavedView; readonly query: SavedQuery }
  | { readonly kind: 'rename'; readonly view: SavedView }
  | { readonly kind: 'remove'; readonly view: SavedView };

interface ViewDialogProps {
  readonly task: ViewTask;
  /** With the view as it is now, null where it is gone. */
  readonly onDone: (kept: SavedView | null, text: string) => void;
  /** Somebody else has written the view since it was read. */
  readonly onStale: () => void;
  readonly onClose: () => void;
}

/** Asks for what a task takes and does it; where it is refused, it says why and stays. */
export function ViewDialog({ task, onDone, onStale, onClose }: ViewDialogProps) {
  const say = useWords();
  const titleId = useId();
  const [name, setName] = useState('view' in task ? task.view.name : '');
  const [shared, setShared] = useState('view' in task && task.view.shared);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const asksForName = task.kind === 'save' || task.kind === 'rename';
  const nameFault =
    error instanceof ApiProblem ? error.fields.find(({ path }) => path === 'name')?.detail : undefined;

  const perform = async (): Promise<SavedView | null> => {
    if (task.kind === 'save') return saveView({ name, shared, query: task.query });
    if (task.kind === 'update') return changeView(task.view, { query: task.query });
    if (task.kind === 'rename') return changeView(task.view, { name, shared });
    await removeView(task.view);
    return null;
  };
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      onDone(await perform(), say(`views.done.${task.kind}`));
    } catch (reason) {
      setError(reason);
      setBusy(false);
      if (reason instanceof ApiProblem && (reason.status === 412 || reason.status === 404)) onStale();
    }
  };

  const isLost = error instanceof ApiProblem && error.status === 412;
  return (
    <Dialog open onClose={busy ? undefined : onClose} aria-labelledby={titleId} fullWidth maxWidth="xs">
      <form onSubmit={(event) => void send(event)}>
        <DialogTitle id={titleId}>
          {say(`views.title.${task.kind}`, { name: 'view' in task ? task.view.name : '' })}
        </DialogTitle>
        <DialogContent>
          <Typography sx={{ mb: 1 }}>{say(`views.lead.${task.kind}`)}</Typography>
          {isLost && <Alert severity="warning">{say('views.lost')}</Alert>}
          {error !== null && !isLost && nameFault === undefined && <Trouble error={error} />}
          {asksForName && (
            <>
              <TextField
                autoFocus
                label={say('views.name')}
                value={name}
                onChange={({ target }) => setName(target.value)}
                error={nameFault !== undefined}
                helperText={nameFault}
                slotProps={{ htmlInput: { required: true, maxLength: LONGEST_NAME, autoComplete: 'off' } }}
              />
              <FormControlLabel
                control={<Switch checked={shared} onChange={(_event, on) => setShared(on)} />}
                label={say('views.share')}
                sx={{ mt: 1 }}
              />
              <FormHelperText>{say('views.shareHint')}</FormHelperText>
            </>
          )}
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button color="inherit" onClick={onClose} disabled={busy}>
            {say('views.cancel')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={task.kind === 'remove' ? 'error' : 'primary'}
            disabled={busy || isLost}
          >
            {say(`views.submit.${task.kind}`)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
