import { Alert, AlertTitle, Box, Chip, LinearProgress, Typography } from '@mui/material';
import { Link } from 'react-router';
import { useWords } from '../i18n/use-words.js';
import { useFieldWord } from './field-words.js';
import { type ImportDetail, isAtWork } from './import.api.js';

/** How far the work is, what of the file is odd, and what an undo has left. */
export function ImportState({ one }: { readonly one: ImportDetail }) {
  return (
    <Box sx={{ mb: 2, display: 'grid', gap: 1.5 }}>
      <FileFacts one={one} />
      {isAtWork(one) && <Progress one={one} />}
      {one.problem !== null && <Unfit problem={one.problem} />}
      {one.undo !== null && <Undone undo={one.undo} />}
    </Box>
  );
}

function FileFacts({ one: { provider, encoding, columns } }: { readonly one: ImportDetail }) {
  const say = useWords();
  const missing = columns?.missing ?? [];
  const unknown = columns?.unknown ?? [];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      <Chip size="small" color="primary" variant="outlined" label={say(`imports.provider.${provider}`)} />
      {encoding !== null && (
        <Chip size="small" label={say('imports.encoding', { encoding: encoding.toUpperCase() })} />
      )}
      {missing.length > 0 && (
        <Chip
          size="small"
          color="warning"
          variant="outlined"
          label={say('imports.missingColumns', { columns: missing.join(', ') })}
        />
      )}
      {unknown.length > 0 && (
        <Chip
          size="small"
          variant="outlined"
          label={say('imports.unknownColumns', { columns: unknown.join(', ') })}
        />
      )}
    </Box>
  );
}

function Progress({ one: { status, progress } }: { readonly one: ImportDetail }) {
  const say = useWords();
  const { rowsRead, rowsApplied, rowsUndone, rowsTotal } = progress;
  const done = status === 'undoing' ? rowsUndone : rowsApplied;
  const text =
    status === 'reading'
      ? say('imports.reading', { count: rowsRead })
      : say(status === 'undoing' ? 'imports.undoing' : 'imports.applying', { done, total: rowsTotal ?? 0 });
  const known = status !== 'reading' && rowsTotal !== null && rowsTotal > 0;
  return (
    <Box role="status">
      <Typography gutterBottom>{text}</Typography>
      <LinearProgress
        aria-label={text}
        variant={known ? 'determinate' : 'indeterminate'}
        {...(known ? { value: (done / rowsTotal) * 100 } : {})}
      />
    </Box>
  );
}

function Unfit({ problem }: { readonly problem: NonNullable<ImportDetail['problem']> }) {
  const say = useWords();
  const columns = [...(problem.missingColumns ?? []), ...(problem.doubledColumns ?? [])];
  return (
    <Alert severity="error">
      <AlertTitle>{say('imports.unfit')}</AlertTitle>
      {problem.message}
      {problem.line !== undefined && ` (${say('imports.place', { line: problem.line })})`}
      {columns.length > 0 && <div>{columns.join(', ')}</div>}
    </Alert>
  );
}

function Undone({
  undo: { removed, restoredValues, kept },
}: {
  readonly undo: NonNullable<ImportDetail['undo']>;
}) {
  const say = useWords();
  const fieldWord = useFieldWord();
  return (
    <Alert severity="info">
      {say('imports.undone', {
        festivals: removed.festivals,
        editions: removed.editions,
        values: restoredValues,
      })}
      {kept.total > 0 && (
        <>
          <div>{say('imports.kept', { smart_count: kept.total })}</div>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {kept.items.map((item) => (
              <li key={`${item.row}-${item.reason}-${item.fields.join()}`}>
                <Link to={`/festivals/${item.festivalId}`}>{item.name}</Link> ·{' '}
                {say(`keptReason.${item.reason}`)}
                {item.fields.length > 0 && `: ${item.fields.map(fieldWord).join(', ')}`}
              </li>
            ))}
          </Box>
        </>
      )}
    </Alert>
  );
}
