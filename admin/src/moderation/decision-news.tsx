import { Alert, Box, Button } from '@mui/material';
import { useWords } from '../i18n/use-words.js';
import { Trouble } from '../shared/trouble.js';
import { standingOf } from './queue.rules.js';
import type { News } from './use-queue.js';

interface DecisionNewsProps {
  readonly news: News | undefined;
  readonly onShow: (reviewId: string) => void;
}

/** What became of the last decision: saved, overtaken by something, or not saved. */
export function DecisionNews({ news, onShow }: DecisionNewsProps) {
  const say = useWords();
  if (news === undefined) return null;
  const { review } = news.about;
  const who = review.author.displayName;
  const show = (
    <Button color="inherit" size="small" onClick={() => onShow(review.id)}>
      {say('moderation.show')}
    </Button>
  );
  if (news.kind === 'failed')
    return (
      <Box sx={{ mb: 2 }}>
        {say('moderation.notSaved', { who })}
        <Trouble error={news.error} onRetry={news.again} />
      </Box>
    );
  if (news.kind === 'gone')
    return (
      <Alert severity="info" sx={{ mb: 2 }}>
        {say('moderation.gone', { who })}
      </Alert>
    );
  const standing = standingOf(news.about);
  const isSaved = news.kind === 'saved';
  return (
    <Alert
      severity={isSaved ? 'success' : 'warning'}
      role={isSaved ? 'status' : 'alert'}
      action={show}
      sx={{ mb: 2 }}
    >
      {say(`moderation.${isSaved ? 'saved' : 'changed'}.${standing}`, { who })}
    </Alert>
  );
}
