import { Box, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.js';
import { PageHead } from '../../shared/page-head.js';
import { Trouble } from '../../shared/trouble.js';
import { readFestival } from '../edit/festival.api.js';
import { PhotosEditor } from './photos-editor.js';

/** The photos of one festival. */
export default function PhotosPage() {
  const say = useWords();
  const { id = '' } = useParams();
  // Read once when the page opens: what is saved later meets the page only through a lost race.
  const { data, error, refetch } = useQuery({
    queryKey: ['festival', id, 'photos'],
    queryFn: () => readFestival(id),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnReconnect: false,
  });
  return (
    <Box sx={{ p: { xs: 2, lg: 3 } }}>
      {error && (
        <>
          <PageHead title={say('photos.open')} back={{ to: '/festivals', text: say('festival.back') }} />
          <Trouble error={error} onRetry={() => void refetch()} />
        </>
      )}
      {data === undefined && !error && (
        <Box aria-busy sx={{ display: 'grid', gap: 2 }}>
          <Skeleton variant="rounded" height={44} width={320} />
          <Skeleton variant="rounded" height={320} />
        </Box>
      )}
      {data !== undefined && <PhotosEditor key={id} read={data} />}
    </Box>
  );
}
