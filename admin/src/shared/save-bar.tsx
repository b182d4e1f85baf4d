import { Box, Button, Paper, Typography } from '@mui/material';
import { useWords } from '../i18n/use-words.js';

interface SaveBarProps {
  /** The word on the button. */
  readonly text: string;
  /** Said while there is nothing to save. */
  readonly idle: string;
  readonly saving: boolean;
  readonly changes: number;
  readonly onUndo: () => void;
}

/** Stays in sight at the bottom: what is not saved yet, and the way to save it. */
export function SaveBar({ text, idle, saving, changes, onUndo }: SaveBarProps) {
  const say = useWords();
  return (
    <Paper
      variant="outlined"
      sx={{
        position: 'sticky',
        bottom: 12,
        zIndex: 2,
        mt: 2,
        px: 2,
        py: 1.25,
        borderRadius: '14px',
        boxShadow: 4,
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Typography
          role="status"
          sx={{ flex: 1, fontWeight: changes > 0 ? 650 : 400 }}
          color={changes > 0 ? 'warning.main' : 'text.secondary'}
        >
          {changes > 0 ? say('festival.unsaved', { smart_count: changes }) : idle}
        </Typography>
        <Button color="secondary" disabled={changes === 0 || saving} onClick={onUndo}>
          {say('festival.undo')}
        </Button>
        <Button type="submit" variant="contained" disabled={changes === 0 || saving}>
          {saving ? say('festival.saving') : text}
        </Button>
      </Box>
    </Paper>
  );
}
