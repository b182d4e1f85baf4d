import { isUnderway } from '@fasteval/uploader';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../../shared/api/client.js';
import { ApiProblem } from '../../shared/api/problem.js';
import { answerOf } from '../../shared/api/transport.js';
import { useRequestKey } from '../../shared/api/use-request-key.js';
import { Button } from '../../shared/ui/button.js';
import { LongField } from '../../shared/ui/field.js';
import { Refusal } from '../../shared/ui/refusal.js';
import { formValues } from '../../shared/ui/form-values.js';
import { notify } from '../../shared/ui/notice.js';
import { useErrorWords } from '../../shared/ui/states.js';
import { PhotoPicker } from '../../shared/upload/photo-picker.js';
import { usePhotoUploads } from '../../shared/upload/use-photo-uploads.js';
import styles from './review-form.module.css';
import type { ReviewedFestival } from './reviews.queries.js';
import { StarInput } from './star-input.js';

const MOST_PHOTOS = 10;
const LONGEST_TEXT = 2000;

interface Props {
  readonly festivalId: string;
  /** Those one can have been to, newest first. */
  readonly editions: ReviewedFestival['editions'];
  readonly onDone: () => void;
}

export function ReviewForm({ festivalId, editions, onDone }: Props) {
  const { t } = useTranslation();
  const words = useErrorWords();
  const queries = useQueryClient();
  const photos = usePhotoUploads(MOST_PHOTOS);
  const keyOf = useRequestKey();
  const [rating, setRating] = useState(0);
  const underway = photos.uploads.some(({ state }) => isUnderway(state));

  const { mutate, error, isPending } = useMutation({
    mutationFn: ({ text, editionId }: { text: string; editionId?: string }) => {
      const body = {
        rating,
        text: text.trim() === '' ? undefined : text,
        editionId,
        photoIds: [
          ...new Set(photos.uploads.flatMap(({ state }) => (state.kind === 'ready' ? [state.photo.id] : []))),
        ],
      };
      const params = { path: { id: festivalId }, header: { 'Idempotency-Key': keyOf(body) } };
      return answerOf(api.POST('/v1/festivals/{id}/reviews', { params, body }));
    },
    onSuccess: async () => {
      await Promise.all(
        [['reviews', festivalId], ['festival', festivalId], ['festivals'], ['recommendations']].map(
          (queryKey) => queries.invalidateQueries({ queryKey }),
        ),
      );
      notify(t('reviews.thanks'));
      onDone();
    },
  });
  const fields = error instanceof ApiProblem ? error.fields : {};
  const said = error === null || 'text' in fields ? null : words(error);

  return (
    <Form
      className={styles.form}
      validationErrors={fields}
      onSubmit={(event) => {
        event.preventDefault();
        const { text = '', editionId } = formValues(event.currentTarget);
        mutate({ text, editionId });
      }}
    >
      <StarInput value={rating} onChange={setRating} />
      {editions.length > 1 && (
        <label className={styles.visit}>
          <span>{t('reviews.visited')}</span>
          <select name="editionId">
            {editions.map(({ id, year, ordinal }) => (
              <option key={id} value={id}>
                {ordinal === null ? year : `${year} · ${t('editions.ordinal', { ordinal })}`}
              </option>
            ))}
          </select>
        </label>
      )}
      <LongField
        name="text"
        label={t('reviews.text')}
        hint={t('reviews.textHint')}
        rows={5}
        maxLength={LONGEST_TEXT}
      />
      <PhotoPicker {...photos} hint={t('photos.hint')} />
      <Refusal said={said} />
      <div className={styles.actions}>
        <Button type="submit" disabled={isPending || underway || rating === 0}>
          {t(underway ? 'reviews.waitingForPhotos' : 'reviews.send')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('action.cancel')}
        </Button>
      </div>
    </Form>
  );
}
