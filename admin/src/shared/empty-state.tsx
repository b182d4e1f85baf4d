import { Box, Paper, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { lantern } from '../layout/lantern.js';

interface EmptyStateProps {
  readonly title: string;
  readonly text: string;
  /** What one may do now. */
  readonly children: ReactNode;
}

/** Where there is nothing to show: why, and the way on. */
export function EmptyState({ title, text, children }: EmptyStateProps) {
  return (
    <Paper variant="outlined" sx={{ borderRadius: '14px', py: 8, px: 2, textAlign: 'center' }}>
      <img src={lantern} alt="" width={56} height={56} />
      <Typography variant="h2" sx={{ mt: 2, mb: 0.5 }}>
        {title}
      </Typography>
      <Typography color="text.secondary" gutterBottom>
        {text}
      </Typography>
      <Box sx={{ mt: 2, display: 'flex', gap: 1, justifyContent: 'center' }}>{children}</Box>
    </Paper>
  );
}
