import { Box, Link, TableCell, TableRow, Typography } from '@mui/material';
import { ListBase, Pagination, useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { useLanguage, useWords } from '../i18n/use-words.js';
import { DataTable } from '../shared/data-table.js';
import { formatInstant, formatSince } from '../shared/days.js';
import { PageHead } from '../shared/page-head.js';
import { StatusChip } from '../shared/status-chip.js';
import { Trouble } from '../shared/trouble.js';
import { Counts } from './counts.js';
import { type ImportItem, isAtWork, LOOK_MS } from './import.api.js';
import { ImportUpload } from './import-upload.js';

export default function ImportList() {
  const say = useWords();
  return (
    <ListBase<ImportItem>
      perPage={10}
      sort={{ field: 'createdAt', order: 'DESC' }}
      queryOptions={{
        refetchInterval: ({ state }) => (state.data?.data.some(isAtWork) === true ? LOOK_MS : false),
      }}
    >
      <Box sx={{ p: { xs: 2, lg: 3 } }}>
        <PageHead title={say('imports.title')} />
        <Typography color="text.secondary" sx={{ mb: 2, maxWidth: '75ch' }}>
          {say('imports.lead')}
        </Typography>
        <ImportUpload />
        <Typography variant="h2" sx={{ mt: 4, mb: 1 }}>
          {say('imports.history')}
        </Typography>
        <History />
      </Box>
    </ListBase>
  );
}

function History() {
  const say = useWords();
  const { data, error, refetch, total } = useListContext<ImportItem>();
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (total === 0) return <Typography color="text.secondary">{say('imports.none')}</Typography>;
  return (
    <DataTable
      label={say('imports.history')}
      columns={[
        { key: 'file', text: say('imports.file') },
        { key: 'state', text: say('imports.state') },
        { key: 'result', text: say('imports.result') },
        { key: 'who', text: say('imports.who') },
        { key: 'when', text: say('imports.when'), align: 'right' },
      ]}
      foot={<Pagination rowsPerPageOptions={[10, 25, 50]} />}
    >
      {data?.map((one) => (
        <HistoryRow key={one.id} one={one} />
      ))}
    </DataTable>
  );
}

function HistoryRow({ one }: { readonly one: ImportItem }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <TableRow hover>
      <TableCell>
        <Link
          component={RouterLink}
          to={`/imports/${one.id}/show`}
          color="text.primary"
          underline="hover"
          sx={{ fontWeight: 650 }}
        >
          {one.fileName}
        </Link>
      </TableCell>
      <TableCell>
        <StatusChip of="importStatus" value={one.status} />
      </TableCell>
      <TableCell>{one.problem === null ? <Counts counts={one.counts} /> : one.problem.message}</TableCell>
      <TableCell>{one.uploadedBy ?? say('imports.commandLine')}</TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
        <time dateTime={one.createdAt} title={formatInstant(one.createdAt, language)}>
          {formatSince(one.createdAt, language)}
        </time>
      </TableCell>
    </TableRow>
  );
}
