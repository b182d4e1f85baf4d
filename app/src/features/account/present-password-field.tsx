import { useTranslation } from 'react-i18next';
import { Field } from '../../shared/ui/field.js';

export function PresentPasswordField() {
  const { t } = useTranslation();
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
