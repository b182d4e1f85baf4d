import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { hueOf } from '../../shared/category/category.js';
import { useFestivalName } from '../../shared/festival/festival-words.js';
import { currentLanguage } from '../../shared/i18n/language.js';
import type { CalendarBar, CalendarDay, CalendarMonth } from './calendar.queries.js';
import styles from './month-grid.module.css';
import { dayByKey } from './month.js';

/** More lanes make a day taller than it is worth; the number below tells all of them. */
const LANES_DRAWN = 3;
/** A Sunday. */
const ANY_WEEK = Date.parse('2027-05-02');
const DAY_MS = 86_400_000;

interface Props {
  readonly month: CalendarMonth;
  readonly chosen: string;
  readonly today: string;
  /** Whether the chosen day is to take the focus when it is there: kept by the page, as the grid goes with its month. */
  readonly walkingRef: RefObject<boolean>;
  readonly onChoose: (day: string) => void;
}

/** One stop for the tab key; arrows walk from day to day, also into the next month. */
export function MonthGrid({ month, chosen, today, walkingRef, onChoose }: Props) {
  const { t } = useTranslation();
  const grid = useRef<HTMLTableElement>(null);
  useEffect(() => {
    if (walkingRef.current) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    walkingRef.current = false;
  }, [chosen, month, walkingRef]);

  const hasEstimates = month.weeks.flat().some((day) => day !== null && day.estimated > 0);

  function walk(event: KeyboardEvent): void {
    const next = dayByKey(chosen, event.key);
    if (next === null) return;
    event.preventDefault();
    walkingRef.current = true;
    onChoose(next);
  }

  return (
    <>
      <table ref={grid} role="grid" className={styles.grid} aria-label={t('calendar.grid')} onKeyDown={walk}>
        <thead>
          <tr>
            {Array.from({ length: 7 }, (_, weekday) => (
              <th key={weekday} scope="col" abbr={weekdayName(weekday, 'long')}>
                {weekdayName(weekday, 'short')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.weeks.map((week, index) => (
            <tr key={index}>
              {week.map((day, weekday) =>
                day === null ? (
                  <td key={weekday} />
                ) : (
                  <td key={weekday} aria-selected={day.date === chosen}>
                    <DayButton
                      day={day}
                      isChosen={day.date === chosen}
                      isToday={day.date === today}
                      onChoose={() => onChoose(day.date)}
                    />
                    <Bars bars={month.bars} date={day.date} isFirstOfWeek={weekday === 0} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {hasEstimates && (
        <p className={styles.legend}>
          <span className={styles.guess} aria-hidden="true" />
          {t('calendar.estimatedLegend')}
        </p>
      )}
    </>
  );
}

function DayButton({
  day,
  isChosen,
  isToday,
  onChoose,
}: {
  day: CalendarDay;
  isChosen: boolean;
  isToday: boolean;
  onChoose: () => void;
}) {
  const { t } = useTranslation();
  const countsOf = useDayCounts();
  const holidays = holidayNames(day).join(', ');
  const spoken = [
    dayName(day.date),
    ...(isToday ? [t('calendar.today')] : []),
    ...(holidays === '' ? [] : [holidays]),
    countsOf(day),
  ].join(', ');
  return (
    <button
      type="button"
      className={styles.day}
      data-holiday={holidays !== '' || undefined}
      data-today={isToday || undefined}
      tabIndex={isChosen ? 0 : -1}
      onClick={onChoose}
    >
      <span className="visually-hidden">{spoken}</span>
      <span className={styles.number} aria-hidden="true">
        {Number(day.date.slice(8))}
      </span>
      {day.festivals > 0 && (
        <span className={styles.count} aria-hidden="true">
          {day.festivals}
        </span>
      )}
      <span className={styles.below} aria-hidden="true">
        {holidays !== '' && <span className={styles.holiday}>{holidays}</span>}
        {day.estimated > 0 && <span className={styles.guess}>{day.estimated}</span>}
      </span>
    </button>
  );
}

/** Only for the eye: the button above says how many there are, the list below which. */
function Bars({
  bars,
  date,
  isFirstOfWeek,
}: {
  bars: readonly CalendarBar[];
  date: string;
  isFirstOfWeek: boolean;
}) {
  const { t } = useTranslation();
  const nameOf = useFestivalName();
  const textOf = ({ festival }: CalendarBar) =>
    festival.edition.estimated ? t('calendar.estimatedName', { name: nameOf(festival) }) : nameOf(festival);
  return (
    <span className={styles.bars} aria-hidden="true">
      {Array.from({ length: LANES_DRAWN }, (_, lane) => {
        const bar = bars.find((one) => one.lane === lane && one.startsOn <= date && one.endsOn >= date);
        if (bar === undefined) return <span key={lane} className={styles.lane} />;
        const starts = bar.startsOn === date;
        return (
          <span
            key={lane}
            className={styles.lane}
            style={hueOf(bar.festival.category)}
            data-bar
            data-starts={(starts && !bar.continuesBefore) || undefined}
            data-ends={(bar.endsOn === date && !bar.continuesAfter) || undefined}
            data-off={['cancelled', 'postponed'].includes(bar.festival.edition.status) || undefined}
            data-estimated={bar.festival.edition.estimated || undefined}
          >
            {(starts || isFirstOfWeek) && <span className={styles.name}>{textOf(bar)}</span>}
          </span>
        );
      })}
    </span>
  );
}

/** How many are held on a day and, where there are any, how many more are only estimated. */
export function useDayCounts(): (day: CalendarDay) => string {
  const { t } = useTranslation();
  return ({ festivals, estimated }) =>
    [
      t('calendar.count', { count: festivals }),
      ...(estimated === 0 ? [] : [t('calendar.estimated', { count: estimated })]),
    ].join(', ');
}

export function holidayNames({ holidays }: CalendarDay): string[] {
  return holidays.map(({ name, nameEn }) => (currentLanguage() === 'en' ? nameEn : name));
}

export function dayName(date: string): string {
  return new Intl.DateTimeFormat(currentLanguage() === 'ko' ? 'ko-KR' : 'en-GB', {
    timeZone: 'UTC',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  }).format(Date.parse(date));
}

function weekdayName(weekday: number, length: 'short' | 'long'): string {
  return new Intl.DateTimeFormat(currentLanguage() === 'ko' ? 'ko-KR' : 'en-GB', {
    timeZone: 'UTC',
    weekday: length,
  }).format(ANY_WEEK + weekday * DAY_MS);
}
