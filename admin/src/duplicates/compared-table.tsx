import SameIcon from '@mui/icons-material/Check';
import OneSidedIcon from '@mui/icons-material/Remove';
import DifferentIcon from '@mui/icons-material/SyncAltOutlined';
import { Alert, Box, Link, Skeleton, TableCell, TableRow, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import type { WordKey } from '../i18n/messages.js';
import { useLanguage, useWords } from '../i18n/use-words.js';
import { DataTable } from '../shared/data-table.js';
import { formatDays } from '../shared/days.js';
import { comparedFields, comparedYears, type Likeness, type Spoken } from './compared.rules.js';
import type { TwoSides } from './festivals-of-pair.js';

/** Both side by side; where they differ is marked by a sign and a word. */
export function ComparedTable({ sides: { left, right, areOne, isPending } }: { readonly sides: TwoSides }) {
  const say = useWords();
  return (
    <>
      {areOne && <Alert severity="info">{say('duplicates.oneFestival')}</Alert>}
      <DataTable
        label={say('duplicates.compare')}
        isBusy={isPending}
        columns={[
          { key: 'field', text: say('duplicates.field') },
          { key: 'left', text: <Head mark="A" spoken={left} /> },
          { key: 'right', text: <Head mark="B" spoken={right} /> },
          { key: 'likeness', text: say('duplicates.likenessColumn') },
        ]}
      >
        {isPending ? <WaitingRow /> : left && right && <Rows left={left} right={right} />}
      </DataTable>
    </>
  );
}

function Head({ mark, spoken }: { readonly mark: string; readonly spoken: Spoken | null }) {
  const say = useWords();
  return (
    <Box sx={{ whiteSpace: 'normal', minWidth: 150 }}>
      <Typography component="span" sx={{ display: 'block', fontWeight: 700, color: 'text.primary' }}>
        {`${mark} · ${spoken?.side.name ?? say('duplicates.nobodySays')}`}
      </Typography>
      {spoken && <Origin spoken={spoken} />}
    </Box>
  );
}

function Origin({ spoken: { side } }: { readonly spoken: Spoken }) {
  const say = useWords();
  const source =
    side.source === 'editor'
      ? say('duplicates.sources.editor')
      : say(`imports.provider.${side.source}` as WordKey, { _: side.source });
  return (
    <>
      {[source, side.authority].filter((part) => part !== '').join(' · ')}
      {side.festivalId !== null && (
        <Link
          component={RouterLink}
          to={`/festivals/${side.festivalId}`}
          target="_blank"
          aria-label={`${say('duplicates.openFestival')}: ${side.name}`}
          sx={{ display: 'block' }}
        >
          {say('duplicates.openFestival')}
        </Link>
      )}
    </>
  );
}

function Rows({ left, right }: { readonly left: Spoken; readonly right: Spoken }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <>
      {comparedFields(left, right, language).map((one) => (
        <Row
          key={one.field}
          head={say(`duplicates.fields.${one.field}`)}
          left={one.left}
          right={one.right}
          likeness={one.likeness}
        />
      ))}
      {comparedYears(left, right).map((one) => (
        <Row
          key={one.year}
          head={say('duplicates.years', { year: one.year })}
          left={one.left.map((days) => formatDays(days, language))}
          right={one.right.map((days) => formatDays(days, language))}
          likeness={one.likeness}
        />
      ))}
    </>
  );
}

interface RowProps {
  readonly head: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly likeness: Likeness;
}

function Row({ head, left, right, likeness }: RowProps) {
  return (
    <TableRow sx={{ '& > *': { verticalAlign: 'top' }, '&:last-child > *': { borderBottom: 0 } }}>
      <TableCell component="th" scope="row" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {head}
      </TableCell>
      <Said texts={left} likeness={likeness} />
      <Said texts={right} likeness={likeness} />
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <Mark likeness={likeness} />
      </TableCell>
    </TableRow>
  );
}

function Said({ texts, likeness }: { readonly texts: readonly string[]; readonly likeness: Likeness }) {
  const say = useWords();
  return (
    <TableCell sx={{ fontWeight: likeness === 'different' ? 650 : 400 }}>
      {texts.length === 0 ? (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {say('duplicates.nothing')}
        </Box>
      ) : (
        texts.map((text) => <div key={text}>{text}</div>)
      )}
    </TableCell>
  );
}

const MARKS: Record<Likeness, { readonly icon: ReactNode; readonly colour: string }> = {
  same: { icon: <SameIcon fontSize="small" />, colour: 'success.main' },
  different: { icon: <DifferentIcon fontSize="small" />, colour: 'warning.main' },
  oneSided: { icon: <OneSidedIcon fontSize="small" />, colour: 'text.secondary' },
};

function Mark({ likeness }: { readonly likeness: Likeness }) {
  const say = useWords();
  const { icon, colour } = MARKS[likeness];
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, color: colour }}>
      {icon}
      {say(`duplicates.likeness.${likeness}`)}
    </Box>
  );
}

function WaitingRow() {
  return (
    <TableRow>
      <TableCell colSpan={4}>
        <Skeleton />
        <Skeleton width="60%" />
        <Skeleton width="80%" />
      </TableCell>
    </TableRow>
  );
}
