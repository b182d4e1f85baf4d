import {
  Box,
  Link,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useListContext } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router';
import type { User } from '../../api/data-provider.js';
import { useLanguage, useWords } from '../../i18n/use-words.js';
import { formatKoreanTime, formatSince } from '../../shared/days.js';
import { AccessChip, RoleChip } from '../person-chips.js';
import { RegionNames } from '../region-names.js';

const COLUMNS = 5;

/** One line a person. The whole line opens them; the address is the link that keyboards and readers use. */
export function PeopleTable() {
  const say = useWords();
  const { data, isPending, isFetching } = useListContext<User>();
  return (
    <TableContainer tabIndex={0} role="group" aria-label={say('people.title')}>
      <Table size="small" aria-label={say('people.title')} aria-busy={isFetching}>
        <TableHead>
          <TableRow>
            <TableCell>{say('people.email')}</TableCell>
            <TableCell>{say('people.role')}</TableCell>
            <TableCell>{say('people.regions')}</TableCell>
            <TableCell>{say('people.state')}</TableCell>
            <TableCell align="right">{say('people.joined')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {isPending ? <WaitingRows /> : data?.map((user) => <PersonRow key={user.id} user={user} />)}
        </TableBody>
      </Table>
    </TableContainer>
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
