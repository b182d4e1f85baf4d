import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { finishSignIn, type PendingLogin } from '../../shared/session/session.js';
import { Button } from '../../shared/ui/button.js';
import { Field } from '../../shared/ui/field.js';
import { AccountCard } from './account-card.js';
import { AccountForm } from './account-form.js';

interface Props {
  readonly pending: PendingLogin;
  readonly onDone: () => Promise<void>;
  readonly onStartOver: () => void;
}

/** Editors and admins who sign in here: their code or a recovery code; passkeys are the admin's. */
export function SecondStep({ pending: { loginToken, methods }, onDone, onStartOver }: Props) {
  const { t } = useTranslation();
  const [byTotp, setByTotp] = useState(methods.includes('totp'));
  return (
    <AccountCard title={t('credentials.secondTitle')} why={t('credentials.secondWhy')}>
      <AccountForm
        key={String(byTotp)}
        submit={t('account.signIn')}
        onSubmit={async (shown) => {
          await finishSignIn({ loginToken, ...shown });
          await onDone();
        }}
      >
        {byTotp ? (
          <Field
            name="totp"
            label={t('credentials.secondCode')}
            autoComplete="one-time-code"
            maxLength={16}
          />
        ) : (
          <Field
            name="recoveryCode"
            label={t('credentials.secondRecovery')}
            autoComplete="off"
            maxLength={64}
          />
        )}
      </AccountForm>
      {methods.includes('totp') && (
        <Button look="quiet" onClick={() => setByTotp(!byTotp)}>
          {t(byTotp ? 'credentials.byRecovery' : 'credentials.byTotp')}
        </Button>
      )}
      <Button look="quiet" onClick={onStartOver}>
        {t('credentials.startOver')}
      </Button>
    </AccountCard>
  );
}
