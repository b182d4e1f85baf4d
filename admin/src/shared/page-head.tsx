import ArrowBackIcon from '@mui/icons-material/ArrowBack';
import { Box, Button, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

export interface PageHeadProps {
  readonly title: string;
  /** Said after the title, such as how many there are. */
  readonly aside?: ReactNode;
  readonly back?: { readonly to: string; readonly text: string };
  readonly children?: ReactNode;
}

/** The heading of a page with its main actions. */
export function PageHead({ title, aside, back, children }: PageHeadProps) {
  return (
    <Box component="header" sx={{ mb: 2 }}>
      <DocumentTitle title={title} />
      {back && (
        <Button
          component={Link}
          to={back.to}
          size="small"
          color="secondary"
          startIcon={<ArrowBackIcon />}
          sx={{ ml: -0.5, mb: 0.5 }}
        >
          {back.text}
        </Button>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
        <Typography variant="h1">{title}</Typography>
        {aside !== undefined && <Box sx={{ color: 'text.secondary' }}>{aside}</Box>}
        <Box sx={{ flex: 1 }} />
        {children}
      </Box>
    </Box>
  );
}

function DocumentTitle({ title }: { readonly title: string }) {
  return <title>{`${title} · Fasteval`}</title>;
}
