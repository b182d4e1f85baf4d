import { Box, Paper, Skeleton } from '@mui/material';
import { Pagination, useListContext } from 'react-admin';
import type { AuditEntry } from '../../api/data-provider.js';
import { useLanguage, useWords } from '../../i18n/use-words.js';
import { formatKoreanTime } from '../../shared/days.js';
import { Trouble } from '../../shared/trouble.js';
import { Changes } from './changes.js';
import { EntryDetails } from './entry-details.js';
import { changesOf } from './fields.js';
import { NoEntries } from './no-entries.js';
import { accountsIn, NamesProvider, usePeopleNamed } from './people-named.js';
import { Sentence } from './sentence.js';

/** Of more, the rest stands among the details. */
const IN_SIGHT = 3;

/** The entries of the list around it, newest first. */
export function Entries() {
  const say = useWords();
  const { data, error, refetch, total, isPending, isFetching } = useListContext<AuditEntry>();
  const names = usePeopleNamed(accountsIn(data ?? []));
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!isPending && total === 0) return <NoEntries />;
  return (
    <Paper variant="outlined" sx={{ borderRadius: '14px', overflow: 'hidden' }}>
      <NamesProvider value={names}>
        <Box
          component="ol"
          aria-label={say('people.audit.list')}
          aria-busy={isFetching}
          sx={{ m: 0, p: 0, listStyle: 'none' }}
        >
          {isPending ? <Waiting /> : data.map((entry) => <Entry key={entry.id} entry={entry} />)}
        </Box>
      </NamesProvider>
      <Pagination rowsPerPageOptions={[10, 25, 50]} />
    </Paper>
  );
}

function Entry({ entry }: { readonly entry: AuditEntry }) {
  const language = useLanguage();
  const changes = changesOf(entry.before, entry.after).filter(({ field }) => field !== 'count');
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', md: '190px minmax(0, 1fr)' },
        columnGap: 2,
        px: 2,
        py: 1.25,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box
        component="time"
        dateTime={entry.at}
        sx={{ color: 'text.secondary', fontSize: '0.875rem', fontVariantNumeric: 'tabular-nums' }}
      >
        {formatKoreanTime(entry.at, language)}
      </Box>
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Sentence entry={entry} />
        {changes.length > 0 && <Changes kind={entry.subject.kind} changes={changes.slice(0, IN_SIGHT)} />}
        <EntryDetails entry={entry} changes={changes.slice(IN_SIGHT)} />
      </Box>
    </Box>
  );
}

function Waiting() {
  return Array.from({ length: 6 }, (_, row) => (
    <Box component="li" key={row} sx={{ px: 2, py: 1.5, borderBottom: 1, borderColor: 'divider' }}>
      <Skeleton width={`${70 - (row % 3) * 14}%`} />
    </Box>
  ));
}
