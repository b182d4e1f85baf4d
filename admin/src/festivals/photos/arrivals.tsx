import { progressOf } from '@fasteval/uploader';
import CloseIcon from '@mui/icons-material/Close';
import { Alert, AlertTitle, Box, Button, IconButton, LinearProgress, Typography } from '@mui/material';
import { useId } from 'react';
import { useWords } from '../../i18n/use-words.js';
import { Card } from '../../shared/card.js';
import type { Arrival, Uploads } from './use-uploads.js';

/** Each file on its way with its bar, and why those that did not make it did not. */
export function Arrivals({ uploads }: { readonly uploads: Uploads }) {
  const say = useWords();
  const { arrivals } = uploads;
  if (arrivals.length === 0) return null;
  const ready = arrivals.filter(({ state }) => state.kind === 'ready').length;
  return (
    <Card title={say('photos.uploads')}>
      <Typography role="status" color="text.secondary" gutterBottom>
        {say('photos.progress', { ready, all: arrivals.length })}
      </Typography>
      <Box
        component="ul"
        aria-label={say('photos.uploads')}
        sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}
      >
        {arrivals.map((arrival) => (
          <Box component="li" key={arrival.key} sx={{ minWidth: 0 }}>
            <One arrival={arrival} uploads={uploads} />
          </Box>
        ))}
      </Box>
    </Card>
  );
}

interface OneProps {
  readonly arrival: Arrival;
  readonly uploads: Uploads;
}

function One({ arrival, uploads }: OneProps) {
  const say = useWords();
  const nameId = useId();
  const { file, state } = arrival;
  if (state.kind === 'ready') return null;
  if (state.kind === 'refused' || state.kind === 'failed')
    return <Stopped arrival={arrival} uploads={uploads} />;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography sx={{ fontSize: '0.875rem', display: 'flex', gap: 1 }} gutterBottom>
          <Box component="span" id={nameId} sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
            {file.name}
          </Box>
          <Box component="span" sx={{ color: 'text.secondary', flexShrink: 0 }}>
            {state.kind === 'sending'
              ? say('cover.sending', { percent: Math.round(state.share * 100) })
              : say(`cover.${state.kind}`)}
          </Box>
        </Typography>
        <LinearProgress
          variant="determinate"
          value={Math.round(progressOf(state) * 100)}
          aria-labelledby={nameId}
        />
      </Box>
      <Off text={say('photos.cancel', { name: file.name })} onClick={() => uploads.drop(arrival)} />
    </Box>
  );
}

function Stopped({ arrival, uploads }: OneProps) {
  const say = useWords();
  const { file, state } = arrival;
  const isRefused = state.kind === 'refused';
  return (
    <Alert
      severity={isRefused ? 'error' : 'warning'}
      sx={{ overflowWrap: 'anywhere' }}
      action={
        <>
          {!isRefused && (
            <Button
              color="inherit"
              aria-label={say('photos.retry', { name: file.name })}
              onClick={() => uploads.retry(arrival)}
            >
              {say('cover.retry')}
            </Button>
          )}
          <Off text={say('photos.dismiss', { name: file.name })} onClick={() => uploads.drop(arrival)} />
        </>
      }
    >
      {isRefused && <AlertTitle>{say('cover.refusedTitle')}</AlertTitle>}
      <strong>{file.name}</strong>
      <div>{('reasons' in state && state.reasons.join(' ')) || say('cover.failed')}</div>
    </Alert>
  );
}

function Off({ text, onClick }: { readonly text: string; readonly onClick: () => void }) {
  return (
    <IconButton color="inherit" size="small" aria-label={text} onClick={onClick}>
      <CloseIcon fontSize="small" />
    </IconButton>
  );
}
