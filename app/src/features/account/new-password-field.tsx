import { useTranslation } from 'react-i18next';
import { Field } from '../../shared/ui/field.js';

const LEAST = 8;

export function NewPasswordField() {
  const { t } = useTranslation();
  return (
    <Field
      name="password"
      type="password"
      label={t('credentials.newPassword')}
      hint={t('account.passwordHint')}
      autoComplete="new-password"
      minLength={LEAST}
      maxLength={256}
    />
  );
}
