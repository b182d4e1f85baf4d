import { Box, Link, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { useLanguage, useWords } from '../i18n/use-words.js';
import { Card } from '../shared/card.js';
import { formatInstant } from '../shared/days.js';
import { usePageKeys } from '../shared/keys/page-keys.js';
import { Photo } from '../shared/photo.js';
import { AuthorIsTold } from './author-is-told.js';
import { DecisionCard } from './decision-card.js';
import { likeliestReason } from './queue.rules.js';
import type { Reason, Reported } from './report.api.js';
import { Complaints } from './complaints.js';
import type { ReviewQueue } from './use-queue.js';

interface ReportedViewProps {
  readonly reviews: ReviewQueue;
  readonly inView: Reported;
}

/** One review: what it says, what is held against it, the decision, and what its author will be told. */
export function ReportedView({ reviews, inView }: ReportedViewProps) {
  const say = useWords();
  const [reason, setReason] = useState<Reason>(likeliestReason(inView));
  const hide = () => reviews.send(inView, { decision: 'hide', reason });
  const keep = () => reviews.send(inView, { decision: 'keep' });
  usePageKeys([
    { key: 'j', text: 'moderation.keys.next', run: () => reviews.step(1) },
    { key: 'k', text: 'moderation.keys.previous', run: () => reviews.step(-1) },
    { key: 'h', text: 'moderation.keys.hide', run: hide },
    { key: 'a', text: 'moderation.keys.keep', run: keep },
  ]);
  return (
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <ReviewCard inView={inView} />
      <Complaints inView={inView} />
      <DecisionCard
        reason={reason}
        onReason={setReason}
        isSending={reviews.isSending}
        onHide={hide}
        onKeep={keep}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' },
        }}
      >
        <AuthorIsTold title={say('moderation.toldIfHidden')} inView={inView} hideFor={reason} />
        <AuthorIsTold title={say('moderation.toldIfKept')} inView={inView} hideFor={undefined} />
      </Box>
    </Box>
  );
}

function ReviewCard({ inView: { review, festivalName } }: { readonly inView: Reported }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <Card title={say('moderation.reviewBy', { who: review.author.displayName })}>
      <Typography color="text.secondary">
        {say('moderation.stars', { smart_count: review.rating })} ·{' '}
        {formatInstant(review.createdAt, language)} ·{' '}
        <Link component={RouterLink} to={`/festivals/${review.festivalId}`}>
          {festivalName ?? say('moderation.aFestival')}
        </Link>
      </Typography>
      <Typography role="status" sx={{ mt: 1, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {review.text ?? say('moderation.noText')}
      </Typography>
      {review.photos.length > 0 && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5 }}>
          {review.photos.map((photo) => (
            <Photo
              key={photo.id}
              photo={photo}
              alt={photo.alt ?? say('moderation.photo')}
              sizes="160px"
              sx={{ width: 160, height: 120, borderRadius: 1 }}
            />
          ))}
        </Box>
      )}
    </Card>
  );
}
