import { useTranslation } from 'react-i18next';
import { EnlargeablePhoto } from '../../shared/photo/enlargeable-photo.js';
import type { PhotoView } from '../../shared/photo/photo.js';
import styles from './photo-gallery.module.css';

/** Thumbnails that open large. */
export function PhotoGallery({ photos, by }: { photos: readonly PhotoView[]; by: string }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.strip}>
      {photos.map((photo, index) => (
        <li key={photo.id}>
          <EnlargeablePhoto
            photo={photo}
            name={photo.alt ?? t('reviews.photoOf', { name: by, number: index + 1 })}
            sizes="112px"
          />
        </li>
      ))}
    </ul>
  );
}
