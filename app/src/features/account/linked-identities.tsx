import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema.js';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import type { Account } from '../../shared/session/session.js';
import { Button } from '../../shared/ui/button.js';
import { notify } from '../../shared/ui/notice.js';
import { ErrorState, Skeleton } from '../../shared/ui/states.js';
import { AccountForm } from './account-form.js';
import { AskedAgain } from './asked-again.js';
import { momentWords } from './moment-words.js';
import styles from './pages.module.css';
import { PresentPasswordField } from './present-password-field.js';
import { ProviderMark } from './provider-mark.js';
import { goTo, identitiesKey, type Provider, useIdentities, useProviders } from './providers.js';
import providerStyles from './providers.module.css';

/** What signs in to the account beside a password, and what else could. */
export function LinkedIdentities({ account }: { account: Account }) {
  const { t } = useTranslation();
  const providers = useProviders();
  const { data, error, isPending, refetch } = useIdentities(account.id);
  if (isPending) return <Skeleton height="6rem" />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const free = providers.filter((provider) => data.items.every((linked) => linked.provider !== provider));
  return (
    <>
      {data.items.length === 0 && <p className={styles.soft}>{t('provider.noLinks')}</p>}
      <ul className={styles.rows}>
        {data.items.map((identity) => (
          <li key={identity.id}>
            <IdentityRow identity={identity} accountId={account.id} />
          </li>
        ))}
      </ul>
      {free.length > 0 && (
        <AccountForm
          submit={t('provider.link')}
          onSubmit={async ({ provider, currentPassword }) =>
            goTo(
              await answerOf(
                api.POST('/v1/me/identities', {
                  body: { provider: provider as Provider, currentPassword, returnTo: '/me/account' },
                }),
              ),
            )
          }
        >
          <label className={providerStyles.choice}>
            {t('provider.linkWhich')}
            <select name="provider">
              {free.map((provider) => (
                <option key={provider} value={provider}>
                  {t(`provider.${provider}`)}
                </option>
              ))}
            </select>
          </label>
          <PresentPasswordField />
        </AccountForm>
      )}
    </>
  );
}

function IdentityRow({
  identity: { id, provider, linkedAt },
  accountId,
}: {
  identity: components['schemas']['Identity'];
  accountId: string;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const name = t(`provider.${provider}`);
  const unlink = async (currentPassword?: string) => {
    try {
      const params = { path: { id } };
      await answerOf(api.DELETE('/v1/me/identities/{id}', { params, body: { currentPassword } }));
      notify(t('provider.unlinked', { provider: name }));
    } finally {
      await queries.invalidateQueries({ queryKey: identitiesKey(accountId) });
    }
  };
  return (
    <div className={styles.row}>
      <p>
        <strong>
          <ProviderMark provider={provider} /> {name}
        </strong>
        <span className={styles.soft}>{t('provider.linkedSince', { when: momentWords(linkedAt) })}</span>
      </p>
      <AskedAgain
        title={t('provider.unlinkAgain', { provider: name })}
        yes={t('provider.unlink')}
        act={unlink}
      >
        {(begin, isPending) => (
          <Button
            look="quiet"
            aria-label={t('provider.unlinkOf', { provider: name })}
            disabled={isPending}
            onClick={begin}
          >
            {t('provider.unlink')}
          </Button>
        )}
      </AskedAgain>
    </div>
  );
}
