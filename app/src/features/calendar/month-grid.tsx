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

  function walk(event: KeyboardEvent): void {
    const next = dayByKey(chosen, event.key);
    if (next === null) return;
    event.preventDefault();
    walkingRef.current = true;
    onChoose(next);
  }

  return (
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
  const holidays = holidayNames(day).join(', ');
  const spoken = [
    dayName(day.date),
    ...(isToday ? [t('calendar.today')] : []),
    ...(holidays === '' ? [] : [holidays]),
    t('calendar.count', { count: day.festivals }),
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
      {holidays !== '' && (
        <span className={styles.holiday} aria-hidden="true">
          {holidays}
        </span>
      )}
      {day.festivals > 0 && (
        <span className={styles.count} aria-hidden="true">
          {day.festivals}
        </span>
      )}
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
  const nameOf = useFestivalName();
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
          >
            {(starts || isFirstOfWeek) && <span className={styles.name}>{nameOf(bar.festival)}</span>}
          </span>
        );
      })}
    </span>
  );
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
