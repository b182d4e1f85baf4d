import { useMutation, useQueryClient } from '@tanstack/react-query';
import { SwitchButton, SwitchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import { consentsKey, useConsents } from '../../shared/consent/consents.js';
import type { Account } from '../../shared/session/session.js';
import { notify } from '../../shared/ui/notice.js';
import { ErrorState, Skeleton, useErrorWords } from '../../shared/ui/states.js';
import { AccountForm } from './account-form.js';
import { BirthDateField } from './birth-date-field.js';
import styles from './pages.module.css';

const CHOICES = ['location', 'marketing'] as const;

/** The consents that people may withdraw and keep their account. */
export function ConsentSwitches({ account }: { account: Account }) {
  const { t } = useTranslation();
  const words = useErrorWords();
  const queries = useQueryClient();
  const { data, error, isPending, refetch } = useConsents();
  const deciding = useMutation({
    mutationFn: (body: { location?: boolean; marketing?: boolean }) =>
      answerOf(api.PUT('/v1/me/consents', { body })),
    onSuccess: (consents) => queries.setQueryData(consentsKey(account.id), consents),
    onError: (reason) => notify(words(reason).title),
  });
  if (isPending) return <Skeleton height="6rem" />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const grantedOf = (kind: (typeof CHOICES)[number]) =>
    (deciding.isPending ? deciding.variables[kind] : undefined) ??
    data.items.find((item) => item.kind === kind)?.granted ??
    false;
  return (
    <>
      {!data.ageConfirmed && (
        <AccountForm
          submit={t('credentials.ageSend')}
          onSubmit={async ({ birthDate = '' }) => {
            await answerOf(api.PATCH('/v1/me', { body: { birthDate } }));
            await refetch();
            notify(t('credentials.ageDone'));
          }}
        >
          <BirthDateField hint={t('credentials.ageWhy')} isRequired />
        </AccountForm>
      )}
      {CHOICES.map((kind) => (
        <div key={kind}>
          <SwitchField
            isSelected={grantedOf(kind)}
            isDisabled={kind === 'location' && !data.ageConfirmed && !grantedOf(kind)}
            onChange={(on) => deciding.mutate({ [kind]: on })}
          >
            <SwitchButton className={styles.switch}>
              {t(`credentials.${kind}`)}
              <span className={styles.track} />
            </SwitchButton>
          </SwitchField>
          <p className={styles.soft}>{t(`credentials.${kind}Why`)}</p>
        </div>
      ))}
    </>
  );
}
