import { Box, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.js';
import { PageHead } from '../../shared/page-head.js';
import { Trouble } from '../../shared/trouble.js';
import { readFestival } from './festival.api.js';
import { FestivalEditor } from './festival-editor.js';

export default function FestivalEdit() {
  const { id = '' } = useParams();
  // Read once when the page opens: what is saved later meets the form only through a lost race.
  const { data, error, refetch } = useQuery({
    queryKey: ['festival', id],
    queryFn: () => readFestival(id),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnReconnect: false,
  });
  return (
    <Box sx={{ p: { xs: 2, lg: 3 } }}>
      {error && <Missing error={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && <Waiting />}
      {data !== undefined && <FestivalEditor key={id} read={data} />}
    </Box>
  );
}

function Missing({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const say = useWords();
  return (
    <>
      <PageHead title={say('nav.festivals')} back={{ to: '/festivals', text: say('festival.back') }} />
      <Trouble error={error} onRetry={onRetry} />
    </>
  );
}

function Waiting() {
  return (
    <Box aria-busy sx={{ display: 'grid', gap: 2 }}>
      <Skeleton variant="rounded" height={44} width={320} />
      <Skeleton variant="rounded" height={240} />
      <Skeleton variant="rounded" height={160} />
    </Box>
  );
}
