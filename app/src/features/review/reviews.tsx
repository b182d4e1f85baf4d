import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../shared/dates/use-today.js';
import { begunBy } from '../../shared/festival/begun.js';
import { useSession } from '../../shared/session/session.js';
import { Button, ButtonLink } from '../../shared/ui/button.js';
import { EmptyState, ErrorState, Skeleton } from '../../shared/ui/states.js';
import { ReportButton } from './report-button.js';
import { ReviewForm } from './review-form.js';
import { ReviewItem } from './review-item.js';
import { type ReviewedFestival, reviewsQuery } from './reviews.queries.js';
import styles from './reviews.module.css';

/** What visitors say of a festival, and the way to say it oneself. */
export function Reviews({ festival }: { festival: ReviewedFestival }) {
  const { t } = useTranslation();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(reviewsQuery(festival.id));
  const reviews = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-labelledby="reviews" className={styles.section}>
      <h2 id="reviews">
        {t('reviews.title')} {data?.pages[0] && <span className={styles.count}>{data.pages[0].total}</span>}
      </h2>
      <Write festival={festival} />
      {isPending && <Skeleton height="8rem" />}
      {error && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && reviews.length === 0 && <EmptyState title={t('reviews.empty')} />}
      <ul className={styles.list}>
        {reviews.map((review) => (
          <li key={review.id}>
            <ReviewItem review={review} />
            <ReportButton review={review} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button look="quiet" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('action.more')}
        </Button>
      )}
    </section>
  );
}

/** The form, or why there is none. */
function Write({ festival }: { festival: ReviewedFestival }) {
  const { t } = useTranslation();
  const { account } = useSession();
  const today = useToday();
  const [open, setOpen] = useState(false);
  const visited = begunBy(today, festival.editions);
  if (visited.length === 0) return <p className={styles.soft}>{t('reviews.notYet')}</p>;
  if (account === null) {
    return (
      <ButtonLink look="quiet" to={`/sign-in?${new URLSearchParams({ next: `/festivals/${festival.id}` })}`}>
        {t('reviews.signInToWrite')}
      </ButtonLink>
    );
  }
  if (!open) return <Button onClick={() => setOpen(true)}>{t('reviews.write')}</Button>;
  return <ReviewForm festivalId={festival.id} editions={visited} onDone={() => setOpen(false)} />;
}
