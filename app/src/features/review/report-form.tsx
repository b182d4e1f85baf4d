import { useMutation } from '@tanstack/react-query';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import { Button } from '../../shared/ui/button.js';
import { LongField } from '../../shared/ui/field.js';
import { Refusal } from '../../shared/ui/refusal.js';
import { formValues } from '../../shared/ui/form-values.js';
import { notify } from '../../shared/ui/notice.js';
import { useErrorWords } from '../../shared/ui/states.js';
import styles from './report-form.module.css';
import formStyles from './review-form.module.css';
import { REPORT_REASONS, type ReportReason } from './reviews.queries.js';

const LONGEST_NOTE = 500;

interface Props {
  readonly reviewId: string;
  readonly onDone: () => void;
}

/** Why a review should not be there, told to the editors alone. */
export function ReportForm({ reviewId, onDone }: Props) {
  const { t } = useTranslation();
  const words = useErrorWords();
  const { mutate, error, isPending } = useMutation({
    mutationFn: (body: { reason: ReportReason; note?: string }) =>
      answerOf(api.POST('/v1/reviews/{id}/reports', { params: { path: { id: reviewId } }, body })),
    onSuccess: () => {
      notify(t('report.thanks'));
      onDone();
    },
  });
  const said = error === null ? null : words(error);
  return (
    <Form
      className={formStyles.form}
      aria-label={t('report.title')}
      onSubmit={(event) => {
        event.preventDefault();
        const { reason, note = '' } = formValues(event.currentTarget);
        mutate({ reason: reason as ReportReason, note: note.trim() === '' ? undefined : note });
      }}
    >
      <fieldset className={styles.reasons}>
        <legend>{t('report.why')}</legend>
        {REPORT_REASONS.map((reason, index) => (
          <label key={reason}>
            {/* Whoever asked for the form goes on in it. */}
            <input type="radio" name="reason" value={reason} required autoFocus={index === 0} />
            {t(`report.reason.${reason}`)}
          </label>
        ))}
      </fieldset>
      <LongField
        name="note"
        label={t('report.note')}
        hint={t('report.noteHint')}
        rows={3}
        maxLength={LONGEST_NOTE}
      />
      <Refusal said={said} />
      <div className={formStyles.actions}>
        <Button type="submit" disabled={isPending}>
          {t('report.send')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('action.cancel')}
        </Button>
      </div>
    </Form>
  );
}
