import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import { Button } from '../../shared/ui/button.js';
import { notify } from '../../shared/ui/notice.js';
import { useErrorWords } from '../../shared/ui/states.js';
import styles from './pages.module.css';
import { ProviderMark } from './provider-mark.js';
import { goTo, type Provider, useIdentities } from './providers.js';
import providerStyles from './providers.module.css';

/** Sends who has no password to a linked provider and back to the page that asks who they are. */
export function ConfirmAtProvider({ accountId }: { accountId: string }) {
  const { t } = useTranslation();
  const words = useErrorWords();
  const { data } = useIdentities(accountId);
  const { mutate, isPending } = useMutation({
    mutationFn: async (provider: Provider) =>
      goTo(
        await answerOf(api.POST('/v1/me/confirmation', { body: { provider, returnTo: location.pathname } })),
      ),
    onError: (error) => notify(words(error).title),
  });
  return (
    <div className={providerStyles.buttons}>
      <p className={styles.soft}>{t('provider.noPassword')}</p>
      {data?.items.map(({ provider }) => (
        <Button key={provider} look="quiet" disabled={isPending} onClick={() => mutate(provider)}>
          <ProviderMark provider={provider} />
          {t('provider.confirmAt', { provider: t(`provider.${provider}`) })}
        </Button>
      ))}
    </div>
  );
}
