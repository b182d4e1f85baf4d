import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FestivalCard, FestivalCardSkeleton } from '../../shared/festival/festival-card.js';
import { Button } from '../../shared/ui/button.js';
import { ErrorState } from '../../shared/ui/states.js';
import { festivalsQuery } from './discover.queries.js';
import styles from './festival-grid.module.css';
import type { FestivalQuery } from './search-filter.js';

const SIZES = '(min-width: 1180px) 280px, (min-width: 560px) 45vw, 36vw';

interface Props {
  readonly query: FestivalQuery;
  readonly perPage: number;
  readonly empty: React.ReactNode;
  /** Said once the number of festivals is known. */
  readonly heading?: (total: number) => React.ReactNode;
}

/** A grid of festivals that grows by “more”, with its loading, empty and error states. */
export function FestivalGrid({ query, perPage, empty, heading }: Props) {
  const { t } = useTranslation();
  const {
    data,
    error,
    isPending,
    isPlaceholderData,
    hasNextPage,
    isFetchingNextPage,
    fetchNextPage,
    refetch,
  } = useInfiniteQuery(festivalsQuery(query, perPage));
  const grid = useRef<HTMLUListElement>(null);
  const festivals = data?.pages.flatMap(({ items }) => items) ?? [];
  const focusFrom = useRef<number | null>(null);

  useEffect(() => {
    if (focusFrom.current === null || festivals.length <= focusFrom.current) return;
    grid.current?.children[focusFrom.current]?.querySelector('a')?.focus();
    focusFrom.current = null;
  }, [festivals.length]);

  if (isPending) return <SkeletonGrid count={perPage} />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <>
      {heading?.(data.pages[0]?.total ?? 0)}
      {festivals.length === 0 && empty}
      <ul ref={grid} className={styles.grid} aria-busy={isPlaceholderData}>
        {festivals.map((festival) => (
          <li key={festival.id}>
            <FestivalCard festival={festival} sizes={SIZES} compact />
          </li>
        ))}
      </ul>
      {error && <ErrorState error={error} onRetry={() => void fetchNextPage()} />}
      {hasNextPage && !error && (
        <div className={styles.more}>
          <Button
            look="quiet"
            disabled={isFetchingNextPage}
            onClick={() => {
              focusFrom.current = festivals.length;
              void fetchNextPage();
            }}
          >
            {t(isFetchingNextPage ? 'state.loading' : 'action.more')}
          </Button>
        </div>
      )}
    </>
  );
}

export function SkeletonGrid({ count }: { count: number }) {
  const { t } = useTranslation();
  return (
    <div className={styles.grid} role="status" aria-label={t('state.loading')}>
      {Array.from({ length: count }, (_, index) => (
        <FestivalCardSkeleton key={index} />
      ))}
    </div>
  );
}
