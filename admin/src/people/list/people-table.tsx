import { Box, Link, Skeleton, TableCell, TableRow, Typography } from '@mui/material';
import { Pagination, useListContext } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router';
import type { User } from '../../api/data-provider.js';
import { useLanguage, useWords } from '../../i18n/use-words.js';
import { DataTable } from '../../shared/data-table.js';
import { formatKoreanTime, formatSince } from '../../shared/days.js';
import { AccessChip, RoleChip } from '../person-chips.js';
import { RegionNames } from '../region-names.js';

const COLUMNS = 5;

/** One line a person. The whole line opens them; the address is the link that keyboards and readers use. */
export function PeopleTable() {
  const say = useWords();
  const { data, isPending, isFetching } = useListContext<User>();
  return (
    <DataTable
      label={say('people.title')}
      isBusy={isFetching}
      columns={[
        { key: 'email', text: say('people.email') },
        { key: 'role', text: say('people.role') },
        { key: 'regions', text: say('people.regions') },
        { key: 'state', text: say('people.state') },
        { key: 'joined', text: say('people.joined'), align: 'right' },
      ]}
      foot={<Pagination rowsPerPageOptions={[10, 25, 50, 100]} />}
    >
      {isPending ? <WaitingRows /> : data?.map((user) => <PersonRow key={user.id} user={user} />)}
    </DataTable>
  );
}

function PersonRow({ user }: { readonly user: User }) {
  const language = useLanguage();
  const navigate = useNavigate();
  const address = `/users/${user.id}`;
  return (
    <TableRow
      hover
      onClick={() => void navigate(address)}
      sx={{ cursor: 'pointer', '&:last-child td': { borderBottom: 0 } }}
    >
      <TableCell sx={{ py: 1, minWidth: 250 }}>
        <Link
          component={RouterLink}
          to={address}
          underline="hover"
          color="text.primary"
          onClick={(event) => event.stopPropagation()}
          sx={{ fontWeight: 650, fontSize: '0.9375rem' }}
        >
          {user.email}
        </Link>
        <Typography color="text.secondary" sx={{ fontSize: '0.8125rem' }}>
          <bdi>{user.displayName}</bdi>
        </Typography>
      </TableCell>
      <TableCell>
        <RoleChip role={user.role} />
      </TableCell>
      <TableCell sx={{ fontSize: '0.875rem' }}>
        {user.role === 'editor' && <RegionNames codes={user.regions} />}
      </TableCell>
      <TableCell>
        <AccessChip suspended={user.suspendedAt !== null} />
      </TableCell>
      <TableCell align="right" sx={{ color: 'text.secondary', fontSize: '0.8125rem', whiteSpace: 'nowrap' }}>
        <time dateTime={user.createdAt} title={formatKoreanTime(user.createdAt, language)}>
          {formatSince(user.createdAt, language)}
        </time>
      </TableCell>
    </TableRow>
  );
}

function WaitingRows() {
  return Array.from({ length: 8 }, (_, row) => (
    <TableRow key={row}>
      <TableCell colSpan={COLUMNS}>
        <Box sx={{ py: 0.5 }}>
          <Skeleton width={`${60 - (row % 3) * 12}%`} />
          <Skeleton width="24%" />
        </Box>
      </TableCell>
    </TableRow>
  ));
}
