import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../shared/ui/button.js';
import { PageHeading } from '../shared/ui/page-heading.js';
import styles from './trouble.module.css';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <PageHeading title={t('trouble.notFound')} />
      <p>{t('trouble.notFoundDetail')}</p>
      <ButtonLink to="/">{t('trouble.home')}</ButtonLink>
    </div>
  );
}
