import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { ApiProblem } from '../../shared/api/problem.js';
import { answerOf, makeClient } from '../../shared/api/transport.js';
import { signIn } from '../../shared/session/session.js';
import { Field } from '../../shared/ui/field.js';
import { AccountCard } from './account-card.js';
import { AccountForm } from './account-form.js';
import { BirthDateField } from './birth-date-field.js';
import { ConsentChoices } from './consent-choices.js';
import { useNextPage } from './next-page.js';
import { ProviderButtons } from './provider-buttons.js';
import { registrationChoices, UNDER_AGE } from './registration-choices.js';
import { TooYoung } from './too-young.js';

const PASSWORD_LEAST = 8;
const client = makeClient();

export function RegisterPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { next, carried } = useNextPage();
  const [isTooYoung, setTooYoung] = useState(false);

  /** The API answers alike for a known and an unknown address: only signing in tells whose it is. */
  async function register(values: Partial<Record<string, string>>): Promise<void> {
    const { email = '', password = '', displayName = '' } = values;
    const body = { email, password, displayName, ...registrationChoices(values) };
    try {
      await answerOf(client.POST('/v1/auth/register', { body }));
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.body.type !== UNDER_AGE) throw error;
      setTooYoung(true);
      return;
    }
    try {
      await signIn({ email, password });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
      const taken = { title: t('account.taken'), detail: t('account.takenDetail') };
      throw new ApiProblem(error.status, { ...error.body, ...taken });
    }
    await navigate(next, { replace: true });
  }

  return (
    <>
      {isTooYoung && <TooYoung onBack={() => setTooYoung(false)} />}
      {/* Stays, so that a slip in the date costs nothing of what was entered. */}
      <div hidden={isTooYoung}>
        <AccountCard title={t('account.register')} why={t('account.whyRegister')}>
          <AccountForm submit={t('account.register')} onSubmit={register}>
            <Field
              name="displayName"
              label={t('account.displayName')}
              hint={t('account.displayNameHint')}
              autoComplete="nickname"
              maxLength={40}
            />
            <Field
              name="email"
              type="email"
              label={t('account.email')}
              autoComplete="username"
              maxLength={254}
            />
            <Field
              name="password"
              type="password"
              label={t('account.password')}
              hint={t('account.passwordHint')}
              autoComplete="new-password"
              minLength={PASSWORD_LEAST}
              maxLength={256}
            />
            <BirthDateField hint={t('registration.ageWhy')} isRequired={false} />
            <ConsentChoices />
          </AccountForm>
          <ProviderButtons next={next} />
          <p>
            {t('account.member')} <Link to={`/sign-in${carried}`}>{t('account.signIn')}</Link>
          </p>
        </AccountCard>
      </div>
    </>
  );
}
