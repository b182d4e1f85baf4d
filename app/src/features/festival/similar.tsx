import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FestivalCard } from '../../shared/festival/festival-card.js';
import { similarQuery } from './festival.queries.js';
import styles from './similar.module.css';

/** Left out where there is nothing like it, and where the answer does not come: the page stands without. */
export function Similar({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(similarQuery(id));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section aria-labelledby="similar">
      <h2 id="similar" className={styles.title}>
        {t('similar.title')}
      </h2>
      <ul className={styles.strip}>
        {data.items.map((festival) => (
          <li key={festival.id}>
            <FestivalCard festival={festival} sizes="260px" />
          </li>
        ))}
      </ul>
    </section>
  );
}
