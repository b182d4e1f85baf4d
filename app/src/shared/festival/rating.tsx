import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema.js';
import styles from './rating.module.css';

/** “★ 4.3 (28)”; nothing where nobody has rated yet. */
export function Rating({ rating }: { rating: components['schemas']['Rating'] }) {
  const { t } = useTranslation();
  if (rating.mean === null || rating.count === 0) return null;
  const mean = rating.mean.toFixed(1);
  return (
    <span className={styles.rating}>
      <span className="visually-hidden">{t('rating.spoken', { mean, count: rating.count })}</span>
      <span aria-hidden="true">
        <span className={styles.star}>★</span> {mean} <span className={styles.count}>({rating.count})</span>
      </span>
    </span>
  );
}

/** One person's stars. */
export function Stars({ value }: { value: number }) {
  const { t } = useTranslation();
  return (
    <span className={styles.star} role="img" aria-label={t('rating.stars', { count: value })}>
      {'★'.repeat(value)}
      <span className={styles.off}>{'★'.repeat(5 - value)}</span>
    </span>
  );
}
