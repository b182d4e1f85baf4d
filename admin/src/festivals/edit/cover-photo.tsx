import { acceptedContentTypes, isUnderway, type UploadState } from '@fasteval/uploader';
import AddPhotoIcon from '@mui/icons-material/AddPhotoAlternateOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Alert, AlertTitle, Box, Button, LinearProgress, Typography } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { useWords } from '../../i18n/use-words.js';
import { DropZone } from '../../shared/drop-zone.js';
import { Photo, type PhotoView } from '../../shared/photo.js';
import { uploader } from '../../shared/uploader.js';
import { Card } from '../../shared/card.js';
import type { FestivalValues } from './festival.values.js';

const TYPES = acceptedContentTypes.join(',');

interface Attempt {
  readonly file: File;
  readonly state: UploadState<PhotoView>;
}

/** The cover: dropped or chosen, sent straight to the store, shown as soon as it is a photo; published by saving. */
export function CoverPhoto() {
  const say = useWords();
  const { getValues } = useFormContext<FestivalValues>();
  const { field, fieldState } = useController<FestivalValues, 'cover'>({ name: 'cover' });
  const [attempt, setAttempt] = useState<Attempt | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = (file: File) => {
    running.current?.abort();
    running.current = new AbortController();
    const tell = (state: UploadState<PhotoView>) => {
      setAttempt({ file, state });
      if (state.kind === 'ready') field.onChange(state.photo);
    };
    void uploader.upload([{ file, tell, signal: running.current.signal }], { purpose: 'festival' });
  };
  const remove = () => {
    running.current?.abort();
    setAttempt(null);
    field.onChange(null);
  };
  const busy = attempt !== null && isUnderway(attempt.state);
  return (
    <Card
      title={say('cover.title')}
      aside={
        field.value !== null && (
          <Button size="small" color="secondary" startIcon={<DeleteIcon />} onClick={remove}>
            {say('cover.remove')}
          </Button>
        )
      }
    >
      {field.value !== null && (
        <Photo
          photo={field.value}
          alt={field.value.alt ?? say('cover.alt', { name: getValues('name') })}
          sizes="400px"
          sx={{ width: '100%', aspectRatio: '3 / 2', borderRadius: '12px', mb: 1.5 }}
        />
      )}
      <DropZone
        icon={<AddPhotoIcon fontSize={field.value === null ? 'large' : 'medium'} />}
        text={say('cover.drop')}
        hint={say('cover.hint')}
        button={say(field.value === null ? 'cover.choose' : 'cover.replace')}
        accept={TYPES}
        disabled={busy}
        onFile={start}
      />
      {attempt !== null && <Progress attempt={attempt} onRetry={() => start(attempt.file)} />}
      {fieldState.error?.message !== undefined && (
        <Alert severity="error" sx={{ mt: 1.5 }}>
          {fieldState.error.message}
        </Alert>
      )}
    </Card>
  );
}

function Progress({
  attempt: { file, state },
  onRetry,
}: {
  readonly attempt: Attempt;
  readonly onRetry: () => void;
}) {
  const say = useWords();
  if (state.kind === 'ready') return <Said severity="success" text={say('cover.ready')} />;
  if (state.kind === 'refused') {
    return (
      <Alert severity="error" sx={{ mt: 1.5 }}>
        <AlertTitle>{say('cover.refusedTitle')}</AlertTitle>
        <strong>{file.name}</strong>
        {state.reasons.map((reason) => (
          <div key={reason}>{reason}</div>
        ))}
      </Alert>
    );
  }
  if (state.kind === 'failed') {
    return (
      <Alert
        severity="warning"
        sx={{ mt: 1.5 }}
        action={
          <Button color="inherit" onClick={onRetry}>
            {say('cover.retry')}
          </Button>
        }
      >
        {state.reasons.join(' ') || say('cover.failed')}
      </Alert>
    );
  }
  const percent = state.kind === 'sending' ? Math.round(state.share * 100) : 100;
  const text = state.kind === 'sending' ? say('cover.sending', { percent }) : say(`cover.${state.kind}`);
  return (
    <Box role="status" sx={{ mt: 1.5 }}>
      <Typography sx={{ fontSize: '0.875rem' }} gutterBottom>
        {file.name} · {text}
      </Typography>
      <LinearProgress
        aria-label={text}
        variant={state.kind === 'sending' ? 'determinate' : 'indeterminate'}
        {...(state.kind === 'sending' ? { value: percent } : {})}
      />
    </Box>
  );
}

function Said({ severity, text }: { readonly severity: 'success'; readonly text: string }) {
  return (
    <Alert severity={severity} role="status" sx={{ mt: 1.5 }}>
      {text}
    </Alert>
  );
}
