import { useTranslation } from 'react-i18next';
import { useToday } from '../../shared/dates/use-today.js';
import type { Festival } from './festival.queries.js';
import styles from './usually.module.css';

/** When it falls in other years; where nobody has announced the next one, how far that can be relied on. */
export function Usually({ festival: { usually, edition } }: { festival: Festival }) {
  const { t } = useTranslation();
  const today = useToday();
  if (usually === null) return null;
  const isAnnounced = edition !== null && !edition.estimated && edition.endsOn >= today;
  const times = Math.round(usually.confidence * 10);
  return (
    <>
      <span className={styles.usually}>{usually.text}</span>
      {!isAnnounced && (
        <span className={styles.note}>{t('usually.note', { count: usually.basedOn, times })}</span>
      )}
    </>
  );
}
