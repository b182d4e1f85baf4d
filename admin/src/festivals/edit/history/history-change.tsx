import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useWords } from '../../../i18n/use-words.js';
import type { FieldValue, TrailEntry } from '../festival.api.js';
import { useChangeWords } from './change-words.js';

const SHOWN_LETTERS = 160;

interface HistoryChangeProps {
  readonly change: TrailEntry['changes'][number];
  /** The way back, where there is one. */
  readonly children: ReactNode;
}

/** One field as it was and as it became. */
export function HistoryChange({ change, children }: HistoryChangeProps) {
  const { label, shown } = useChangeWords(change);
  return (
    <Box
      component="li"
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.75, fontSize: '0.875rem' }}
    >
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {label}
      </Box>
      <Side of="del" value={change.from} shown={shown} />
      <span aria-hidden>→</span>
      <Side of="ins" value={change.to} shown={shown} />
      {children}
    </Box>
  );
}

interface SideProps {
  readonly of: 'del' | 'ins';
  readonly value: FieldValue;
  readonly shown: (value: FieldValue) => string;
}

/** Screen readers hear which side it is, since most of them keep quiet about `del` and `ins`. */
function Side({ of, value, shown }: SideProps) {
  const say = useWords();
  const text = shown(value);
  return (
    <Box component={of} sx={{ textDecoration: 'none', color: of === 'del' ? 'text.secondary' : 'inherit' }}>
      <Box component="span" sx={visuallyHidden}>
        {say(of === 'del' ? 'editing.history.before' : 'editing.history.after')}{' '}
      </Box>
      <Box
        component="bdi"
        sx={{ bgcolor: 'action.hover', px: 0.75, borderRadius: 0.75, overflowWrap: 'anywhere' }}
      >
        {text.length > SHOWN_LETTERS ? `${text.slice(0, SHOWN_LETTERS)}…` : text}
      </Box>
    </Box>
  );
}

const visuallyHidden = {
  position: 'absolute',
  // As text: a plain 1 would be the whole width.
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;
