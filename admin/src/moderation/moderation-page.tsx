import { Box, Button, CircularProgress, Typography } from '@mui/material';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.js';
import { EmptyState } from '../shared/empty-state.js';
import { ListAndView } from '../shared/list-and-view.js';
import { ListSwitch } from '../shared/list-switch.js';
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
        <ListSwitch
          label={say('moderation.order')}
          options={ORDERS}
          value={order}
          textOf={(one) => say(`moderation.orders.${one}`)}
          onChange={setOrder}
        />
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
        <ListAndView>
          <ReportedList reviews={reviews} queue={queue} inView={inView} />
          <ReportedView key={inView.review.id} reviews={reviews} inView={inView} />
        </ListAndView>
      )}
    </>
  );
}
