import { Box, Chip } from '@mui/material';
import { useWords } from '../i18n/use-words.js';
import { useCategories } from '../shared/category.js';
import { useFieldWord } from './field-words.js';
import type { ImportRow } from './import.api.js';

type Change = NonNullable<ImportRow['changes']>[number];
type Fault = NonNullable<ImportRow['errors']>[number];

/** What changes and what is wrong, value by value. */
export function RowDetails({ row: { changes = [], errors = [], outcome } }: { readonly row: ImportRow }) {
  return (
    <Box sx={{ display: 'grid', gap: 0.75, fontSize: '0.875rem' }}>
      {errors.map((fault) => (
        <FaultLine key={`${fault.column}-${fault.code}-${fault.value}`} fault={fault} />
      ))}
      {outcome !== 'new' && changes.map((change) => <ChangeLine key={change.field} change={change} />)}
    </Box>
  );
}

function FaultLine({ fault: { column, value, severity, message } }: { readonly fault: Fault }) {
  const say = useWords();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: 0.75 }}>
      <Chip
        size="small"
        color={severity === 'error' ? 'error' : 'warning'}
        variant={severity === 'error' ? 'filled' : 'outlined'}
        label={say(severity === 'error' ? 'imports.error' : 'imports.warning')}
      />
      <strong>{column === '*' ? say('imports.wholeRow') : column}</strong>
      <Value text={value} />
      <span>{message}</span>
    </Box>
  );
}

function ChangeLine({ change: { field, from, to } }: { readonly change: Change }) {
  const fieldWord = useFieldWord();
  const categories = useCategories();
  const shown = (value: string | null) =>
    field === 'category' ? (categories.find(({ code }) => code === value)?.name ?? value) : value;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: 0.75 }}>
      <strong>{fieldWord(field)}</strong>
      <Box component="del" sx={{ color: 'text.secondary' }}>
        <Value text={shown(from)} />
      </Box>
      <span aria-hidden>→</span>
      <Box component="ins" sx={{ textDecoration: 'none' }}>
        <Value text={shown(to)} />
      </Box>
    </Box>
  );
}

function Value({ text }: { readonly text: string | null }) {
  const say = useWords();
  const empty = text === null || text === '';
  return (
    <Box
      component="code"
      sx={{
        bgcolor: 'action.hover',
        px: 0.75,
        borderRadius: 0.75,
        fontFamily: 'inherit',
        color: empty ? 'text.secondary' : 'inherit',
        overflowWrap: 'anywhere',
      }}
    >
      {empty ? say('imports.emptyValue') : text.length > 160 ? `${text.slice(0, 160)}…` : text}
    </Box>
  );
}
