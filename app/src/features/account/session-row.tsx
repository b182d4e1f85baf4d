import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema.js';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import { Button } from '../../shared/ui/button.js';
import { AskedAgain } from './asked-again.js';
import { momentWords } from './moment-words.js';
import styles from './pages.module.css';
import { useSessionEnd } from './sessions.changes.js';

interface Props {
  readonly session: components['schemas']['Session'];
  readonly accountId: string;
}

export function SessionRow({
  session: { id, current, browser, system, lastUsedAt, startedAt },
  accountId,
}: Props) {
  const { t } = useTranslation();
  const end = useSessionEnd(
    accountId,
    (currentPassword) =>
      answerOf(api.DELETE('/v1/auth/sessions/{id}', { params: { path: { id } }, body: { currentPassword } })),
    t('sessions.ended'),
  );
  const named = [browser, system].filter(Boolean).join(', ');
  const device = named === '' ? t('sessions.unknown') : named;
  return (
    <div className={styles.row}>
      <p>
        <strong>
          {device}
          {current && ` · ${t('sessions.current')}`}
        </strong>
        <span className={styles.soft}>
          {t('sessions.used', { when: momentWords(lastUsedAt) })} ·{' '}
          {t('sessions.started', { when: momentWords(startedAt) })}
        </span>
      </p>
      {!current && (
        <AskedAgain title={t('sessions.endAgain', { device })} yes={t('sessions.end')} act={end}>
          {(begin, isPending) => (
            <Button
              look="quiet"
              aria-label={t('sessions.endOf', { device })}
              disabled={isPending}
              onClick={begin}
            >
              {t('sessions.end')}
            </Button>
          )}
        </AskedAgain>
      )}
    </div>
  );
}
