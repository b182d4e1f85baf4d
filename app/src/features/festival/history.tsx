import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDays, todayInKorea } from '../../shared/dates/festival-dates.js';
import { useToday } from '../../shared/dates/use-today.js';
import { currentLanguage } from '../../shared/i18n/language.js';
import { Button } from '../../shared/ui/button.js';
import { ErrorState, Skeleton } from '../../shared/ui/states.js';
import { historyQuery } from './festival.queries.js';
import styles from './history.module.css';

/** What happened to the festival, newest first, in the words of the API. */
export function History({ id }: { id: string }) {
  const { t } = useTranslation();
  const today = useToday();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(historyQuery(id));
  const changes = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className={styles.section} aria-labelledby="history" aria-busy={isPending}>
      <h2 id="history">{t('history.title')}</h2>
      {isPending && (
        <div role="status" aria-label={t('state.loading')}>
          <Skeleton height="6rem" />
        </div>
      )}
      {error && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && changes.length === 0 && <p className={styles.soft}>{t('history.empty')}</p>}
      {changes.length > 0 && (
        <ol>
          {changes.map(({ id: changeId, kind, text, changedAt }) => (
            <li key={changeId} className={isOff(kind) ? styles.off : undefined}>
              <time dateTime={changedAt}>{dayIn(changedAt)}</time>
              <span>{text}</span>
            </li>
          ))}
        </ol>
      )}
      {hasNextPage && (
        <Button look="quiet" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('action.more')}
          <span className="visually-hidden">: {t('history.title')}</span>
        </Button>
      )}
    </section>
  );

  function dayIn(instant: string): string {
    const day = todayInKorea(new Date(instant));
    return formatDays({ startsOn: day, endsOn: day }, currentLanguage(), today);
  }
}

function isOff(kind: string): boolean {
  return kind === 'cancelled' || kind === 'postponed';
}
