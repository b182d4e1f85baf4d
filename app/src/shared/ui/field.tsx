import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import styles from './field.module.css';

interface Props {
  /** As the API calls it: a problem's pointer finds its field by this. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: 'text' | 'email' | 'password' | 'date';
  readonly autoComplete?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly isRequired?: boolean;
  readonly defaultValue?: string;
}

export function Field({
  name,
  label,
  hint,
  type = 'text',
  autoComplete,
  minLength,
  maxLength,
  isRequired = true,
  defaultValue,
}: Props) {
  return (
    <TextField
      className={styles.field}
      name={name}
      type={type}
      isRequired={isRequired}
      autoComplete={autoComplete}
      minLength={minLength}
      maxLength={maxLength}
      defaultValue={defaultValue}
    >
      <Label>{label}</Label>
      <Input className={styles.input} />
      <Note hint={hint} least={minLength} />
    </TextField>
  );
}

export function LongField({
  name,
  label,
  hint,
  maxLength,
  rows,
}: Pick<Props, 'name' | 'label' | 'hint' | 'maxLength'> & { rows: number }) {
  return (
    <TextField className={styles.field} name={name} maxLength={maxLength}>
      <Label>{label}</Label>
      <TextArea className={styles.input} rows={rows} placeholder={hint} />
      <Note />
    </TextField>
  );
}

/** The hint or, in its place so that nothing below moves, what is wrong: in our words or in the API's. */
function Note({ hint, least }: { hint?: string; least?: number }) {
  const { t } = useTranslation();
  return (
    <div className={styles.note}>
      {hint !== undefined && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error}>
        {({ validationDetails, defaultChildren, validationErrors }) => {
          if (validationDetails.valueMissing) return t('field.missing');
          if (validationDetails.typeMismatch) return t('field.noAddress');
          if (validationDetails.tooShort && least !== undefined) return t('field.tooShort', { count: least });
          return validationErrors.join(' ') || defaultChildren;
        }}
      </FieldError>
    </div>
  );
}
