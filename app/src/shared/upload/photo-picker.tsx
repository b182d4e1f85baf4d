import { acceptedContentTypes, isUnderway } from '@fasteval/uploader';
import { Button as PlainButton, DropZone, FileTrigger, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLocationConsent } from '../consent/consents.js';
import { AltField } from '../photo/alt-field.js';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import styles from './photo-picker.module.css';
import { UploadSummary } from './upload-summary.js';
import type { ChosenPhoto, PhotoUploads } from './use-photo-uploads.js';

/** A phone hands over a HEIC photo as a JPEG where only these are asked for. */
const ACCEPTED = [...acceptedContentTypes];

interface Props extends PhotoUploads {
  /** What may be chosen, and what becomes of it. */
  readonly hint: string;
  /** Where those that are ready are shown elsewhere. */
  readonly hideReady?: boolean;
}

/** Chooses photos by button or by dropping them, and shows each on its way. */
export function PhotoPicker({
  uploads,
  add,
  remove,
  retry,
  keepsPlace,
  setKeepsPlace,
  hint,
  hideReady = false,
}: Props) {
  const { t } = useTranslation();
  const mayKeepPlace = useLocationConsent();
  const listed = hideReady ? uploads.filter(({ state }) => state.kind !== 'ready') : uploads;
  return (
    <DropZone
      className={styles.zone}
      aria-label={t('photos.drop')}
      onDrop={({ items }) => {
        const files = items.filter((item) => item.kind === 'file').map((item) => item.getFile());
        void Promise.all(files).then(add);
      }}
    >
      <FileTrigger acceptedFileTypes={ACCEPTED} allowsMultiple onSelect={(files) => add([...(files ?? [])])}>
        <PlainButton className={styles.choose}>
          <Icon name="camera" />
          {t('photos.choose')}
        </PlainButton>
      </FileTrigger>
      <p className={styles.hint}>{hint}</p>
      {mayKeepPlace ? (
        <label className={styles.consent}>
          <input
            type="checkbox"
            checked={keepsPlace}
            onChange={({ target }) => setKeepsPlace(target.checked)}
          />
          {t('photos.keepPlace')}
        </label>
      ) : (
        <p className={styles.consent}>
          <Link to="/me/account">{t('photos.placeNeedsConsent')}</Link>
        </p>
      )}
      {uploads.length > 0 && <UploadSummary uploads={uploads} />}
      <ul className={styles.list} aria-label={t('photos.chosen')}>
        {listed.map((upload) => (
          <li key={upload.key} className={styles.item}>
            <img src={upload.preview} alt="" width={72} height={72} decoding="async" />
            <div className={styles.state}>
              <strong>{upload.file.name}</strong>
              <Progress upload={upload} />
              {upload.state.kind === 'ready' && <AltField photo={upload.state.photo} />}
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
    </DropZone>
  );
}

function Progress({ upload: { state, file } }: { upload: ChosenPhoto }) {
  const { t } = useTranslation();
  if (state.kind === 'refused' || state.kind === 'failed') {
    return <p role="alert">{state.reasons.join(' ') || t('photos.failed')}</p>;
  }
  if (!isUnderway(state)) return <p>{t('photos.ready')}</p>;
  const share = state.kind === 'sending' ? state.share : state.kind === 'processing' ? 1 : 0;
  return (
    <>
      <ProgressBar aria-label={file.name} value={share * 100} className={styles.bar}>
        {({ percentage }) => <span style={{ width: `${percentage ?? 0}%` }} />}
      </ProgressBar>
      <p>{t(`photos.${state.kind}`)}</p>
    </>
  );
}
