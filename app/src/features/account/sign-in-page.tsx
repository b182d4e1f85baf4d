import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { ApiProblem } from '../../shared/api/problem.js';
import { type PendingLogin, signIn } from '../../shared/session/session.js';
import { Field } from '../../shared/ui/field.js';
import { AccountCard } from './account-card.js';
import { AccountForm } from './account-form.js';
import { useNextPage } from './next-page.js';
import { ProviderButtons } from './provider-buttons.js';
import { SecondStep } from './second-step.js';

export function SignInPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { next, carried } = useNextPage();
  const [pending, setPending] = useState<PendingLogin | null>(null);
  const goOn = async () => navigate(next, { replace: true });
  const why = { bookmark: t('account.whyBookmark'), visit: t('account.whyVisit') }[params.get('why') ?? ''];
  if (pending !== null)
    return <SecondStep pending={pending} onDone={goOn} onStartOver={() => setPending(null)} />;
  return (
    <AccountCard title={t('account.signIn')} why={why ?? t('account.whySignIn')}>
      <AccountForm
        submit={t('account.signIn')}
        onSubmit={async ({ email = '', password = '' }) => {
          try {
            await signIn({ email, password });
          } catch (error) {
            const login = error instanceof ApiProblem ? error.body.secondFactor : undefined;
            if (login === undefined) throw error;
            return setPending(login);
          }
          await goOn();
        }}
      >
        <Field name="email" type="email" label={t('account.email')} autoComplete="username" maxLength={254} />
        <Field
          name="password"
          type="password"
          label={t('account.password')}
          autoComplete="current-password"
        />
      </AccountForm>
      <ProviderButtons next={next} />
      <p>
        <Link to="/forgotten-password">{t('credentials.forgot')}</Link>
      </p>
      <p>
        {t('account.stranger')} <Link to={`/register${carried}`}>{t('account.register')}</Link>
      </p>
    </AccountCard>
  );
}
