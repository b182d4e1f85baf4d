import {
  Box,
  Link,
  Paper,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TablePagination,
  TableRow,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
  useMediaQuery,
} from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { useWords } from '../i18n/use-words.js';
import { StatusChip } from '../shared/status-chip.js';
import { type ImportDetail, type ImportRow, type Outcome, outcomes, type RowsAsked } from './import.api.js';
import { RowDetails } from './row-details.js';

type Choice = Outcome | 'all' | NonNullable<RowsAsked['finding']>;

interface RowsTableProps {
  readonly one: ImportDetail;
  readonly asked: RowsAsked;
  readonly onAsk: (asked: RowsAsked) => void;
  readonly waiting: boolean;
}

/** Every row of the file with what became or will become of it. */
export function RowsTable({ one, asked, onAsk, waiting }: RowsTableProps) {
  const say = useWords();
  const translate = useTranslate();
  const { items, total, page, perPage } = one.rows;
  const isNarrow = useMediaQuery((theme) => theme.breakpoints.down('sm'));
  return (
    <>
      <OutcomeFilter one={one} asked={asked} onAsk={onAsk} />
      <Paper variant="outlined" sx={{ borderRadius: '14px', overflow: 'hidden' }}>
        <TableContainer>
          <Table
            size="small"
            aria-label={say('imports.details')}
            aria-busy={waiting}
            sx={{ opacity: waiting ? 0.6 : 1 }}
          >
            <TableHead>
              <TableRow>
                <TableCell align="right">{say('imports.row')}</TableCell>
                <TableCell>{say('imports.outcomeColumn')}</TableCell>
                <TableCell>{say('imports.name')}</TableCell>
                {!isNarrow && <TableCell>{say('imports.details')}</TableCell>}
              </TableRow>
            </TableHead>
            <TableBody>
              {items.map((row) => (
                <Row key={row.row} row={row} isNarrow={isNarrow} />
              ))}
              {items.length === 0 && (
                <TableRow>
                  <TableCell
                    colSpan={isNarrow ? 3 : 4}
                    sx={{ py: 4, textAlign: 'center', color: 'text.secondary' }}
                  >
                    {say('imports.noRows')}
                  </TableCell>
                </TableRow>
              )}
            </TableBody>
          </Table>
        </TableContainer>
        <TablePagination
          component="div"
          count={total}
          page={page - 1}
          rowsPerPage={perPage}
          rowsPerPageOptions={[25, 50, 100]}
          onPageChange={(_event, next) => onAsk({ ...asked, page: next + 1 })}
          onRowsPerPageChange={({ target }) => onAsk({ ...asked, page: 1, perPage: Number(target.value) })}
          labelRowsPerPage={translate('ra.navigation.page_rows_per_page')}
          labelDisplayedRows={({ from, to, count }) =>
            translate('ra.navigation.page_range_info', { offsetBegin: from, offsetEnd: to, total: count })
          }
          getItemAriaLabel={(type) => translate(`ra.navigation.${type}`)}
        />
      </Paper>
    </>
  );
}

function OutcomeFilter({ one: { counts }, asked, onAsk }: Omit<RowsTableProps, 'waiting'>) {
  const say = useWords();
  const all = outcomes.reduce((sum, outcome) => sum + counts[outcome], 0);
  const choose = (chosen: Choice | null) => {
    if (chosen === null) return;
    const { perPage } = asked;
    if (chosen === 'all') onAsk({ page: 1, perPage });
    else if (chosen === 'possible-duplicate') onAsk({ page: 1, perPage, finding: chosen });
    else onAsk({ page: 1, perPage, outcome: chosen });
  };
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      color="secondary"
      value={asked.outcome ?? asked.finding ?? 'all'}
      aria-label={say('imports.outcomeFilter')}
      onChange={(_event, chosen) => choose(chosen as Choice | null)}
      sx={{ mb: 1.5, flexWrap: 'wrap', bgcolor: 'background.paper' }}
    >
      <ToggleButton value="all">{`${say('imports.all')} ${all.toLocaleString()}`}</ToggleButton>
      {outcomes.map((outcome) => (
        <ToggleButton key={outcome} value={outcome}>
          {`${say(`outcome.${outcome}`)} ${counts[outcome].toLocaleString()}`}
        </ToggleButton>
      ))}
      <ToggleButton value="possible-duplicate">{say('imports.possibleDuplicates')}</ToggleButton>
    </ToggleButtonGroup>
  );
}

/** Where there is no room for a column of details they stand below the name. */
function Row({ row, isNarrow }: { readonly row: ImportRow; readonly isNarrow: boolean }) {
  const say = useWords();
  return (
    <TableRow sx={{ '& > td': { verticalAlign: 'top' } }}>
      <TableCell
        align="right"
        sx={{ fontVariantNumeric: 'tabular-nums', color: 'text.secondary', whiteSpace: 'nowrap' }}
      >
        {row.row}
      </TableCell>
      <TableCell>{row.outcome !== null && <StatusChip of="outcome" value={row.outcome} />}</TableCell>
      <TableCell sx={{ minWidth: 180 }}>
        <Typography sx={{ fontWeight: 600, fontSize: '0.9375rem' }}>{row.name}</Typography>
        {row.festivalId !== undefined && (
          <Link
            component={RouterLink}
            to={`/festivals/${row.festivalId}`}
            sx={{ fontSize: '0.8125rem', position: 'relative' }}
          >
            {say('imports.open')}
            <Box
              component="span"
              sx={{
                position: 'absolute',
                clipPath: 'inset(50%)',
                width: '1px',
                height: '1px',
                overflow: 'hidden',
                whiteSpace: 'nowrap',
              }}
            >
              : {row.name}
            </Box>
          </Link>
        )}
        {isNarrow && <RowDetails row={row} />}
      </TableCell>
      {!isNarrow && (
        <TableCell>
          <RowDetails row={row} />
        </TableCell>
      )}
    </TableRow>
  );
}
