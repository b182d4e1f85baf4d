import { useTranslation } from 'react-i18next';
import { formatDays } from '../../shared/dates/festival-dates.js';
import { useToday } from '../../shared/dates/use-today.js';
import { FestivalCard } from '../../shared/festival/festival-card.js';
import { useFestivalName } from '../../shared/festival/festival-words.js';
import { currentLanguage } from '../../shared/i18n/language.js';
import { Icon } from '../../shared/ui/icon.js';
import { TripMap } from './trip-map.js';
import styles from './trip-plan.module.css';
import type { Drive, Trip } from './trip.queries.js';

interface Props {
  readonly trip: Trip;
  /** `lat,lng` of the start, and what it is called. */
  readonly near: string;
  readonly start: string;
}

/** A trip day by day: each drive, then the festival it leads to. */
export function TripPlan({ trip, near, start }: Props) {
  const { t } = useTranslation();
  const nameOf = useFestivalName();
  const today = useToday();
  const timeOf = useTime();
  const stops = trip.days.flatMap(({ visits }) => visits.map(({ festival }) => festival));
  const numberOf = new Map(stops.map(({ id }, index) => [id, index + 1]));
  return (
    <div className={styles.plan}>
      <p className={styles.summary} role="status">
        {t('trip.summary', { count: trip.visits, km: Math.round(trip.km), time: timeOf(trip.minutes) })}
      </p>
      <div className={styles.drawing}>
        <TripMap
          near={near}
          points={stops.flatMap(({ point }) => point ?? [])}
          label={t('trip.map', { stops: [start, ...stops.map(nameOf), start].join(' → ') })}
        />
      </div>
      <ol className={styles.days}>
        {trip.days.map(({ date, visits, driveHome }, index) => (
          <li key={date}>
            <h2>
              {t('trip.day', {
                number: index + 1,
                date: formatDays({ startsOn: date, endsOn: date }, currentLanguage(), today),
              })}
            </h2>
            {visits.length === 0 && <p className={styles.soft}>{t('trip.free')}</p>}
            <ol className={styles.visits}>
              {visits.map(({ festival, drive, reasons }, place) => (
                <li key={festival.id}>
                  <DriveLine drive={drive} />
                  <div className={styles.stop}>
                    <span className={styles.number} aria-hidden="true">
                      {numberOf.get(festival.id)}
                    </span>
                    <FestivalCard
                      festival={festival}
                      compact
                      eager={index === 0 && place === 0}
                      sizes="(min-width: 560px) 400px, 40vw"
                    >
                      <ul className={styles.reasons} aria-label={t('trip.reasons')}>
                        {reasons.map(({ code, text }) => (
                          <li key={code + text}>{text}</li>
                        ))}
                      </ul>
                    </FestivalCard>
                  </div>
                </li>
              ))}
            </ol>
            {driveHome !== null && (
              <p className={styles.home}>
                <strong>{t('trip.driveHome', { place: start })}</strong> <DriveLine drive={driveHome} />
              </p>
            )}
          </li>
        ))}
      </ol>
      {trip.notes.map(({ code, text }) => (
        <p key={code} className={styles.soft}>
          {text}
        </p>
      ))}
      <p className={styles.soft}>{t('trip.estimate')}</p>
    </div>
  );
}

function DriveLine({ drive: { km, minutes } }: { drive: Drive }) {
  const { t } = useTranslation();
  const timeOf = useTime();
  return (
    <span className={styles.drive}>
      <Icon name="car" size={17} />
      {minutes === 0 ? t('trip.beside') : t('trip.drive', { km: Math.round(km), time: timeOf(minutes) })}
    </span>
  );
}

function useTime(): (minutes: number) => string {
  const { t } = useTranslation();
  return (minutes) =>
    minutes < 60
      ? t('trip.minutes', { minutes })
      : t('trip.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
