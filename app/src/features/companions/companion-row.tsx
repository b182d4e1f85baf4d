import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import type { Companion } from '../../shared/companions/companions.js';
import { useDayWords } from '../../shared/dates/day-words.js';
import { Button } from '../../shared/ui/button.js';
import { notify } from '../../shared/ui/notice.js';
import { useCompanionChange } from './companions.changes.js';
import styles from './companions.module.css';

interface Props {
  readonly companion: Companion;
  readonly accountId: string;
}

/** One companion, and the way to end it: asked once more, since it takes a new invitation to begin again. */
export function CompanionRow({ companion: { id, displayName, available, since }, accountId }: Props) {
  const { t } = useTranslation();
  const dayWords = useDayWords();
  const [isAsked, setAsked] = useState(false);
  const { mutate, isPending } = useCompanionChange(
    accountId,
    () => answerOf(api.DELETE('/v1/me/companions/{id}', { params: { path: { id } } })),
    () => notify(t('together.ended')),
  );
  if (isAsked) {
    return (
      <div className={styles.row} role="alertdialog" aria-labelledby={`end-${id}`}>
        <p id={`end-${id}`}>{t('together.endSure', { name: displayName })}</p>
        <span className={styles.actions}>
          <Button autoFocus disabled={isPending} onClick={() => mutate()}>
            {t('together.endYes')}
          </Button>
          <Button look="quiet" onClick={() => setAsked(false)}>
            {t('action.cancel')}
          </Button>
        </span>
      </div>
    );
  }
  return (
    <div className={styles.row}>
      <p>
        <span className={styles.name}>{displayName}</span>
        <span className={styles.soft}>
          {t('together.since', { day: dayWords(since) })}
          {!available && ` · ${t('together.unavailable')}`}
        </span>
      </p>
      <Button
        look="quiet"
        aria-label={t('together.endOf', { name: displayName })}
        onClick={() => setAsked(true)}
      >
        {t('together.end')}
      </Button>
    </div>
  );
}
