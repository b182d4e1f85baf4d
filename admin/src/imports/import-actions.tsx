import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../i18n/use-words.js';
import { Trouble } from '../shared/trouble.js';
import { applyImport, type ImportDetail, undoImport } from './import.api.js';

interface ImportActionsProps {
  readonly one: ImportDetail;
  readonly onChanged: () => void;
}

/** Apply what the preview says, or take it back; taking back asks first. */
export function ImportActions({ one, onChanged }: ImportActionsProps) {
  const say = useWords();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
      setAsking(false);
    }
  };
  const apply = () =>
    attempt(async () => {
      await applyImport(one.id);
      onChanged();
    });
  const undo = () =>
    attempt(async () => {
      await undoImport(one.id);
      if (one.status === 'applied') onChanged();
      else await navigate('/imports');
    });
  const toApply = one.counts.new + one.counts.changed;
  const discarding = one.status !== 'applied';
  return (
    <>
      {problem !== null && <Trouble error={problem} />}
      {(one.status === 'applied' || one.status === 'previewed' || one.status === 'failed') && (
        <Button variant="outlined" color="secondary" disabled={busy} onClick={() => setAsking(true)}>
          {say(discarding ? 'imports.discard' : 'imports.undo')}
        </Button>
      )}
      {one.status === 'previewed' && (
        <Button variant="contained" disabled={busy || toApply === 0} onClick={() => void apply()}>
          {toApply === 0 ? say('imports.nothingToApply') : say('imports.apply', { smart_count: toApply })}
        </Button>
      )}
      {asking && (
        <Dialog open onClose={() => setAsking(false)} aria-labelledby="undo-import">
          <DialogTitle id="undo-import">
            {say(discarding ? 'imports.discardTitle' : 'imports.undoTitle')}
          </DialogTitle>
          <DialogContent>
            <DialogContentText>
              {say(discarding ? 'imports.discardText' : 'imports.undoText')}
            </DialogContentText>
          </DialogContent>
          <DialogActions>
            <Button color="secondary" onClick={() => setAsking(false)}>
              {say('imports.cancel')}
            </Button>
            <Button variant="contained" disabled={busy} onClick={() => void undo()}>
              {say(discarding ? 'imports.confirmDiscard' : 'imports.confirmUndo')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
