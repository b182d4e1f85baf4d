import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import styles from './section-head.module.css';

export function SectionHead({
  id,
  title,
  note,
  more,
}: {
  id: string;
  title: string;
  note?: string;
  more?: string;
}) {
  const { t } = useTranslation();
  return (
    <div className={styles.head}>
      <div>
        <h2 id={id}>{title}</h2>
        {note !== undefined && <p className={styles.note}>{note}</p>}
      </div>
      {more !== undefined && (
        <Link to={more} className={styles.moreLink} aria-label={t('home.allOf', { what: title })}>
          {t('home.all')}
        </Link>
      )}
    </div>
  );
}
