import { Paper, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { ReactNode } from 'react';

interface Column {
  readonly key: string;
  readonly text: ReactNode;
  readonly align?: 'right';
}

interface DataTableProps {
  readonly label: string;
  readonly columns: readonly Column[];
  /** While what it shows is being read anew. */
  readonly isBusy?: boolean;
  /** Below the table and in its frame, such as its pages. */
  readonly foot?: ReactNode;
  /** Its rows. */
  readonly children: ReactNode;
}

/** A table in a frame; where it is wider than the screen it scrolls, by keys too. */
export function DataTable({ label, columns, isBusy = false, foot, children }: DataTableProps) {
  return (
    <Paper variant="outlined" sx={{ borderRadius: '14px', overflow: 'hidden' }}>
      <TableContainer tabIndex={0} role="group" aria-label={label}>
        <Table size="small" aria-label={label} aria-busy={isBusy}>
          <TableHead>
            <TableRow>
              {columns.map(({ key, text, align }) => (
                <TableCell key={key} {...(align && { align })}>
                  {text}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>{children}</TableBody>
        </Table>
      </TableContainer>
      {foot}
    </Paper>
  );
}
