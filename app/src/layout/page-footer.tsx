import { useTranslation } from 'react-i18next';
import styles from './page-footer.module.css';

export function PageFooter() {
  const { t } = useTranslation();
  return (
    <footer className={styles.footer}>
      <div className={styles.inside}>
        <p>{t('shell.about')}</p>
        <ul>
          <li>
            <a href="/docs">{t('shell.docs')}</a>
          </li>
          <li>
            <a href="/admin/">{t('shell.admin')}</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}
