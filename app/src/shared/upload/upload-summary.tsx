import { isUnderway, progressOf } from '@fasteval/uploader';
import { ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import styles from './photo-picker.module.css';
import type { ChosenPhoto } from './use-photo-uploads.js';

/** How far all of them are together. */
export function UploadSummary({ uploads }: { uploads: readonly ChosenPhoto[] }) {
  const { t } = useTranslation();
  const states = uploads.map(({ state }) => state);
  const ready = states.filter(({ kind }) => kind === 'ready').length;
  const share = states.reduce((sum, state) => sum + progressOf(state), 0) / states.length;
  return (
    <div className={styles.summary}>
      {states.some(isUnderway) && (
        <ProgressBar aria-label={t('photos.progress')} value={share * 100} className={styles.bar}>
          {({ percentage }) => <span style={{ width: `${percentage ?? 0}%` }} />}
        </ProgressBar>
      )}
      <p role="status">
        {states.some(({ kind }) => kind === 'waiting')
          ? t('photos.waitingAll')
          : t('photos.summary', { count: states.length, ready })}
      </p>
    </div>
  );
}
