import {
  Box,
  Checkbox,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@mui/material';
import { useListContext } from 'react-admin';
import { useNavigate } from 'react-router';
import type { FestivalItem } from '../../api/data-provider.js';
import { useLanguage, useWords } from '../../i18n/use-words.js';
import type { Selection } from './bulk/use-selection.js';
import { type Column, useColumns } from './columns.js';
import { displayOf, FestivalCell, NameCell, namesOf } from './festival-cells.js';

/** One line a festival. The whole line opens it; the name is the link that keyboards and readers use. */
export function FestivalTable({ selection }: { readonly selection: Selection }) {
  const say = useWords();
  const { data, isPending, isFetching } = useListContext<FestivalItem>();
  const { shown } = useColumns();
  return (
    <TableContainer>
      <Table size="small" aria-label={say('list.title')} aria-busy={isFetching}>
        <TableHead>
          <TableRow>
            <PageCheckbox shown={data ?? []} selection={selection} />
            <TableCell>{say('list.name')}</TableCell>
            {shown.map((column) => (
              <TableCell key={column.key} {...(column.isRight && { align: 'right' })} sx={displayOf(column)}>
                {say(`list.${column.key}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {isPending ? (
            <WaitingRows columns={shown} />
          ) : (
            data?.map((festival) => (
              <FestivalRow key={festival.id} festival={festival} columns={shown} selection={selection} />
            ))
          )}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function PageCheckbox({
  shown,
  selection,
}: {
  readonly shown: readonly FestivalItem[];
  readonly selection: Selection;
}) {
  const say = useWords();
  const ticked = shown.filter(selection.has).length;
  return (
    <TableCell padding="checkbox">
      <Checkbox
        disabled={shown.length === 0}
        checked={ticked > 0 && ticked === shown.length}
        indeterminate={ticked > 0 && ticked < shown.length}
        onChange={(_event, on) => selection.toggle(shown, on)}
        slotProps={{ input: { 'aria-label': say('bulk.selectPage') } }}
      />
    </TableCell>
  );
}

interface FestivalRowProps {
  readonly festival: FestivalItem;
  readonly columns: readonly Column[];
  readonly selection: Selection;
}

function FestivalRow({ festival, columns, selection }: FestivalRowProps) {
  const say = useWords();
  const language = useLanguage();
  const navigate = useNavigate();
  const address = `/festivals/${festival.id}`;
  const [name] = namesOf(festival, language);
  return (
    <TableRow
      hover
      onClick={() => void navigate(address)}
      selected={selection.has(festival)}
      sx={{ cursor: 'pointer', '&:last-child td': { borderBottom: 0 } }}
    >
      <TableCell padding="checkbox" onClick={(event) => event.stopPropagation()} sx={{ cursor: 'default' }}>
        <Checkbox
          checked={selection.has(festival)}
          onChange={(_event, on) => selection.toggle([festival], on)}
          slotProps={{ input: { 'aria-label': say('bulk.select', { name }) } }}
        />
      </TableCell>
      <NameCell festival={festival} address={address} />
      {columns.map((column) => (
        <FestivalCell key={column.key} column={column} festival={festival} />
      ))}
    </TableRow>
  );
}

function WaitingRows({ columns }: { readonly columns: readonly Column[] }) {
  const say = useWords();
  return (
    <>
      <TableRow>
        <TableCell colSpan={columns.length + 2} sx={{ p: 0, border: 0 }}>
          <Box role="status" sx={{ position: 'absolute', clipPath: 'inset(50%)' }}>
            {say('list.loading')}
          </Box>
        </TableCell>
      </TableRow>
      {Array.from({ length: 8 }, (_row, row) => (
        <TableRow key={row} aria-hidden>
          <TableCell />
          <TableCell sx={{ py: 1 }}>
            <Skeleton variant="rounded" height={48} />
          </TableCell>
          {columns.map((column) => (
            <TableCell key={column.key} sx={{ py: 1, ...displayOf(column) }}>
              <Skeleton variant="rounded" height={20} />
            </TableCell>
          ))}
        </TableRow>
      ))}
    </>
  );
}
