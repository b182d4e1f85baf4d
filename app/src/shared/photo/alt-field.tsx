import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { ApiProblem } from '../api/problem.js';
import { answerOf } from '../api/transport.js';
import { useErrorWords } from '../ui/states.js';
import styles from './alt-field.module.css';
import type { PhotoView } from './photo.js';

const LONGEST = 500;

interface Props {
  readonly photo: PhotoView;
  readonly onSaved?: (photo: PhotoView) => void;
}

/** What the photo shows, in its owner's words; kept as soon as the field, or the page, is left. */
export function AltField({ photo: { id, alt }, onSaved }: Props) {
  const { t } = useTranslation();
  const words = useErrorWords();
  const kept = useRef(alt ?? '');
  const draft = useRef(alt ?? '');
  const { mutate, error, isSuccess } = useMutation({
    mutationFn: (text: string) =>
      answerOf(
        api.PATCH('/v1/media/{id}', { params: { path: { id } }, body: { alt: text === '' ? null : text } }),
      ),
    onSuccess: (photo) => onSaved?.(photo),
    onError: () => {
      kept.current = alt ?? '';
    },
  });
  const save = useCallback(() => {
    const text = draft.current.trim();
    if (text === kept.current) return;
    kept.current = text;
    mutate(text);
  }, [mutate]);
  useEffect(() => save, [save]);
  return (
    <TextField
      className={styles.field}
      defaultValue={alt ?? ''}
      maxLength={LONGEST}
      isInvalid={error !== null}
    >
      <Label>{t('photos.alt')}</Label>
      <Input
        className={styles.input}
        placeholder={t('photos.altHint')}
        onChange={({ target }) => {
          draft.current = target.value;
        }}
        onBlur={save}
        onKeyDown={(event) => {
          // The form around it is not sent by this.
          if (event.key !== 'Enter') return;
          event.preventDefault();
          save();
        }}
      />
      {error !== null && (
        <p role="alert" className={styles.error}>
          {(error instanceof ApiProblem && error.fields['alt']) || words(error).title}
        </p>
      )}
      <p role="status" className={styles.kept}>
        {isSuccess && t('photos.altKept')}
      </p>
    </TextField>
  );
}
