import { Box } from '@mui/material';
import type { AuditEntry } from '../../api/data-provider.js';
import { useWords } from '../../i18n/use-words.js';
import { type FieldChange, fieldWord } from './fields.js';
import { useShownValue } from './shown-value.js';

const SHOWN_LETTERS = 160;

interface ChangesProps {
  readonly kind: AuditEntry['subject']['kind'];
  readonly changes: readonly FieldChange[];
}

/** What was and what is, field by field: “역할 방문자 → 편집자”. */
export function Changes({ kind, changes }: ChangesProps) {
  return (
    <Box
      component="ul"
      sx={{ m: 0, mt: 0.5, p: 0, listStyle: 'none', display: 'grid', gap: 0.5, fontSize: '0.875rem' }}
    >
      {changes.map((change) => (
        <ChangeLine key={change.field} kind={kind} change={change} />
      ))}
    </Box>
  );
}

function ChangeLine({
  kind,
  change: { field, from, to },
}: {
  readonly kind: string;
  readonly change: FieldChange;
}) {
  const say = useWords();
  const shown = useShownValue();
  const word = fieldWord(kind, field);
  return (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: 0.75 }}>
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {word === undefined ? field : say(word)}
      </Box>
      {from !== undefined && (
        <Box component="del" sx={{ color: 'text.secondary' }}>
          <Value text={shown(field, from)} />
        </Box>
      )}
      {from !== undefined && to !== undefined && <span aria-hidden>→</span>}
      {to !== undefined && (
        <Box component="ins" sx={{ textDecoration: 'none' }}>
          <Value text={shown(field, to)} />
        </Box>
      )}
    </Box>
  );
}

function Value({ text }: { readonly text: string }) {
  return (
    <Box
      component="bdi"
      sx={{ bgcolor: 'action.hover', px: 0.75, borderRadius: 0.75, overflowWrap: 'anywhere' }}
    >
      {text.length > SHOWN_LETTERS ? `${text.slice(0, SHOWN_LETTERS)}…` : text}
    </Box>
  );
}
