import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '../../shared/ui/icon.js';
import type { Forgetting, Taste } from './taste.queries.js';
import styles from './taste-page.module.css';

interface Props {
  readonly festivals: Taste['festivals'];
  readonly busy: boolean;
  readonly onForget: (what: Forgetting) => void;
}

/** Each festival that tells of the person's taste, with what they did, each to be taken back. */
export function TasteFestivals({ festivals, busy, onForget }: Props) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="because">
      <h2 id="because" className={styles.because}>
        {t('taste.festivals')}
      </h2>
      <ul className={styles.festivals}>
        {festivals.map(({ festivalId, name, weight, signals }) => (
          <li key={festivalId} className={styles.festival}>
            <div className={styles.head}>
              <Link to={`/festivals/${festivalId}`}>{name}</Link>
              <span className={styles.weight}>
                {t(weight < 0 ? 'taste.dislikes' : 'taste.likes', { weight: Math.abs(weight) })}
              </span>
            </div>
            <ul className={styles.signals}>
              {signals.map(({ kind, text }) => (
                <li key={kind}>
                  {text}
                  <button
                    type="button"
                    className={styles.forget}
                    disabled={busy}
                    aria-label={t('taste.forgetSignal', { name, signal: text })}
                    onClick={() => onForget({ festivalId, kind })}
                  >
                    <Icon name="close" size={16} />
                  </button>
                </li>
              ))}
            </ul>
            {signals.length > 1 && (
              <button
                type="button"
                className={styles.forgetAll}
                disabled={busy}
                aria-label={t('taste.forgetOf', { name })}
                onClick={() => onForget({ festivalId })}
              >
                {t('taste.forget')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
