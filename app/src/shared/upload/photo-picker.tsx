import { Button as PlainButton, DropZone, FileTrigger, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button.js';
import { Icon } from '../../shared/ui/icon.js';
import styles from './photo-picker.module.css';
import type { PhotoUploads, Upload } from './use-photo-uploads.js';

/** A phone hands over a HEIC photo as a JPEG where only these are asked for. */
const ACCEPTED = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'];

/** Chooses photos by button or by dropping them, and shows each on its way. */
export function PhotoPicker({ uploads, add, remove, retry }: PhotoUploads) {
  const { t } = useTranslation();
  return (
    <DropZone
      className={styles.zone}
      aria-label={t('photos.drop')}
      onDrop={({ items }) => {
        const files = items.filter((item) => item.kind === 'file').map((item) => item.getFile());
        void Promise.all(files).then(add);
      }}
    >
      <ul className={styles.list} aria-label={t('photos.chosen')}>
        {uploads.map((upload) => (
          <li key={upload.key} className={styles.item}>
            <img src={upload.preview} alt="" width={88} height={88} />
            <div className={styles.state}>
              <strong>{upload.file.name}</strong>
              <Progress upload={upload} />
              {upload.state.kind === 'failed' && (
                <Button look="plain" onClick={() => retry(upload)}>
                  {t('action.retry')}
                </Button>
              )}
            </div>
            <button
              type="button"
              className={styles.remove}
              aria-label={t('photos.remove', { name: upload.file.name })}
              onClick={() => remove(upload)}
            >
              <Icon name="close" size={18} />
            </button>
          </li>
        ))}
      </ul>
      <FileTrigger acceptedFileTypes={ACCEPTED} allowsMultiple onSelect={(files) => add([...(files ?? [])])}>
        <PlainButton className={styles.choose}>
          <Icon name="camera" />
          {t('photos.choose')}
        </PlainButton>
      </FileTrigger>
      <p className={styles.hint}>{t('photos.hint')}</p>
    </DropZone>
  );
}

function Progress({ upload: { state, file } }: { upload: Upload }) {
  const { t } = useTranslation();
  if (state.kind === 'refused') return <p role="alert">{state.message}</p>;
  if (state.kind === 'failed') return <p role="alert">{t('photos.failed')}</p>;
  if (state.kind === 'ready') return <p role="status">{t('photos.ready')}</p>;
  const share = state.kind === 'sending' ? state.share : state.kind === 'processing' ? 1 : 0;
  return (
    <>
      <ProgressBar aria-label={file.name} value={share * 100} className={styles.bar}>
        {({ percentage }) => <span style={{ width: `${percentage ?? 0}%` }} />}
      </ProgressBar>
      <p role="status">{t(`photos.${state.kind}`)}</p>
    </>
  );
}
