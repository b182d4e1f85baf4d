import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { signIn } from '../../shared/session/session.js';
import { Field } from '../../shared/ui/field.js';
import { AccountCard } from './account-card.js';
import { AccountForm } from './account-form.js';
import { useNextPage } from './next-page.js';
import { ProviderButtons } from './provider-buttons.js';

export function SignInPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { next, carried } = useNextPage();
  const why = { bookmark: t('account.whyBookmark'), visit: t('account.whyVisit') }[params.get('why') ?? ''];
  return (
    <AccountCard title={t('account.signIn')} why={why ?? t('account.whySignIn')}>
      <AccountForm
        submit={t('account.signIn')}
        onSubmit={async ({ email = '', password = '' }) => {
          await signIn({ email, password });
          await navigate(next, { replace: true });
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
