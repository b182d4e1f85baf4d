import { useTranslation } from 'react-i18next';
import { type CategoryCode, hueOf } from './category.js';
import styles from './category-tag.module.css';

export function CategoryTag({ category }: { category: CategoryCode }) {
  const { t } = useTranslation();
  return (
    <span className={styles.tag} style={hueOf(category)}>
      {t(`category.${category}`)}
    </span>
  );
}
