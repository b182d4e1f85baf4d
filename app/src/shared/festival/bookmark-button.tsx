import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.js';
import { useBookmark } from './bookmarks.js';
import styles from './bookmark-button.module.css';
import { type FestivalItem, useFestivalName } from './festival-words.js';

export function BookmarkButton({
  festival,
  labelled = false,
}: {
  festival: FestivalItem;
  labelled?: boolean;
}) {
  const { t } = useTranslation();
  const { kept, toggle } = useBookmark(festival);
  const name = useFestivalName()(festival);
  return (
    <button
      type="button"
      className={`${styles.button} ${labelled ? styles.labelled : ''}`}
      aria-pressed={kept}
      aria-label={labelled ? undefined : t('bookmark.label', { name })}
      onClick={toggle}
    >
      <Icon name="heart" filled={kept} />
      {labelled && t('bookmark.short')}
    </button>
  );
}
