import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFestivalName } from '../../shared/festival/festival-words.js';
import { MembersOnly } from '../../shared/session/members-only.js';
import { Button } from '../../shared/ui/button.js';
import { PageHeading } from '../../shared/ui/page-heading.js';
import { EmptyState, ErrorState, Skeleton } from '../../shared/ui/states.js';
import { Hiding } from './hiding.js';
import styles from './my-reviews-page.module.css';
import { ReviewItem } from './review-item.js';
import { type MyReview, myReviewsQuery } from './reviews.queries.js';

/** What a person has written, and what has become of it. */
export function MyReviewsPage() {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <PageHeading title={t('myReviews.title')} />
      <MembersOnly>{(account) => <MyReviews accountId={account.id} />}</MembersOnly>
    </div>
  );
}

function MyReviews({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(myReviewsQuery(accountId));
  if (isPending) return <Skeleton height="12rem" />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const reviews = data.pages.flatMap(({ items }) => items);
  if (reviews.length === 0) return <EmptyState title={t('myReviews.empty')} />;
  return (
    <>
      <ul className={styles.list}>
        {reviews.map((review) => (
          <li key={review.id}>
            <ReviewItem review={review} head={<FestivalOf review={review} />} />
            {review.hidden && <Hiding review={review} hidden={review.hidden} />}
          </li>
        ))}
      </ul>
      {error && <ErrorState error={error} onRetry={() => void fetchNextPage()} />}
      {hasNextPage && !error && (
        <Button look="quiet" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('action.more')}
        </Button>
      )}
    </>
  );
}

function FestivalOf({ review: { festival } }: { review: MyReview }) {
  const { t } = useTranslation();
  const nameOf = useFestivalName();
  if (festival === null) return t('myReviews.festivalGone');
  return <Link to={`/festivals/${festival.id}`}>{nameOf(festival)}</Link>;
}
