import { Box, Button, Paper, Typography } from '@mui/material';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import type { FestivalItem } from '../../../api/data-provider.js';
import { useWords } from '../../../i18n/use-words.js';
import { BulkDialog } from './bulk-dialog.js';
import { MOST_SELECTED, type Selection } from './use-selection.js';

/** Says how many are ticked, and leads to what may be done with them; it is there only while some are. */
export function BulkBar({ selection }: { readonly selection: Selection }) {
  const say = useWords();
  const { refetch } = useListContext<FestivalItem>();
  const [isOpen, setOpen] = useState(false);
  const count = selection.festivals.length;
  const close = (isDone: boolean) => {
    setOpen(false);
    if (!isDone) return;
    selection.clear();
    void refetch();
  };
  return (
    <Box role="status" sx={{ position: 'sticky', bottom: 0, zIndex: 2 }}>
      {count > 0 && (
        <Paper
          elevation={3}
          sx={{ p: 1.5, mt: 1, display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}
        >
          <Typography sx={{ fontWeight: 650, mr: 'auto' }}>
            {say('bulk.selected', { smart_count: count })}
            {count === MOST_SELECTED && ` · ${say('bulk.most', { count: MOST_SELECTED })}`}
          </Typography>
          <Button color="secondary" onClick={selection.clear}>
            {say('bulk.clear')}
          </Button>
          <Button variant="contained" onClick={() => setOpen(true)}>
            {say('bulk.change')}
          </Button>
        </Paper>
      )}
      {isOpen && <BulkDialog festivals={selection.festivals} onClose={close} />}
    </Box>
  );
}
