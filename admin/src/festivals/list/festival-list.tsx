import AddIcon from '@mui/icons-material/Add';
import { Box, Button, Paper } from '@mui/material';
import { ListBase, Pagination, useListContext } from 'react-admin';
import { Link } from 'react-router';
import type { FestivalItem } from '../../api/data-provider.js';
import { useWords } from '../../i18n/use-words.js';
import { PageHead } from '../../shared/page-head.js';
import { Trouble } from '../../shared/trouble.js';
import { BulkBar } from './bulk/bulk-bar.js';
import { type Selection, useSelection } from './bulk/use-selection.js';
import { ColumnsMenu } from './columns-menu.js';
import { ExportLinks } from './export-links.js';
import { FestivalFilters } from './festival-filters.js';
import { FestivalTable } from './festival-table.js';
import { NothingFound } from './nothing-found.js';
import { SavedViews } from './views/saved-views.js';

const USUAL_ORDER = { field: 'usual', order: 'ASC' } as const;

export default function FestivalList() {
  return (
    <ListBase<FestivalItem> perPage={25} sort={USUAL_ORDER} disableSyncWithLocation={false}>
      <Box sx={{ p: { xs: 2, lg: 3 } }}>
        <Head />
        <SavedViews />
        <FestivalFilters />
        <Content />
      </Box>
    </ListBase>
  );
}

function Head() {
  const say = useWords();
  const { total } = useListContext<FestivalItem>();
  return (
    <PageHead
      title={say('list.title')}
      aside={total === undefined ? undefined : say('list.total', { smart_count: total })}
    >
      <ColumnsMenu />
      <ExportLinks />
      <Button component={Link} to="/festivals/create" variant="contained" startIcon={<AddIcon />}>
        {say('list.add')}
      </Button>
    </PageHead>
  );
}

function Content() {
  const { data } = useListContext<FestivalItem>();
  const selection = useSelection(data);
  return (
    <>
      <Listed selection={selection} />
      <BulkBar selection={selection} />
    </>
  );
}

function Listed({ selection }: { readonly selection: Selection }) {
  const { error, refetch, total, isPending } = useListContext<FestivalItem>();
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!isPending && total === 0) return <NothingFound />;
  return (
    <Paper variant="outlined" sx={{ borderRadius: '14px', overflow: 'hidden' }}>
      <FestivalTable selection={selection} />
      <Pagination rowsPerPageOptions={[10, 25, 50, 100]} />
    </Paper>
  );
}
