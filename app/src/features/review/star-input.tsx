import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import styles from './star-input.module.css';

const stars = [1, 2, 3, 4, 5] as const;
const words = ['one', 'two', 'three', 'four', 'five'] as const;

/** One to five stars; arrow keys walk through them. 0 means none chosen yet. */
export function StarInput({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  const { t } = useTranslation();
  const word = words[value - 1];
  return (
    <RadioGroup
      className={styles.group}
      isRequired
      orientation="horizontal"
      value={value === 0 ? null : String(value)}
      onChange={(chosen) => onChange(Number(chosen))}
    >
      <Label>{t('reviews.rating')}</Label>
      <div className={styles.stars}>
        {stars.map((star) => (
          <RadioField key={star} value={String(star)} aria-label={t('rating.stars', { count: star })}>
            <RadioButton className={styles.star} data-lit={star <= value}>
              ★
            </RadioButton>
          </RadioField>
        ))}
        {word !== undefined && <span className={styles.word}>{t(`reviews.word.${word}`)}</span>}
      </div>
    </RadioGroup>
  );
}
