import { Box, Button, CircularProgress, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.js';
import { EmptyState } from '../shared/empty-state.js';
import { PageHead } from '../shared/page-head.js';
import { Trouble } from '../shared/trouble.js';
import { DecisionNews } from './decision-news.js';
import type { Order } from './report.api.js';
import { ReportedList } from './reported-list.js';
import { ReportedView } from './reported-view.js';
import { useQueue } from './use-queue.js';

const ORDERS = ['risk', 'age'] as const;

/** Reviews that people reported and appeals of their authors: the queue, one of them, and what an editor says of it. */
export default function ModerationPage() {
  const say = useWords();
  const [order, setOrder] = useState<Order>('risk');
  return (
    <Box sx={{ p: { xs: 2, lg: 3 } }}>
      <PageHead title={say('moderation.title')}>
        <ToggleButtonGroup
          exclusive
          size="small"
          color="secondary"
          value={order}
          aria-label={say('moderation.order')}
          onChange={(_event, chosen: Order | null) => setOrder(chosen ?? order)}
          sx={{ bgcolor: 'background.paper' }}
        >
          {ORDERS.map((one) => (
            <ToggleButton key={one} value={one}>
              {say(`moderation.orders.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </PageHead>
      <Typography color="text.secondary" sx={{ mb: 2, maxWidth: '75ch' }}>
        {say('moderation.lead')}
      </Typography>
      <Reviews key={order} order={order} />
    </Box>
  );
}

function Reviews({ order }: { readonly order: Order }) {
  const say = useWords();
  const reviews = useQueue(order);
  const { queue, inView, error, isFetching, readAnew } = reviews;
  if (queue === undefined && error === null)
    return <CircularProgress aria-label={say('moderation.loading')} />;
  return (
    <>
      <DecisionNews news={reviews.news} onShow={reviews.show} />
      {error !== null && !isFetching && <Trouble error={error} onRetry={readAnew} />}
      {queue !== undefined && inView === undefined && (
        <EmptyState title={say('moderation.emptyTitle')} text={say('moderation.emptyText')}>
          <Button variant="outlined" color="secondary" onClick={readAnew}>
            {say('moderation.lookAgain')}
          </Button>
        </EmptyState>
      )}
      {queue !== undefined && inView !== undefined && (
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '17rem minmax(0, 1fr)' },
          }}
        >
          <ReportedList reviews={reviews} queue={queue} inView={inView} />
          <ReportedView key={inView.review.id} reviews={reviews} inView={inView} />
        </Box>
      )}
    </>
  );
}
