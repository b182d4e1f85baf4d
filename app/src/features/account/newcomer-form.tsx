import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { components } from '../../api/schema.js';
import { ApiProblem } from '../../shared/api/problem.js';
import { answerOf, makeClient } from '../../shared/api/transport.js';
import { beginSession, IN_COOKIE } from '../../shared/session/session.js';
import { Field } from '../../shared/ui/field.js';
import { AccountCard } from './account-card.js';
import { AccountForm } from './account-form.js';
import { BirthDateField } from './birth-date-field.js';
import { ConsentChoices } from './consent-choices.js';
import { registrationChoices, UNDER_AGE } from './registration-choices.js';
import { TooYoung } from './too-young.js';

type Newcomer = Extract<components['schemas']['ProviderOutcome'], { status: 'newcomer' }>;

const client = makeClient();

/** What is asked of who came by a provider for the first time: the same as of who registers with a password. */
export function NewcomerForm({ newcomer: { email, displayName, returnTo } }: { newcomer: Newcomer }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isTooYoung, setTooYoung] = useState(false);

  async function join(values: Partial<Record<string, string>>): Promise<void> {
    const body = { displayName: values['displayName'] ?? '', ...registrationChoices(values) };
    try {
      await beginSession(
        await answerOf(client.POST('/v1/auth/providers/register', { body, headers: IN_COOKIE })),
      );
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.body.type !== UNDER_AGE) throw error;
      setTooYoung(true);
      return;
    }
    await navigate(returnTo, { replace: true });
  }

  return (
    <>
      {isTooYoung && <TooYoung onBack={() => setTooYoung(false)} />}
      <div hidden={isTooYoung}>
        <AccountCard title={t('provider.newcomer')} why={t('provider.newcomerWhy', { email })}>
          <AccountForm submit={t('provider.join')} onSubmit={join}>
            <Field
              name="displayName"
              label={t('account.displayName')}
              hint={t('account.displayNameHint')}
              autoComplete="nickname"
              maxLength={40}
              defaultValue={displayName ?? ''}
            />
            <BirthDateField hint={t('registration.ageWhy')} isRequired={false} />
            <ConsentChoices />
          </AccountForm>
        </AccountCard>
      </div>
    </>
  );
}
