import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CategoryTag } from '../../shared/category/category-tag.js';
import { useFestivalName, WhereOf } from '../../shared/festival/festival-words.js';
import { EditionDays, TimingBadge } from '../../shared/festival/timing.js';
import { EmptyState } from '../../shared/ui/states.js';
import styles from './calendar-page.module.css';
import type { CalendarFestival, CalendarMonth } from './calendar.queries.js';
import { dayName, holidayNames, useDayCounts } from './month-grid.js';

/** What there is on the chosen day, and apart from it what is there for months. */
export function DayFestivals({ month, day }: { month: CalendarMonth; day: string }) {
  const { t } = useTranslation();
  const countsOf = useDayCounts();
  const onDay = ({ edition }: CalendarFestival) => edition.startsOn <= day && edition.endsOn >= day;
  const festivals = month.bars.map(({ festival }) => festival).filter(onDay);
  const long = month.long.filter(onDay);
  const told = month.weeks.flat().find((one) => one?.date === day);
  const holidays = told ? holidayNames(told) : [];
  return (
    <>
      <section aria-labelledby="day">
        <h2 id="day" className={styles.day}>
          {dayName(day)}
          {holidays.length > 0 && <span className={styles.holiday}>{holidays.join(', ')}</span>}
        </h2>
        <p role="status" className="visually-hidden">
          {told && countsOf(told)}
        </p>
        {festivals.length === 0 ? (
          <EmptyState title={t('calendar.empty')}>
            <p>{t('calendar.emptyDetail')}</p>
          </EmptyState>
        ) : (
          <FestivalList festivals={festivals} />
        )}
      </section>
      {long.length > 0 && (
        <section aria-labelledby="long">
          <h2 id="long" className={styles.day}>
            {t('calendar.long')}
          </h2>
          <FestivalList festivals={long} />
        </section>
      )}
    </>
  );
}

function FestivalList({ festivals }: { festivals: readonly CalendarFestival[] }) {
  const nameOf = useFestivalName();
  return (
    <ul className={styles.list}>
      {festivals.map((festival) => (
        <li key={festival.id} data-estimated={festival.edition.estimated || undefined}>
          <p className={styles.line}>
            <CategoryTag category={festival.category} />
            <TimingBadge edition={festival.edition} />
          </p>
          <h3>
            <Link to={`/festivals/${festival.id}`}>{nameOf(festival)}</Link>
          </h3>
          <p className={styles.soft}>
            <EditionDays edition={festival.edition} />
          </p>
          <p className={styles.soft}>
            <WhereOf festival={festival} />
          </p>
        </li>
      ))}
    </ul>
  );
}
