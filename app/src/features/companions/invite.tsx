import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import type { Account } from '../../shared/session/session.js';
import { Button } from '../../shared/ui/button.js';
import { Icon } from '../../shared/ui/icon.js';
import { notify } from '../../shared/ui/notice.js';
import { useCompanionChange } from './companions.changes.js';
import styles from './companions.module.css';
import { linkOf } from './invitation-link.js';

/** Makes a link for one person and hands it to the phone's share sheet, or the clipboard. */
export function Invite({ account }: { account: Account }) {
  const { t } = useTranslation();
  const [link, setLink] = useState<string | null>(null);
  const { mutate, isPending } = useCompanionChange(
    account.id,
    () => answerOf(api.POST('/v1/me/companions/invitations')),
    ({ code }) => setLink(linkOf(code)),
  );
  async function copy(url: string): Promise<void> {
    await navigator.clipboard.writeText(url);
    notify(t('together.copied'));
  }
  return (
    <section className={styles.panel} aria-label={t('together.invite')}>
      {link !== null && (
        <>
          <label htmlFor="invitation-link">{t('together.link')}</label>
          <input
            id="invitation-link"
            className={styles.link}
            readOnly
            autoFocus
            value={link}
            aria-describedby="invitation-note"
            onFocus={({ target }) => target.select()}
          />
          <p id="invitation-note" className={styles.soft}>
            {t('together.linkDetail')}
          </p>
          <p className={styles.actions}>
            {'share' in navigator && (
              <Button
                onClick={() =>
                  void navigator
                    .share({ text: t('together.shareText', { name: account.displayName }), url: link })
                    .catch(() => undefined)
                }
              >
                <Icon name="share" />
                {t('together.share')}
              </Button>
            )}
            <Button look="quiet" onClick={() => void copy(link)}>
              <Icon name="link" />
              {t('together.copy')}
            </Button>
          </p>
        </>
      )}
      <p className={styles.actions}>
        <Button look={link === null ? 'strong' : 'plain'} disabled={isPending} onClick={() => mutate()}>
          <Icon name="people" />
          {t('together.invite')}
        </Button>
      </p>
    </section>
  );
}
