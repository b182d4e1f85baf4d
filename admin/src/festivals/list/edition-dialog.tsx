import { Dialog, DialogContent, DialogTitle, Skeleton, Typography } from '@mui/material';
import { useId } from 'react';
import { useWords } from '../../i18n/use-words.js';
import { Trouble } from '../../shared/trouble.js';
import { EditionAdd } from '../edit/edition-add.js';
import { EditionChange } from '../edit/edition-change.js';
import { useEditions } from '../edit/use-editions.js';
import { useRefresh } from '../edit/use-refresh.js';

interface EditionDialogProps {
  readonly festivalId: string;
  readonly festivalName: string;
  /** Null where nobody has announced one. */
  readonly editionId: string | null;
  readonly onClose: () => void;
}

/** Days and status of the edition that a list shows, without leaving the list. */
export default function EditionDialog({ festivalId, festivalName, editionId, onClose }: EditionDialogProps) {
  const refresh = useRefresh();
  const titleId = useId();
  const done = () => {
    onClose();
    refresh();
  };
  const ways = { festivalId, onDone: done, onCancel: onClose, isBrief: true };
  return (
    <Dialog open fullWidth maxWidth="sm" onClose={onClose} aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{festivalName}</DialogTitle>
      <DialogContent>
        {editionId === null ? (
          <EditionAdd {...ways} />
        ) : (
          <KnownEdition {...ways} editionId={editionId} onSaved={refresh} />
        )}
      </DialogContent>
    </Dialog>
  );
}

interface KnownEditionProps {
  readonly festivalId: string;
  readonly editionId: string;
  readonly onSaved: () => void;
  readonly onDone: () => void;
  readonly onCancel: () => void;
  readonly isBrief: boolean;
}

function KnownEdition({ editionId, ...ways }: KnownEditionProps) {
  const say = useWords();
  const { data, error, isFetchedAfterMount, refetch } = useEditions(ways.festivalId);
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  // What was read for another page may be older than what the list shows.
  if (data === undefined || !isFetchedAfterMount)
    return <Skeleton variant="rounded" height={120} role="status" aria-label={say('list.loadingEdition')} />;
  const edition = data.items.find(({ id }) => id === editionId);
  if (edition === undefined) return <Typography>{say('list.editionGone')}</Typography>;
  return <EditionChange {...ways} edition={edition} />;
}
