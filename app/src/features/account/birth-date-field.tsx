import { useTranslation } from 'react-i18next';
import { Field } from '../../shared/ui/field.js';

/** The day is only compared with today by the API, and kept nowhere. */
export function BirthDateField({ hint, isRequired }: { hint: string; isRequired: boolean }) {
  const { t } = useTranslation();
  return (
    <Field
      name="birthDate"
      type="date"
      label={t(isRequired ? 'credentials.birthDate' : 'credentials.birthDateOptional')}
      hint={hint}
      autoComplete="bday"
      isRequired={isRequired}
    />
  );
}
