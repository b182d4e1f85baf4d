import { Box, Button, Chip, List, ListItem, ListItemButton, Paper, Typography } from '@mui/material';
import { useLanguage, useWords } from '../i18n/use-words.js';
import { formatInstant } from '../shared/days.js';
import { standingOf } from './queue.rules.js';
import type { Reported } from './report.api.js';
import type { ReviewQueue } from './use-queue.js';

interface ReportedListProps {
  readonly reviews: ReviewQueue;
  readonly queue: readonly Reported[];
  readonly inView: Reported;
}

/** Every review of this visit, with its risk, since when it waits, and what became of it. */
export function ReportedList({ reviews, queue, inView }: ReportedListProps) {
  const say = useWords();
  const open = queue.filter((one) => standingOf(one) === 'open').length + reviews.behind;
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-label={say('moderation.queue')}
      sx={{ borderRadius: '14px', overflow: 'hidden', order: { xs: 1, md: 0 } }}
    >
      <Typography role="status" sx={{ px: 2, py: 1, fontWeight: 650, bgcolor: 'action.hover' }}>
        {open > 0 ? say('moderation.waiting', { smart_count: open }) : say('moderation.allDone')}
      </Typography>
      <List disablePadding sx={{ maxHeight: { xs: '50vh', md: '72vh' }, overflowY: 'auto' }}>
        {queue.map((one) => (
          <Line
            key={one.review.id}
            one={one}
            isInView={one.review.id === inView.review.id}
            onShow={() => reviews.show(one.review.id)}
          />
        ))}
      </List>
      {reviews.behind > 0 && (
        <Button fullWidth color="secondary" disabled={reviews.isFetching} onClick={reviews.readAnew}>
          {say('moderation.readAnew')}
        </Button>
      )}
    </Paper>
  );
}

interface LineProps {
  readonly one: Reported;
  readonly isInView: boolean;
  readonly onShow: () => void;
}

function Line({ one, isInView, onShow }: LineProps) {
  const say = useWords();
  const language = useLanguage();
  const { review, risk, waitingSince, appeal } = one;
  const standing = standingOf(one);
  return (
    <ListItem disablePadding divider>
      <ListItemButton
        selected={isInView}
        aria-current={isInView ? 'true' : undefined}
        onClick={onShow}
        sx={{ display: 'block', py: 1 }}
      >
        <Typography component="span" noWrap sx={{ display: 'block', fontSize: '0.9375rem', fontWeight: 600 }}>
          {review.author.displayName}
        </Typography>
        <Typography component="span" noWrap sx={{ display: 'block', fontSize: '0.875rem' }}>
          {review.text ?? say('moderation.noText')}
        </Typography>
        <Box
          component="span"
          sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mt: 0.5 }}
        >
          {waitingSince !== null && (
            <Typography component="span" sx={{ fontSize: '0.8125rem', color: 'text.secondary', flex: 1 }}>
              {say('moderation.riskSince', { risk, when: formatInstant(waitingSince, language) })}
            </Typography>
          )}
          {appeal !== null && <Chip component="span" size="small" label={say('moderation.appeal')} />}
          {standing !== 'open' && (
            <Chip
              component="span"
              size="small"
              variant="outlined"
              color={standing === 'kept' ? 'success' : 'info'}
              label={say(`moderation.standing.${standing}`)}
            />
          )}
        </Box>
      </ListItemButton>
    </ListItem>
  );
}
