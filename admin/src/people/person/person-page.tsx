import { Box, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.js';
import { AdminsOnly } from '../../shared/admins-only.js';
import { PageHead } from '../../shared/page-head.js';
import { Trouble } from '../../shared/trouble.js';
import { readUser } from './person.api.js';
import { PersonEditor } from './person-editor.js';

export default function PersonPage() {
  const say = useWords();
  return (
    <AdminsOnly title={say('people.title')}>
      <Person />
    </AdminsOnly>
  );
}

function Person() {
  const say = useWords();
  const { id = '' } = useParams();
  // Read once when the page opens: what is saved later meets the form only through a lost race.
  const { data, error, refetch } = useQuery({
    queryKey: ['user', id],
    queryFn: () => readUser(id),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnReconnect: false,
  });
  return (
    <Box sx={{ p: { xs: 2, lg: 3 } }}>
      {error && (
        <>
          <PageHead title={say('people.title')} back={{ to: '/users', text: say('people.person.back') }} />
          <Trouble error={error} onRetry={() => void refetch()} />
        </>
      )}
      {data === undefined && !error && <Waiting />}
      {data !== undefined && <PersonEditor key={id} read={data} />}
    </Box>
  );
}

function Waiting() {
  return (
    <Box aria-busy sx={{ display: 'grid', gap: 2 }}>
      <Skeleton variant="rounded" height={44} width={320} />
      <Skeleton variant="rounded" height={200} />
      <Skeleton variant="rounded" height={160} />
    </Box>
  );
}
