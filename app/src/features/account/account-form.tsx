import { type ReactNode, useState } from 'react';
import { Form } from 'react-aria-components';
import { ApiProblem } from '../../shared/api/problem.js';
import { Button } from '../../shared/ui/button.js';
import { Refusal } from '../../shared/ui/refusal.js';
import { formValues } from '../../shared/ui/form-values.js';
import { useErrorWords } from '../../shared/ui/states.js';
import styles from './account-form.module.css';

interface Props {
  readonly submit: string;
  readonly onSubmit: (values: Partial<Record<string, string>>) => Promise<void>;
  readonly children?: ReactNode;
}

/** Shows what the API refused at the field it names, and the rest above the button. */
export function AccountForm({ submit, onSubmit, children }: Props) {
  const words = useErrorWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const fields = error instanceof ApiProblem ? error.fields : {};
  const said = error === null || Object.keys(fields).length > 0 ? null : words(error);

  async function send(form: HTMLFormElement): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await onSubmit(formValues(form));
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Form
      className={styles.form}
      validationErrors={fields}
      onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      {children}
      <Refusal said={said} />
      <Button type="submit" disabled={busy} aria-busy={busy}>
        {submit}
      </Button>
    </Form>
  );
}
