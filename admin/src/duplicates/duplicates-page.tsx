import { Box, CircularProgress, Typography } from '@mui/material';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.js';
import { ListAndView } from '../shared/list-and-view.js';
import { ListSwitch } from '../shared/list-switch.js';
import { PageHead } from '../shared/page-head.js';
import { Trouble } from '../shared/trouble.js';
import type { Decision } from './duplicate.api.js';
import { NothingToShow } from './nothing-to-show.js';
import { PairList } from './pair-list.js';
import { PairNews } from './pair-news.js';
import { PairView } from './pair-view.js';
import { useDecisions } from './use-decisions.js';
import { usePairs } from './use-pairs.js';

const SHOWN = ['none', 'same', 'different'] as const;
type Shown = Decision | 'none';

/** Pairs of records that may be one festival: the queue, one pair side by side, and what an editor says of it. */
export default function DuplicatesPage() {
  const say = useWords();
  const [shown, setShown] = useState<Shown>('none');
  return (
    <Box sx={{ p: { xs: 2, lg: 3 } }}>
      <PageHead title={say('duplicates.title')}>
        <ListSwitch
          label={say('duplicates.show')}
          options={SHOWN}
          value={shown}
          textOf={(one) => say(`duplicates.tabs.${one}`)}
          onChange={setShown}
        />
      </PageHead>
      <Typography color="text.secondary" sx={{ mb: 2, maxWidth: '75ch' }}>
        {say('duplicates.lead')}
      </Typography>
      <Pairs key={shown} shown={shown} />
    </Box>
  );
}

function Pairs({ shown }: { readonly shown: Shown }) {
  const say = useWords();
  const pairs = usePairs(shown);
  const { queue, setQueue, isRead, error, isFetching, readOn } = pairs;
  const decisions = useDecisions(setQueue);
  const inView = queue.queued.find(({ pair }) => pair.id === queue.at);
  if (!isRead)
    return error === null ? (
      <CircularProgress aria-label={say('duplicates.loading')} />
    ) : (
      <Trouble error={error} onRetry={readOn} />
    );
  return (
    <>
      <PairNews decisions={decisions} onShow={({ id }) => setQueue((now) => ({ ...now, at: id }))} />
      {error !== null && !isFetching && <Trouble error={error} onRetry={readOn} />}
      {inView === undefined ? (
        <NothingToShow shown={shown} />
      ) : (
        <ListAndView>
          <PairList pairs={pairs} isUndecided={shown === 'none'} />
          <PairView queue={queue} setQueue={setQueue} inView={inView} decisions={decisions} />
        </ListAndView>
      )}
    </>
  );
}
