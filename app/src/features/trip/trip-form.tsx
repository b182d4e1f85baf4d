import { useTranslation } from 'react-i18next';
import { useToday } from '../../shared/dates/use-today.js';
import { askWhereabouts, useWhereabouts } from '../../shared/location/whereabouts.js';
import { type Place, placeNames } from './places.js';
import styles from './trip-form.module.css';
import { lastDayFrom, RADII, type TripWish } from './trip-wish.js';

interface Props {
  readonly wish: TripWish;
  readonly onChange: (change: Partial<TripWish>) => void;
}

/** When, from where and how far: every change plans anew. */
export function TripForm({ wish, onChange }: Props) {
  const { t } = useTranslation();
  const today = useToday();
  const { state } = useWhereabouts();
  function choose(place: Place | 'here'): void {
    if (place === 'here' && state !== 'on') askWhereabouts();
    onChange({ place });
  }
  return (
    <div className={styles.form} role="group" aria-label={t('trip.form')}>
      <label className={styles.field}>
        <span>{t('trip.from')}</span>
        <input
          type="date"
          min={today}
          value={wish.from}
          onChange={({ target: { value } }) => value !== '' && onChange({ from: value })}
        />
      </label>
      <label className={styles.field}>
        <span>{t('trip.to')}</span>
        <input
          type="date"
          min={wish.from}
          max={lastDayFrom(wish.from)}
          value={wish.to}
          onChange={({ target: { value } }) => value !== '' && onChange({ to: value })}
        />
      </label>
      <label className={styles.field}>
        <span>{t('trip.start')}</span>
        <select value={wish.place} onChange={({ target }) => choose(target.value as Place | 'here')}>
          <option value="here">{t('trip.here')}</option>
          {placeNames.map((place) => (
            <option key={place} value={place}>
              {t(`trip.place.${place}`)}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.field}>
        <span>{t('trip.radius')}</span>
        <select value={wish.radiusKm} onChange={({ target }) => onChange({ radiusKm: Number(target.value) })}>
          {RADII.map((km) => (
            <option key={km} value={km}>
              {t('trip.within', { km })}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
