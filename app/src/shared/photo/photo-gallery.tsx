import { useTranslation } from 'react-i18next';
import { EnlargeablePhoto } from './enlargeable-photo.js';
import type { PhotoView } from './photo.js';
import styles from './photo-gallery.module.css';

interface Props {
  readonly photos: readonly PhotoView[];
  /** Of a photo that nobody has described; its number counts from 1. */
  readonly nameOf: (number: number) => string;
}

/** Thumbnails that open large, with whom to name for them. */
export function PhotoGallery({ photos, nameOf }: Props) {
  const { t } = useTranslation();
  return (
    <ul className={styles.strip}>
      {photos.map((photo, index) => (
        <li key={photo.id}>
          <EnlargeablePhoto photo={photo} name={photo.alt ?? nameOf(index + 1)} sizes="112px">
            {photo.credit === null ? undefined : t('festival.photoBy', { credit: photo.credit })}
          </EnlargeablePhoto>
        </li>
      ))}
    </ul>
  );
}
