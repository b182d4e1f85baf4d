import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.js';
import styles from './enlargeable-photo.module.css';
import { Photo, type PhotoView } from './photo.js';

interface Props {
  readonly photo: PhotoView;
  /** What it shows, or whose it is. */
  readonly name: string;
  /** How wide the thumbnail is, as in the `sizes` of an img. */
  readonly sizes: string;
  /** What is to be done with the photo, beneath it when it is large. */
  readonly children?: ReactNode;
}

/** A square thumbnail, as wide as its box, that opens large. */
export function EnlargeablePhoto({ photo, name, sizes, children }: Props) {
  const { t } = useTranslation();
  return (
    <DialogTrigger>
      <Button className={styles.thumbnail} aria-label={t('photos.enlarge', { name })}>
        <Photo photo={photo} sizes={sizes} alt="" fallback={null} />
      </Button>
      <ModalOverlay className={styles.overlay} isDismissable>
        <Modal className={styles.modal}>
          <Dialog className={styles.dialog} aria-label={name}>
            <Photo photo={photo} sizes="96vw" alt={name} fallback={null} eager />
            {children !== undefined && <div className={styles.more}>{children}</div>}
            <Button slot="close" className={styles.close} aria-label={t('action.close')}>
              <Icon name="close" />
            </Button>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
