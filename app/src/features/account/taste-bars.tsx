import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './taste-page.module.css';

interface Bar {
  readonly code: string;
  readonly name: string;
  readonly weight: number;
}

/** So many of the weightiest are drawn. */
const MOST = 6;

/** How much of each is liked or avoided; the number says what the bar draws. */
export function TasteBars({ title, bars }: { title: string; bars: readonly Bar[] }) {
  const { t } = useTranslation();
  const id = useId();
  const drawn = [...bars]
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, MOST)
    .sort((a, b) => b.weight - a.weight);
  const most = Math.max(...drawn.map(({ weight }) => Math.abs(weight)), 0.01);
  return (
    <section aria-labelledby={id} className={styles.axis}>
      <h3 id={id}>{title}</h3>
      <ul className={styles.bars}>
        {drawn.map(({ code, name, weight }) => (
          <li key={code}>
            <span>{name}</span>
            <span className={styles.weight}>
              {t(weight < 0 ? 'taste.dislikes' : 'taste.likes', { weight: Math.abs(weight) })}
            </span>
            <span className={styles.track} aria-hidden="true">
              <span
                className={styles.bar}
                data-disliked={weight < 0}
                style={{ inlineSize: `${(Math.abs(weight) / most) * 100}%` }}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
