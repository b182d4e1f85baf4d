import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, makeClient } from '../../shared/api/transport.js';
import { Button } from '../../shared/ui/button.js';
import { Refusal } from '../../shared/ui/refusal.js';
import { useErrorWords } from '../../shared/ui/states.js';
import { ProviderMark } from './provider-mark.js';
import { goTo, type Provider, useProviders } from './providers.js';
import styles from './providers.module.css';

const client = makeClient();

/** The ways in beside a password; nothing where there are none. */
export function ProviderButtons({ next }: { next: string }) {
  const { t } = useTranslation();
  const words = useErrorWords();
  const providers = useProviders();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (provider: Provider) =>
      goTo(
        await answerOf(
          client.POST('/v1/auth/providers/{provider}/start', {
            params: { path: { provider } },
            body: { returnTo: next },
          }),
        ),
      ),
  });
  if (providers.length === 0) return null;
  const said = error === null ? null : words(error);
  return (
    <div className={styles.buttons}>
      <p className={styles.or}>{t('provider.or')}</p>
      <Refusal said={said} />
      {providers.map((provider) => (
        <Button key={provider} look="quiet" disabled={isPending} onClick={() => mutate(provider)}>
          <ProviderMark provider={provider} />
          {t('provider.goOn', { provider: t(`provider.${provider}`) })}
        </Button>
      ))}
    </div>
  );
}
