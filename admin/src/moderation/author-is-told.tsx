import { Box, Skeleton, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../i18n/use-words.js';
import { Card } from '../shared/card.js';
import { Trouble } from '../shared/trouble.js';
import { readNotice, type Reason, type Reported } from './report.api.js';

interface AuthorIsToldProps {
  readonly title: string;
  readonly inView: Reported;
  readonly hideFor: Reason | undefined;
}

/** The very mail that a decision sends. */
export function AuthorIsTold({ title, inView: { review, version }, hideFor }: AuthorIsToldProps) {
  const say = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['notice', review.id, version, hideFor],
    queryFn: () => readNotice(review.id, hideFor),
    gcTime: 0,
  });
  return (
    <Card title={title}>
      {error !== null && <Trouble error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton height={96} />}
      {data === null && <Typography color="text.secondary">{say('moderation.toldNothing')}</Typography>}
      {data != null && (
        <>
          <Typography sx={{ fontWeight: 650 }}>{data.subject}</Typography>
          <Box sx={{ mt: 1, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: '0.875rem' }}>
            {data.text}
          </Box>
        </>
      )}
    </Card>
  );
}
