import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, makeClient } from '../../shared/api/transport.js';
import { rereadAccount } from '../../shared/session/session.js';
import { ButtonLink } from '../../shared/ui/button.js';
import { AccountCard } from './account-card.js';
import { AccountForm } from './account-form.js';
import { linkToken } from './link-token.js';

const client = makeClient();

/** Where the link of a mail leads that asks whose an address is. A press and not the visit proves it: mail filters visit, too. */
export function VerifyEmailPage() {
  const { t } = useTranslation();
  const [token] = useState(linkToken);
  const [done, setDone] = useState(false);
  if (token === undefined)
    return <AccountCard title={t('credentials.noToken')} why={t('credentials.noTokenDetail')} />;
  if (done) {
    return (
      <AccountCard title={t('credentials.verified')} why={t('credentials.verifiedDetail')}>
        <ButtonLink to="/">{t('credentials.home')}</ButtonLink>
      </AccountCard>
    );
  }
  return (
    <AccountCard title={t('credentials.verifyTitle')} why={t('credentials.verifyWhy')}>
      <AccountForm
        submit={t('credentials.verifySend')}
        onSubmit={async () => {
          await answerOf(client.POST('/v1/auth/email/verify', { body: { token } }));
          await rereadAccount().catch(() => undefined);
          setDone(true);
        }}
      />
    </AccountCard>
  );
}
