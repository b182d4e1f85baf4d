import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../../shared/api/client.js';
import { answerOf } from '../../shared/api/transport.js';
import { useRequestKey } from '../../shared/api/use-request-key.js';
import { Button } from '../../shared/ui/button.js';
import { LongField } from '../../shared/ui/field.js';
import { Refusal } from '../../shared/ui/refusal.js';
import { formValues } from '../../shared/ui/form-values.js';
import { notify } from '../../shared/ui/notice.js';
import { useErrorWords } from '../../shared/ui/states.js';
import styles from './my-reviews-page.module.css';
import formStyles from './review-form.module.css';
import type { Review } from './reviews.queries.js';

const LONGEST_APPEAL = 1000;

interface Props {
  readonly review: Review;
  readonly hidden: NonNullable<Review['hidden']>;
}

/** That and why editors hide the review, and the one appeal against it. */
export function Hiding({ review, hidden: { reason, appeal } }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.hiding}>
      <p>
        <strong>{t('hiding.title')}</strong> {t('hiding.why', { reason: t(`report.reason.${reason}`) })}
      </p>
      {appeal === null ? (
        <AppealForm reviewId={review.id} />
      ) : (
        <>
          <p>{t(appeal.answered ? 'hiding.declined' : 'hiding.waiting')}</p>
          {appeal.text !== null && <blockquote>{appeal.text}</blockquote>}
        </>
      )}
    </div>
  );
}

function AppealForm({ reviewId }: { reviewId: string }) {
  const { t } = useTranslation();
  const words = useErrorWords();
  const queries = useQueryClient();
  const keyOf = useRequestKey();
  const { mutate, error, isPending } = useMutation({
    mutationFn: (body: { text: string }) => {
      const params = { path: { id: reviewId }, header: { 'Idempotency-Key': keyOf(body) } };
      return answerOf(api.POST('/v1/reviews/{id}/appeals', { params, body }));
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['my-reviews'] });
      notify(t('hiding.sent'));
    },
  });
  const said = error === null ? null : words(error);
  return (
    <Form
      className={formStyles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const { text = '' } = formValues(event.currentTarget);
        if (text.trim() !== '') mutate({ text });
      }}
    >
      <LongField
        name="text"
        label={t('hiding.appeal')}
        hint={t('hiding.hint')}
        rows={4}
        maxLength={LONGEST_APPEAL}
      />
      <Refusal said={said} />
      <div className={formStyles.actions}>
        <Button type="submit" disabled={isPending}>
          {t('hiding.send')}
        </Button>
      </div>
    </Form>
  );
}
