import { Box, Button } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../i18n/use-words.js';
import { useIsAdmin } from '../session/use-is-admin.js';
import { EmptyState } from './empty-state.js';
import { PageHead } from './page-head.js';

interface AdminsOnlyProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** Tells an editor whose page this is, before anything is asked of the API, which would refuse. */
export function AdminsOnly({ title, children }: AdminsOnlyProps) {
  const say = useWords();
  const isAdmin = useIsAdmin();
  if (isAdmin === undefined) return null;
  if (isAdmin) return children;
  return (
    <Box sx={{ p: { xs: 2, lg: 3 } }}>
      <PageHead title={title} />
      <EmptyState title={say('people.notForYou.title')} text={say('people.notForYou.text')}>
        <Button component={Link} to="/festivals" variant="outlined" color="secondary">
          {say('people.notForYou.back')}
        </Button>
      </EmptyState>
    </Box>
  );
}
