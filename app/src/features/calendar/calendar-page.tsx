import { useQuery } from '@tanstack/react-query';
import { startTransition, useOptimistic, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useToday } from '../../shared/dates/use-today.js';
import { currentLanguage } from '../../shared/i18n/language.js';
import { Button } from '../../shared/ui/button.js';
import { Icon } from '../../shared/ui/icon.js';
import { PageHeading } from '../../shared/ui/page-heading.js';
import { ErrorState, Skeleton } from '../../shared/ui/states.js';
import styles from './calendar-page.module.css';
import { monthQuery } from './calendar.queries.js';
import { DayFestivals } from './day-festivals.js';
import { firstChoice, type Month, monthAfter, monthFrom } from './month.js';
import { MonthGrid } from './month-grid.js';

/** A month of festivals: the grid for where, the list below it for what. */
export function CalendarPage() {
  const { t } = useTranslation();
  const today = useToday();
  const [params, setParams] = useSearchParams();
  // Shown at once: the next key walks on from the day in the new month, which the address may not name yet.
  const [month, show] = useOptimistic(monthFrom(params.get('month'), today));
  const [chosen, setChosen] = useState(() => firstChoice(month, today));
  const day = chosen.startsWith(month) ? chosen : firstChoice(month, today);
  const walkingRef = useRef(false);
  const { data, error, isPlaceholderData, refetch } = useQuery(monthQuery(month));

  const open = (next: Month) =>
    startTransition(() => {
      show(next);
      setParams({ month: next }, { replace: true, state: { keepPlace: true } });
    });
  const choose = (next: string) => {
    setChosen(next);
    if (!next.startsWith(month)) open(next.slice(0, 7));
  };

  const shown = isPlaceholderData ? undefined : data;
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <PageHeading title={t('calendar.titleFor', { month: monthName(month) })} className={styles.title}>
          <span aria-live="polite">{monthName(month)}</span>
        </PageHeading>
        <div className={styles.turn}>
          <Button look="quiet" onClick={() => open(monthAfter(month, -1))} aria-label={t('calendar.before')}>
            <span className={styles.back}>
              <Icon name="next" />
            </span>
          </Button>
          <Button look="quiet" onClick={() => choose(today)}>
            {t('calendar.today')}
          </Button>
          <Button look="quiet" onClick={() => open(monthAfter(month, 1))} aria-label={t('calendar.after')}>
            <Icon name="next" />
          </Button>
        </div>
      </div>
      {shown !== undefined ? (
        <>
          <MonthGrid month={shown} chosen={day} today={today} walkingRef={walkingRef} onChoose={choose} />
          <DayFestivals month={shown} day={day} />
        </>
      ) : error !== null ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <div role="status" aria-label={t('state.loading')}>
          <Skeleton height="420px" />
        </div>
      )}
    </div>
  );
}

function monthName(month: Month): string {
  const format = new Intl.DateTimeFormat(currentLanguage() === 'ko' ? 'ko-KR' : 'en-GB', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
  });
  return format.format(Date.parse(`${month}-01`));
}
