import { useTranslation } from 'react-i18next';
import { formatDays } from '../../shared/dates/festival-dates.js';
import { useToday } from '../../shared/dates/use-today.js';
import { currentLanguage } from '../../shared/i18n/language.js';
import type { Edition } from './festival.queries.js';
import styles from './editions.module.css';

/** Every time it was or will be held, newest first. */
export function Editions({ editions }: { editions: readonly Edition[] }) {
  const { t } = useTranslation();
  const today = useToday();
  if (editions.length < 2) return null;
  return (
    <section className={styles.section} aria-labelledby="editions">
      <h2 id="editions">{t('editions.title')}</h2>
      <ol>
        {editions.map((edition) => (
          <li key={edition.id}>
            <span className={styles.year}>
              {edition.year}
              {edition.ordinal !== null && (
                <small>{t('editions.ordinal', { ordinal: edition.ordinal })}</small>
              )}
            </span>
            <span>
              {formatDays(edition, currentLanguage(), today)}
              {edition.status !== 'scheduled' && edition.status !== 'ended' && (
                <em className={styles.status}>{t(`timing.${edition.status}`)}</em>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
