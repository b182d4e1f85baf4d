import { Box, Button, Chip, List, ListItem, ListItemButton, Paper, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useWords } from '../i18n/use-words.js';
import { percentOf } from './pair-name.js';
import type { Queued, Standing } from './queue.rules.js';
import type { Pairs } from './use-pairs.js';

const COLOURS: Record<Standing, 'default' | 'success' | 'info'> = {
  open: 'default',
  later: 'default',
  sending: 'default',
  same: 'success',
  different: 'info',
};

interface PairListProps {
  readonly pairs: Pairs;
  readonly isUndecided: boolean;
}

/** Every pair of this visit, with how sure it is and what became of it. */
export function PairList({ pairs, isUndecided }: PairListProps) {
  const say = useWords();
  const { queue, setQueue, unread, isFetching, readOn } = pairs;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => showCurrent(list.current), [queue.at]);
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-label={say('duplicates.queue')}
      sx={{ borderRadius: '14px', overflow: 'hidden', order: { xs: 1, md: 0 } }}
    >
      {isUndecided && <Left pairs={pairs} />}
      <List
        ref={list}
        disablePadding
        sx={{ position: 'relative', maxHeight: { xs: '50vh', md: '72vh' }, overflowY: 'auto' }}
      >
        {queue.queued.map((queued) => (
          <PairLine
            key={queued.pair.id}
            queued={queued}
            isInView={queued.pair.id === queue.at}
            onShow={() => setQueue((now) => ({ ...now, at: queued.pair.id }))}
          />
        ))}
      </List>
      {unread > 0 && (
        <Button fullWidth color="secondary" disabled={isFetching} onClick={readOn}>
          {say('duplicates.more')}
        </Button>
      )}
    </Paper>
  );
}

function Left({ pairs: { queue, unread } }: { readonly pairs: Pairs }) {
  const say = useWords();
  const count = (standing: Standing) => queue.queued.filter((one) => one.standing === standing).length;
  const [open, later] = [count('open') + count('sending') + unread, count('later')];
  return (
    <Typography role="status" sx={{ px: 2, py: 1, fontWeight: 650, bgcolor: 'action.hover' }}>
      {open > 0
        ? say('duplicates.waiting', { smart_count: open })
        : say(later > 0 ? 'duplicates.allButLater' : 'duplicates.allDone')}
    </Typography>
  );
}

/** Scrolls the list alone, never the page. */
function showCurrent(list: HTMLElement | null): void {
  const line = list?.querySelector<HTMLElement>('[aria-current]')?.parentElement;
  if (!list || !line) return;
  const { offsetTop: top, offsetHeight: height } = line;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + height > list.scrollTop + list.clientHeight)
    list.scrollTop = top + height - list.clientHeight;
}

interface PairLineProps {
  readonly queued: Queued;
  readonly isInView: boolean;
  readonly onShow: () => void;
}

function PairLine({ queued: { pair, standing }, isInView, onShow }: PairLineProps) {
  const say = useWords();
  const nothing = say('duplicates.nothing');
  const percent = percentOf(pair);
  return (
    <ListItem disablePadding divider>
      <ListItemButton
        selected={isInView}
        aria-current={isInView ? 'true' : undefined}
        onClick={onShow}
        sx={{ display: 'block', py: 1 }}
      >
        <Typography component="span" sx={{ display: 'block', fontSize: '0.9375rem', fontWeight: 600 }}>
          {pair.left?.name ?? nothing}
        </Typography>
        <Typography component="span" sx={{ display: 'block', fontSize: '0.9375rem', fontWeight: 600 }}>
          {pair.right?.name ?? nothing}
        </Typography>
        <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 1, mt: 0.5 }}>
          <Bar percent={percent} />
          <Typography
            component="span"
            sx={{
              fontSize: '0.8125rem',
              color: 'text.secondary',
              fontVariantNumeric: 'tabular-nums',
              flex: 1,
            }}
          >
            {`${percent} %`}
          </Typography>
          {standing !== 'open' && (
            <Chip
              component="span"
              size="small"
              variant="outlined"
              color={COLOURS[standing]}
              label={say(`duplicates.standing.${standing}`)}
            />
          )}
        </Box>
      </ListItemButton>
    </ListItem>
  );
}

function Bar({ percent }: { readonly percent: number }) {
  return (
    <Box
      component="span"
      aria-hidden
      sx={{ width: 72, height: 6, borderRadius: 3, bgcolor: 'divider', overflow: 'hidden' }}
    >
      <Box
        component="span"
        sx={{ display: 'block', height: 1, width: `${percent}%`, bgcolor: 'secondary.main' }}
      />
    </Box>
  );
}
