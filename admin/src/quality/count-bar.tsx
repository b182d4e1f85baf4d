import { Box } from '@mui/material';

interface CountBarProps {
  readonly count: number;
  /** The count of the longest bar beside it. */
  readonly most: number;
  /** Those of them that are errors, drawn first. */
  readonly errors: number;
  readonly note?: string;
}

/** A number with its bar; the bar tells nothing that the number does not. */
export function CountBar({ count, most, errors, note }: CountBarProps) {
  const share = (part: number) => `${(part / most) * 100}%`;
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: '3.5rem minmax(4rem, 1fr) minmax(0, 6rem)',
        alignItems: 'center',
        gap: 1.5,
        fontVariantNumeric: 'tabular-nums',
      }}
    >
      <Box component="span" sx={{ textAlign: 'right' }}>
        {count.toLocaleString()}
      </Box>
      <Box
        aria-hidden
        sx={{ display: 'flex', height: 10, borderRadius: '5px', bgcolor: 'action.hover', overflow: 'hidden' }}
      >
        <Box sx={{ width: share(errors), bgcolor: 'error.main' }} />
        <Box sx={{ width: share(count - errors), bgcolor: 'warning.main' }} />
      </Box>
      <Box component="span" sx={{ color: 'error.main', fontSize: '0.8125rem' }}>
        {note}
      </Box>
    </Box>
  );
}
