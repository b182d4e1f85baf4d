import { Box, Typography } from '@mui/material';
import { ListBase, useListContext } from 'react-admin';
import type { AuditEntry } from '../../api/data-provider.js';
import { useWords } from '../../i18n/use-words.js';
import { AdminsOnly } from '../../shared/admins-only.js';
import { PageHead } from '../../shared/page-head.js';
import { AuditFilters } from './audit-filters.js';
import { Entries } from './entries.js';

const NEWEST_FIRST = { field: 'seq', order: 'DESC' } as const;

export default function AuditPage() {
  const say = useWords();
  return (
    <AdminsOnly title={say('people.audit.title')}>
      <ListBase<AuditEntry> perPage={25} sort={NEWEST_FIRST}>
        <Box sx={{ p: { xs: 2, lg: 3 } }}>
          <Head />
          <AuditFilters />
          <Entries />
        </Box>
      </ListBase>
    </AdminsOnly>
  );
}

function Head() {
  const say = useWords();
  const { total } = useListContext<AuditEntry>();
  return (
    <>
      <PageHead
        title={say('people.audit.title')}
        aside={total === undefined ? undefined : say('people.audit.total', { smart_count: total })}
      />
      <Typography color="text.secondary" sx={{ mb: 2, maxWidth: '75ch' }}>
        {say('people.audit.lead')}
      </Typography>
    </>
  );
}
