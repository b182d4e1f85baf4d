import { Box, Button, Typography } from '@mui/material';
import { ListBase, useListContext } from 'react-admin';
import type { User } from '../../api/data-provider.js';
import { useWords } from '../../i18n/use-words.js';
import { AdminsOnly } from '../../shared/admins-only.js';
import { EmptyState } from '../../shared/empty-state.js';
import { PageHead } from '../../shared/page-head.js';
import { Trouble } from '../../shared/trouble.js';
import { PeopleFilters } from './people-filters.js';
import { PeopleTable } from './people-table.js';

const NEWEST_FIRST = { field: 'createdAt', order: 'DESC' } as const;

export default function PeopleList() {
  const say = useWords();
  return (
    <AdminsOnly title={say('people.title')}>
      <ListBase<User> perPage={25} sort={NEWEST_FIRST}>
        <Box sx={{ p: { xs: 2, lg: 3 } }}>
          <Head />
          <PeopleFilters />
          <Content />
        </Box>
      </ListBase>
    </AdminsOnly>
  );
}

function Head() {
  const say = useWords();
  const { total } = useListContext<User>();
  return (
    <>
      <PageHead
        title={say('people.title')}
        aside={total === undefined ? undefined : say('people.total', { smart_count: total })}
      />
      <Typography color="text.secondary" sx={{ mb: 2, maxWidth: '75ch' }}>
        {say('people.lead')}
      </Typography>
    </>
  );
}

function Content() {
  const { error, refetch, total, isPending } = useListContext<User>();
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!isPending && total === 0) return <NobodyFound />;
  return <PeopleTable />;
}

function NobodyFound() {
  const say = useWords();
  const { setFilters, ...list } = useListContext<User>();
  const asked = Object.keys(list.filterValues as object).length > 0;
  return (
    <EmptyState
      title={say(asked ? 'people.noMatchTitle' : 'people.emptyTitle')}
      text={say(asked ? 'people.noMatchText' : 'people.emptyText')}
    >
      {asked && (
        <Button variant="outlined" color="secondary" onClick={() => setFilters({}, {})}>
          {say('people.clear')}
        </Button>
      )}
    </EmptyState>
  );
}
