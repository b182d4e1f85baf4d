import { Box, Typography } from '@mui/material';
import { ListBase } from 'react-admin';
import type { AuditEntry } from '../../api/data-provider.js';
import { useWords } from '../../i18n/use-words.js';
import { Entries } from '../audit/entries.js';
import { ReadsFilter } from '../audit/reads-filter.js';

const NEWEST_FIRST = { field: 'seq', order: 'DESC' } as const;

/** What the person did and what was done to their account. */
export function PersonTrail({ id }: { readonly id: string }) {
  const say = useWords();
  return (
    <ListBase<AuditEntry>
      resource="audit"
      filter={{ personId: id }}
      perPage={10}
      sort={NEWEST_FIRST}
      storeKey={false}
      disableSyncWithLocation
    >
      <Box component="section" aria-labelledby="trail" sx={{ mt: 4 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mb: 1 }}>
          <Box sx={{ flex: 1 }}>
            <Typography variant="h2" id="trail">
              {say('people.person.trail')}
            </Typography>
            <Typography color="text.secondary" sx={{ fontSize: '0.875rem' }}>
              {say('people.person.trailLead')}
            </Typography>
          </Box>
          <Box sx={{ width: 180 }}>
            <ReadsFilter />
          </Box>
        </Box>
        <Entries />
      </Box>
    </ListBase>
  );
}
