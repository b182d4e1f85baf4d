import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, makeClient } from '../../shared/api/transport.js';
import { Field } from '../../shared/ui/field.js';
import { AccountCard } from './account-card.js';
import { AccountForm } from './account-form.js';

const client = makeClient();

/** Says the same for every address, as the API does. */
export function ForgottenPasswordPage() {
  const { t } = useTranslation();
  const [sent, setSent] = useState(false);
  if (sent) {
    return (
      <AccountCard title={t('credentials.sent')} why={t('credentials.sentDetail')}>
        <p>
          <Link to="/sign-in">{t('account.signIn')}</Link>
        </p>
      </AccountCard>
    );
  }
  return (
    <AccountCard title={t('credentials.forgotTitle')} why={t('credentials.forgotWhy')}>
      <AccountForm
        submit={t('credentials.forgotSend')}
        onSubmit={async ({ email = '' }) => {
          await answerOf(client.POST('/v1/auth/password/forgot', { body: { email } }));
          setSent(true);
        }}
      >
        <Field name="email" type="email" label={t('account.email')} autoComplete="username" maxLength={254} />
      </AccountForm>
    </AccountCard>
  );
}
