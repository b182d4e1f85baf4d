import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema.js';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import { useDayWords } from '../../shared/dates/day-words.js';
import { Button } from '../../shared/ui/button.js';
import { notify } from '../../shared/ui/notice.js';
import { useCompanionChange } from './companions.changes.js';
import styles from './companions.module.css';

interface Props {
  readonly invitation: components['schemas']['Invitation'];
  readonly accountId: string;
}

/** An invitation that nobody has accepted yet. */
export function InvitationRow({ invitation: { id, expiresAt }, accountId }: Props) {
  const { t } = useTranslation();
  const day = useDayWords()(expiresAt);
  const { mutate, isPending } = useCompanionChange(
    accountId,
    () => answerOf(api.DELETE('/v1/me/companions/invitations/{id}', { params: { path: { id } } })),
    () => notify(t('together.withdrawn')),
  );
  return (
    <div className={styles.row}>
      <p>{t('together.until', { day })}</p>
      <Button
        look="quiet"
        disabled={isPending}
        aria-label={t('together.withdrawOf', { day })}
        onClick={() => mutate()}
      >
        {t('together.withdraw')}
      </Button>
    </div>
  );
}
