import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** A queue, and beside it the one of it that is looked at; on a narrow screen below it. */
export function ListAndView({ children }: { readonly children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '17rem minmax(0, 1fr)' },
      }}
    >
      {children}
    </Box>
  );
}
