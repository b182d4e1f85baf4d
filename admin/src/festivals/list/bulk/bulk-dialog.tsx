import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  LinearProgress,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import type { FestivalItem } from '../../../api/data-provider.js';
import { useWords } from '../../../i18n/use-words.js';
import { Trouble } from '../../../shared/trouble.js';
import { type BulkChange, type BulkResult, changeMany } from './bulk.api.js';
import { BulkResults } from './bulk-results.js';
import { ChangeFields, changeOf, type Wish } from './change-fields.js';
import { countToChange } from './bulk.rules.js';

interface BulkDialogProps {
  readonly festivals: readonly FestivalItem[];
  /** Whether anything was sent, so that the list is not what it was. */
  readonly onClose: (isDone: boolean) => void;
}

/** Asks what to change and says of how many; then shows how far it is, and what became of each. */
export function BulkDialog({ festivals, onClose }: BulkDialogProps) {
  const say = useWords();
  const titleId = useId();
  const [wish, setWish] = useState<Wish>({ kind: 'category', value: '' });
  const [asked, setAsked] = useState<readonly FestivalItem[]>(festivals);
  const [results, setResults] = useState<readonly BulkResult[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const change = changeOf(wish);
  const total = asked.length;

  const send = async (these: readonly FestivalItem[], what: BulkChange) => {
    setAsked(these);
    setResults([]);
    setBusy(true);
    setError(null);
    try {
      await changeMany(these, what, (some) => setResults((before) => [...(before ?? []), ...some]));
    } catch (reason) {
      setError(reason);
    }
    setBusy(false);
  };
  const hidden = wish.kind === 'hide' && !busy ? changedOf(asked, results ?? []) : [];
  const close = () => onClose(results !== null);

  return (
    <Dialog open onClose={busy ? undefined : close} aria-labelledby={titleId} fullWidth maxWidth="sm">
      <DialogTitle id={titleId}>{say('bulk.title', { smart_count: total })}</DialogTitle>
      <DialogContent>
        {results === null ? (
          <>
            <ChangeFields wish={wish} onChange={setWish} />
            <Typography role="status" sx={{ mt: 2 }}>
              {change === null ? (
                say('bulk.choose')
              ) : (
                <Forecast festivals={asked} wish={wish} change={change} />
              )}
            </Typography>
          </>
        ) : (
          <>
            {busy && (
              <>
                <Typography sx={{ mb: 1 }}>
                  {say('bulk.progress', { done: results.length, total })}
                </Typography>
                <LinearProgress
                  variant="determinate"
                  value={(100 * results.length) / total}
                  aria-label={say('bulk.progressLabel')}
                />
              </>
            )}
            {error !== null && (
              <Trouble error={error} onRetry={() => change !== null && void send(asked, change)} />
            )}
            <BulkResults festivals={asked} results={results} />
          </>
        )}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        {hidden.length > 0 && (
          <Button
            color="secondary"
            onClick={() => {
              setWish({ kind: 'publish', value: '' });
              void send(hidden, { status: 'published' });
            }}
          >
            {say('bulk.publishAgain')}
          </Button>
        )}
        <Button color="inherit" onClick={close} disabled={busy}>
          {say(results === null ? 'bulk.cancel' : 'bulk.close')}
        </Button>
        {results === null && (
          <Button
            variant="contained"
            color={wish.kind === 'hide' ? 'error' : 'primary'}
            disabled={change === null}
            onClick={() => change !== null && void send(asked, change)}
          >
            {say('bulk.apply', { smart_count: total })}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

interface ForecastProps {
  readonly festivals: readonly FestivalItem[];
  readonly wish: Wish;
  readonly change: BulkChange;
}

/** What will happen to how many, as far as the list can tell. */
function Forecast({ festivals, wish, change }: ForecastProps) {
  const say = useWords();
  const { changing, already, without } = countToChange(festivals, change);
  return (
    <>
      {say(`bulk.will.${wish.kind}`, { smart_count: changing })}
      {already > 0 && ` ${say('bulk.already', { smart_count: already })}`}
      {without > 0 && ` ${say('bulk.without', { smart_count: without })}`}
    </>
  );
}

/** Those that were changed, as they are now. */
function changedOf(festivals: readonly FestivalItem[], results: readonly BulkResult[]): FestivalItem[] {
  const now = new Map(
    results.flatMap(({ id, outcome, version }) =>
      outcome === 'changed' && version !== null ? [[id, version]] : [],
    ),
  );
  return festivals.flatMap((festival) => {
    const version = now.get(festival.id);
    return version === undefined ? [] : [{ ...festival, version }];
  });
}
