import { Box, Skeleton } from '@mui/material';
import type { ReactNode } from 'react';
import { PageHead, type PageHeadProps } from './page-head.js';
import { Trouble } from './trouble.js';
import { useReadOnce } from './use-read-once.js';

interface PageOfOneProps<Read> {
  readonly queryKey: readonly string[];
  readonly read: () => Promise<Read>;
  /** Its head where it cannot be read. */
  readonly missing: Pick<PageHeadProps, 'title' | 'back'>;
  readonly children: (read: Read) => ReactNode;
}

/** A page that changes one thing. */
export function PageOfOne<Read>({ queryKey, read, missing, children }: PageOfOneProps<Read>) {
  const { data, error, refetch } = useReadOnce(queryKey, read);
  return (
    <Box sx={{ p: { xs: 2, lg: 3 } }}>
      {error && (
        <>
          <PageHead {...missing} />
          <Trouble error={error} onRetry={() => void refetch()} />
        </>
      )}
      {data === undefined && !error && (
        <Box aria-busy sx={{ display: 'grid', gap: 2 }}>
          <Skeleton variant="rounded" height={44} width={320} />
          <Skeleton variant="rounded" height={240} />
          <Skeleton variant="rounded" height={160} />
        </Box>
      )}
      {data !== undefined && children(data)}
    </Box>
  );
}
