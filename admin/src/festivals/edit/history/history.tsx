import { Box, Pagination, Skeleton, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../../i18n/use-words.js';
import { Card } from '../../../shared/card.js';
import { Trouble } from '../../../shared/trouble.js';
import { readTrail } from '../festival.api.js';
import type { FestivalInHand } from '../use-festival.js';
import { HistoryEntry } from './history-entry.js';

const A_PAGE = 10;

/** What editors and imports did to the festival, newest first, and the way back of each change. */
export function History({ inHand }: { readonly inHand: FestivalInHand }) {
  const say = useWords();
  const [page, setPage] = useState(1);
  const { id } = inHand.base.festival;
  const { data, error, refetch, isPending, isFetching } = useQuery({
    queryKey: ['trail', id, page],
    queryFn: () => readTrail(id, page, A_PAGE),
    placeholderData: keepPreviousData,
  });
  const pages = Math.ceil((data?.total ?? 0) / A_PAGE);
  return (
    <Box sx={{ mt: 2 }}>
      <Card title={say('editing.history.title')}>
        <Typography color="text.secondary" sx={{ fontSize: '0.875rem' }}>
          {say('editing.history.lead')}
        </Typography>
        {error && <Trouble error={error} onRetry={() => void refetch()} />}
        {data?.total === 0 && (
          <Typography color="text.secondary" sx={{ mt: 1.5 }}>
            {say('editing.history.none')}
          </Typography>
        )}
        <Box
          component="ol"
          aria-label={say('editing.history.title')}
          aria-busy={isFetching}
          sx={{ m: 0, p: 0, listStyle: 'none' }}
        >
          {isPending && <Waiting />}
          {data?.items.map((entry) => (
            <HistoryEntry key={entry.id} entry={entry} inHand={inHand} />
          ))}
        </Box>
        {pages > 1 && (
          <Pagination
            count={pages}
            page={page}
            onChange={(_event, next) => setPage(next)}
            aria-label={say('editing.history.pages')}
            getItemAriaLabel={(type, number) =>
              type === 'page'
                ? say('editing.history.page', { page: number ?? 1 })
                : say(type === 'next' ? 'editing.history.older' : 'editing.history.newer')
            }
            sx={{ mt: 1.5 }}
          />
        )}
      </Card>
    </Box>
  );
}

function Waiting() {
  return [62, 48, 70].map((width) => (
    <Box component="li" key={width} sx={{ py: 1.25 }}>
      <Skeleton width={`${width}%`} />
    </Box>
  ));
}
