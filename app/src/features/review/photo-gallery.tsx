import { Button, Dialog, DialogTrigger, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Photo, type PhotoView } from '../../shared/photo/photo.js';
import { Icon } from '../../shared/ui/icon.js';
import styles from './photo-gallery.module.css';

/** Thumbnails that open large. */
export function PhotoGallery({ photos, by }: { photos: readonly PhotoView[]; by: string }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.strip}>
      {photos.map((photo, index) => {
        const name = photo.alt ?? t('reviews.photoOf', { name: by, number: index + 1 });
        return (
          <li key={photo.id}>
            <DialogTrigger>
              <Button className={styles.thumbnail} aria-label={t('reviews.enlarge', { name })}>
                <Photo photo={photo} sizes="112px" alt="" fallback={null} />
              </Button>
              <ModalOverlay className={styles.overlay} isDismissable>
                <Modal className={styles.modal}>
                  <Dialog className={styles.dialog} aria-label={name}>
                    <Photo photo={photo} sizes="96vw" alt={name} fallback={null} eager />
                    <Button slot="close" className={styles.close} aria-label={t('action.close')}>
                      <Icon name="close" />
                    </Button>
                  </Dialog>
                </Modal>
              </ModalOverlay>
            </DialogTrigger>
          </li>
        );
      })}
    </ul>
  );
}
