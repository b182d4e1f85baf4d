import { useTranslation } from 'react-i18next';
import { useSession } from '../../shared/session/session.js';
import { Field } from '../../shared/ui/field.js';
import { ConfirmAtProvider } from './confirm-at-provider.js';

/** Who has no password is confirmed by a provider instead. */
export function PresentPasswordField() {
  const { t } = useTranslation();
  const { account } = useSession();
  if (account?.hasPassword === false) return <ConfirmAtProvider accountId={account.id} />;
  return (
    <Field
      name="currentPassword"
      type="password"
      label={t('credentials.currentPassword')}
      autoComplete="current-password"
      maxLength={256}
    />
  );
}
