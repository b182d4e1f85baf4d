import { useTranslation } from 'react-i18next';
import styles from './consent-choices.module.css';

const KINDS = [
  { kind: 'terms', isNeeded: true },
  { kind: 'privacy', isNeeded: true },
  { kind: 'location', isNeeded: false },
  { kind: 'marketing', isNeeded: false },
] as const;

/** What a new member agrees to, each with its text, none ticked beforehand. */
export function ConsentChoices() {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.choices}>
      <legend>{t('consent.legend')}</legend>
      {KINDS.map(({ kind, isNeeded }) => (
        <div key={kind}>
          <label className={styles.choice}>
            <input type="checkbox" name={kind} required={isNeeded} />
            <span>
              {t(`consent.${kind}`)} ({t(isNeeded ? 'consent.needed' : 'consent.chosen')})
            </span>
          </label>
          <details className={styles.text}>
            <summary>{t('consent.read', { what: t(`consent.${kind}`) })}</summary>
            <p>{t(`consent.${kind}Text`)}</p>
          </details>
        </div>
      ))}
    </fieldset>
  );
}
