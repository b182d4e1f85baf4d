import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, makeClient } from '../../shared/api/transport.js';
import { forgetSession } from '../../shared/session/session.js';
import { ButtonLink } from '../../shared/ui/button.js';
import { AccountCard } from './account-card.js';
import { AccountForm } from './account-form.js';
import { linkToken } from './link-token.js';
import { NewPasswordField } from './new-password-field.js';

const client = makeClient();

/** Where the link of a mail leads that lets a new password be set. */
export function ResetPasswordPage() {
  const { t } = useTranslation();
  const [token] = useState(linkToken);
  const [done, setDone] = useState(false);
  const again = (
    <p>
      <Link to="/forgotten-password">{t('credentials.again')}</Link>
    </p>
  );
  if (token === undefined) {
    return (
      <AccountCard title={t('credentials.noToken')} why={t('credentials.noTokenDetail')}>
        {again}
      </AccountCard>
    );
  }
  if (done) {
    return (
      <AccountCard title={t('credentials.resetDone')} why={t('credentials.resetDoneDetail')}>
        <ButtonLink to="/sign-in">{t('account.signIn')}</ButtonLink>
      </AccountCard>
    );
  }
  return (
    <AccountCard title={t('credentials.resetTitle')} why={t('credentials.resetWhy')}>
      <AccountForm
        submit={t('credentials.resetSend')}
        onSubmit={async ({ password = '' }) => {
          await answerOf(client.POST('/v1/auth/password/reset', { body: { token, password } }));
          forgetSession();
          setDone(true);
        }}
      >
        <NewPasswordField />
      </AccountForm>
      {again}
    </AccountCard>
  );
}
