import AddIcon from '@mui/icons-material/Add';
import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useLanguage, useWords } from '../../i18n/use-words.js';
import { formatDays, timingOf, todayInKorea } from '../../shared/days.js';
import { StatusChip } from '../../shared/status-chip.js';
import { Trouble } from '../../shared/trouble.js';
import { Card } from '../../shared/card.js';
import { EditionAdd } from './edition-add.js';
import { EditionChange } from './edition-change.js';
import { type Edition, removeEdition } from './festival.api.js';
import { useEditions } from './use-editions.js';
import { useRefresh } from './use-refresh.js';

type Open =
  | { readonly kind: 'none' | 'new' }
  | { readonly kind: 'change' | 'remove'; readonly edition: Edition };

/** The editions of a festival; each is saved by itself, at once. */
export function Editions({ festivalId }: { readonly festivalId: string }) {
  const say = useWords();
  const refresh = useRefresh();
  const { data, error, refetch } = useEditions(festivalId);
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  const close = () => setOpen({ kind: 'none' });
  const done = () => {
    close();
    refresh();
  };
  return (
    <Card
      title={say('editions.title')}
      aside={
        <Button size="small" startIcon={<AddIcon />} onClick={() => setOpen({ kind: 'new' })}>
          {say('editions.add')}
        </Button>
      }
    >
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {open.kind === 'new' && <EditionAdd festivalId={festivalId} onDone={done} onCancel={close} />}
      {data?.items.length === 0 && open.kind !== 'new' && (
        <Typography color="text.secondary">{say('editions.none')}</Typography>
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data?.items.map((edition) => (
          <Box component="li" key={edition.id} sx={{ borderTop: 1, borderColor: 'divider', py: 1 }}>
            {open.kind === 'change' && open.edition.id === edition.id ? (
              <EditionChange
                festivalId={festivalId}
                edition={open.edition}
                onSaved={refresh}
                onDone={done}
                onCancel={close}
              />
            ) : (
              <EditionLine edition={edition} onOpen={(kind) => setOpen({ kind, edition })} />
            )}
          </Box>
        ))}
      </Box>
      {data !== undefined && data.total > data.items.length && (
        <Typography color="text.secondary">{say('editions.more')}</Typography>
      )}
      {open.kind === 'remove' && (
        <RemoveDialog festivalId={festivalId} edition={open.edition} onDone={done} onCancel={close} />
      )}
    </Card>
  );
}

function EditionLine({
  edition,
  onOpen,
}: {
  readonly edition: Edition;
  readonly onOpen: (kind: 'change' | 'remove') => void;
}) {
  const say = useWords();
  const language = useLanguage();
  const days = formatDays(edition, language);
  const counts = edition.status === 'scheduled' || edition.status === 'ended';
  const facts = [
    edition.ordinal === null ? null : say('editions.ordinal', { ordinal: edition.ordinal }),
    counts ? timingOf(edition, todayInKorea(), say) : null,
    edition.price,
  ].filter((fact) => fact !== null);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 1 }}>
      <Box sx={{ flex: 1, minWidth: 150 }}>
        <Typography sx={{ fontWeight: 600, fontSize: '0.9375rem' }}>{days}</Typography>
        <Typography color="text.secondary" sx={{ fontSize: '0.8125rem' }}>
          {facts.join(' · ')}
        </Typography>
      </Box>
      <StatusChip of="status" value={edition.status} />
      <Box>
        <Button
          size="small"
          color="secondary"
          aria-label={`${say('editions.change')}: ${days}`}
          onClick={() => onOpen('change')}
        >
          {say('editions.change')}
        </Button>
        <Button
          size="small"
          color="secondary"
          aria-label={`${say('editions.remove')}: ${days}`}
          onClick={() => onOpen('remove')}
        >
          {say('editions.remove')}
        </Button>
      </Box>
    </Box>
  );
}

interface RemoveDialogProps {
  readonly festivalId: string;
  readonly edition: Edition;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

function RemoveDialog({ festivalId, edition, onDone, onCancel }: RemoveDialogProps) {
  const say = useWords();
  const language = useLanguage();
  const notify = useNotify();
  const [problem, setProblem] = useState<unknown>(null);
  const remove = async () => {
    try {
      await removeEdition(festivalId, edition);
      notify(say('editions.removed'), { type: 'success' });
      onDone();
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <Dialog open onClose={onCancel} aria-labelledby="remove-edition">
      <DialogTitle id="remove-edition">{say('editions.removeTitle')}</DialogTitle>
      <DialogContent>
        <DialogContentText>
          {say('editions.removeText', { days: formatDays(edition, language) })}
        </DialogContentText>
        {problem !== null && <Trouble error={problem} />}
      </DialogContent>
      <DialogActions>
        <Button color="secondary" onClick={onCancel}>
          {say('editions.cancel')}
        </Button>
        <Button variant="contained" onClick={() => void remove()}>
          {say('editions.remove')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
