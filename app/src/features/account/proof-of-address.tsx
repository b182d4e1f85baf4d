import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import type { Account } from '../../shared/session/session.js';
import { Button } from '../../shared/ui/button.js';
import { notify } from '../../shared/ui/notice.js';
import { useErrorWords } from '../../shared/ui/states.js';
import styles from './pages.module.css';

/** Only for whom the address has not been proven yet. */
export function ProofOfAddress({ account }: { account: Account }) {
  const { t } = useTranslation();
  const words = useErrorWords();
  const { mutate, isPending } = useMutation({
    mutationFn: () => answerOf(api.POST('/v1/auth/email/resend')),
    onSuccess: () => notify(t('credentials.resent')),
    onError: (error) => notify(words(error).title),
  });
  if (account.emailVerified) return null;
  return (
    <section className={styles.panel}>
      <p>
        {t('credentials.notVerified')} {account.email}
      </p>
      <Button look="quiet" disabled={isPending} onClick={() => mutate()}>
        {t('credentials.resend')}
      </Button>
    </section>
  );
}
