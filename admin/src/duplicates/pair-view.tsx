import { Box, Typography } from '@mui/material';
import { useWords } from '../i18n/use-words.js';
import { Card } from '../shared/card.js';
import { type PageKey, usePageKeys } from '../shared/keys/page-keys.js';
import { Trouble } from '../shared/trouble.js';
import { ComparedTable } from './compared-table.js';
import { DecisionBar } from './decision-bar.js';
import { useTwoSides } from './festivals-of-pair.js';
import { PairMap } from './pair-map.js';
import { percentOf, usePairName } from './pair-name.js';
import { atNextOpen, type Queue, type Queued, stepped, withStanding } from './queue.rules.js';
import { Reasons } from './reasons.js';
import type { Decisions } from './use-decisions.js';

interface PairViewProps {
  readonly queue: Queue;
  readonly setQueue: (change: (queue: Queue) => Queue) => void;
  readonly inView: Queued;
  readonly decisions: Decisions;
}

/** One pair: how sure it is and why, both side by side, where they are, and the decision. */
export function PairView({ queue, setQueue, inView, decisions }: PairViewProps) {
  const say = useWords();
  const nameOf = usePairName();
  const { pair, standing } = inView;
  const sides = useTwoSides(pair);
  const undecided = standing === 'open' || standing === 'later';
  const later = () => setQueue((now) => atNextOpen(withStanding(now, pair, 'later')));
  const keys: PageKey[] = [
    { key: 'j', text: 'duplicates.keys.next', run: () => setQueue((now) => stepped(now, 1)) },
    { key: 'k', text: 'duplicates.keys.previous', run: () => setQueue((now) => stepped(now, -1)) },
    { key: 's', text: 'duplicates.keys.same', run: () => undecided && decisions.send(pair, 'same') },
    {
      key: 'd',
      text: 'duplicates.keys.different',
      run: () => undecided && decisions.send(pair, 'different'),
    },
    { key: 'l', text: 'duplicates.keys.later', run: () => undecided && later() },
    {
      key: 'u',
      text: 'duplicates.keys.undo',
      run: () => decisions.last !== undefined && decisions.send(decisions.last, null),
    },
  ];
  usePageKeys(keys);
  const at = queue.queued.findIndex((one) => one.pair.id === pair.id) + 1;
  return (
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <Box role="status">
        <Typography variant="h2">
          {say('duplicates.inView', { at, of: queue.queued.length, pair: nameOf(pair) })}
        </Typography>
        <Typography color="text.secondary">
          {say('duplicates.confidence', { percent: percentOf(pair) })}
        </Typography>
      </Box>
      <DecisionBar inView={inView} onDecide={(decision) => decisions.send(pair, decision)} onLater={later} />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 20rem' },
        }}
      >
        <Reasons reasons={pair.reasons} />
        <Card title={say('duplicates.map')}>
          <PairMap left={sides.left?.festival?.point} right={sides.right?.festival?.point} />
        </Card>
      </Box>
      {sides.error !== null && <Trouble error={sides.error} onRetry={sides.refetch} />}
      <ComparedTable sides={sides} />
    </Box>
  );
}
