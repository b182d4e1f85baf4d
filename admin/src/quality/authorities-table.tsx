import { Box, TableCell, TableRow } from '@mui/material';
import { useState } from 'react';
import { useLanguage, useWords } from '../i18n/use-words.js';
import { DataTable } from '../shared/data-table.js';
import type { OfAuthority } from './by-authority.rules.js';
import { CountBar } from './count-bar.js';
import { KindsList } from './kinds-list.js';
import { Opener } from './opener.js';

/** One line an authority with a bar of its findings; opened, it tells which kinds. */
export function AuthoritiesTable({ authorities }: { readonly authorities: readonly OfAuthority[] }) {
  const say = useWords();
  const most = authorities[0]?.findings ?? 1;
  return (
    <DataTable
      label={say('quality.authority')}
      columns={[
        { key: 'authority', text: say('quality.authority') },
        { key: 'kinds', text: say('quality.kinds'), align: 'right' },
        { key: 'rows', text: say('quality.rows') },
      ]}
    >
      {authorities.map((one) => (
        <AuthorityRows key={one.authority ?? ''} one={one} most={most} />
      ))}
    </DataTable>
  );
}

function AuthorityRows({ one, most }: { readonly one: OfAuthority; readonly most: number }) {
  const say = useWords();
  const nameOf = useAuthorityName();
  const [isOpen, setOpen] = useState(false);
  const { name, also } = nameOf(one);
  return (
    <>
      <TableRow sx={{ '& > *': isOpen ? { borderBottom: 0 } : {} }}>
        <TableCell component="th" scope="row" sx={{ py: 0.5, width: '40%' }}>
          <Opener isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
            <Box component="span" sx={{ fontWeight: 650 }}>
              {name}
            </Box>
            {also !== null && (
              <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>{` · ${also}`}</Box>
            )}
          </Opener>
        </TableCell>
        <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
          {one.kinds.length}
        </TableCell>
        <TableCell>
          <CountBar
            count={one.findings}
            most={most}
            errors={one.errors}
            {...(one.errors > 0 && { note: say('quality.errors', { smart_count: one.errors }) })}
          />
        </TableCell>
      </TableRow>
      {isOpen && (
        <TableRow>
          <TableCell colSpan={3} sx={{ pt: 0, pl: { xs: 2, sm: 6 }, pb: 2 }}>
            <KindsList of={name} kinds={one.kinds} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}

/** The place that it speaks for, where that is known, beside its name where that is another. */
function useAuthorityName(): (one: OfAuthority) => { name: string; also: string | null } {
  const say = useWords();
  const language = useLanguage();
  return ({ authority, region }) => {
    const place = language === 'ko' ? region?.name : region?.nameEn;
    if (authority === null) return { name: say('quality.unknown'), also: null };
    return place === undefined || place === authority
      ? { name: authority, also: null }
      : { name: place, also: authority };
  };
}
