import { Box, Skeleton } from '@mui/material';
import { lazy, Suspense } from 'react';
import { ASPECT } from './view.rules.js';

/** With the outline of the country, which nothing else on the page needs. */
const KoreaMap = lazy(() => import('./korea-map.js'));

/** The festival's point on a map, to be seen and placed. */
export function PlaceOnMap() {
  return (
    <Box sx={{ mt: 2 }}>
      <Suspense
        fallback={
          <Skeleton
            variant="rounded"
            sx={{ width: '100%', maxWidth: 420, height: 'auto', aspectRatio: ASPECT }}
          />
        }
      >
        <KoreaMap />
      </Suspense>
    </Box>
  );
}
