import StarIcon from '@mui/icons-material/Star';
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
  Tooltip,
  Typography,
} from '@mui/material';
import { useListContext } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router';
import type { FestivalItem } from '../../api/data-provider.js';
import { useLanguage, useWords } from '../../i18n/use-words.js';
import { CategoryName } from '../../shared/category.js';
import { formatDays, formatInstant, formatSince, timingOf, todayInKorea } from '../../shared/days.js';
import { Photo } from '../../shared/photo.js';
import { StatusChip } from '../../shared/status-chip.js';

const COLUMNS = 7;
/** On narrower screens, region and category stand below the name. */
const onlyWide = { display: { xs: 'none', lg: 'table-cell' } };

/** One line a festival. The whole line opens it; the name is the link that keyboards and readers use. */
export function FestivalTable() {
  const say = useWords();
  const { data, isPending, isFetching } = useListContext<FestivalItem>();
  return (
    <TableContainer>
      <Table size="small" aria-label={say('list.title')} aria-busy={isFetching}>
        <TableHead>
          <TableRow>
            <TableCell>{say('list.name')}</TableCell>
            <TableCell sx={onlyWide}>{say('list.region')}</TableCell>
            <TableCell sx={onlyWide}>{say('list.category')}</TableCell>
            <TableCell>{say('list.edition')}</TableCell>
            <TableCell>{say('list.status')}</TableCell>
            <TableCell align="right">{say('list.rating')}</TableCell>
            <TableCell align="right">{say('list.updated')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {isPending ? (
            <WaitingRows />
          ) : (
            data?.map((festival) => <FestivalRow key={festival.id} festival={festival} />)
          )}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function FestivalRow({ festival }: { readonly festival: FestivalItem }) {
  const navigate = useNavigate();
  const address = `/festivals/${festival.id}`;
  return (
    <TableRow
      hover
      onClick={() => void navigate(address)}
      sx={{ cursor: 'pointer', '&:last-child td': { borderBottom: 0 } }}
    >
      <NameCell festival={festival} address={address} />
      <RegionCell region={festival.region} />
      <TableCell sx={{ fontSize: '0.8125rem', ...onlyWide }}>
        <CategoryName code={festival.category} />
      </TableCell>
      <EditionCell edition={festival.edition} />
      <TableCell>
        <StatusChip of="status" value={festival.edition?.status ?? 'undated'} />
      </TableCell>
      <RatingCell rating={festival.rating} />
      <UpdatedCell instant={festival.updatedAt} />
    </TableRow>
  );
}

function NameCell({ festival, address }: { readonly festival: FestivalItem; readonly address: string }) {
  const say = useWords();
  const language = useLanguage();
  const [name, other] =
    language === 'en' && festival.nameEn !== null
      ? [festival.nameEn, festival.name]
      : [festival.name, festival.nameEn];
  const alt =
    festival.cover === null ? say('list.noPhoto') : (festival.cover.alt ?? say('cover.alt', { name }));
  return (
    <TableCell sx={{ py: 1, minWidth: 240 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
        <Photo
          photo={festival.cover}
          alt={alt}
          sizes="80px"
          sx={{ width: 68, height: 48, borderRadius: 1, flex: 'none' }}
        />
        <Box sx={{ minWidth: 0 }}>
          <Link
            component={RouterLink}
            to={address}
            underline="hover"
            color="text.primary"
            onClick={(event) => event.stopPropagation()}
            sx={{ fontWeight: 650, fontSize: '0.9375rem' }}
          >
            {name}
          </Link>
          {other !== null && (
            <Typography color="text.secondary" sx={{ fontSize: '0.8125rem' }}>
              {other}
            </Typography>
          )}
          <Box
            sx={{
              display: { xs: 'flex', lg: 'none' },
              flexWrap: 'wrap',
              columnGap: 1.5,
              fontSize: '0.8125rem',
            }}
          >
            <CategoryName code={festival.category} />
            <span>
              <RegionText region={festival.region} />
            </span>
          </Box>
        </Box>
      </Box>
    </TableCell>
  );
}

function RegionCell({ region }: Pick<FestivalItem, 'region'>) {
  return (
    <TableCell sx={{ fontSize: '0.8125rem', ...onlyWide }}>
      <RegionText region={region} />
    </TableCell>
  );
}

function RegionText({ region }: Pick<FestivalItem, 'region'>) {
  const language = useLanguage();
  return language === 'ko' ? region?.name : region?.nameEn;
}

function EditionCell({ edition }: Pick<FestivalItem, 'edition'>) {
  const say = useWords();
  const language = useLanguage();
  if (edition === null) return <TableCell>{say('dates.undated')}</TableCell>;
  const counts = edition.status !== 'cancelled' && edition.status !== 'postponed';
  return (
    <TableCell sx={{ whiteSpace: 'nowrap' }}>
      <Typography sx={{ fontSize: '0.875rem', fontVariantNumeric: 'tabular-nums' }}>
        {formatDays(edition, language)}
      </Typography>
      <Typography color="text.secondary" sx={{ fontSize: '0.8125rem' }}>
        {counts && timingOf(edition, todayInKorea(), say)}
        {edition.estimated && (
          <Tooltip title={say('dates.estimatedHint')}>
            <Box component="span" sx={{ color: 'warning.main', fontWeight: 650 }}>
              {` · ${say('dates.estimated')}`}
            </Box>
          </Tooltip>
        )}
      </Typography>
    </TableCell>
  );
}

function RatingCell({ rating: { mean, count } }: Pick<FestivalItem, 'rating'>) {
  const say = useWords();
  if (mean === null) {
    return (
      <TableCell align="right" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        {say('list.noRating')}
      </TableCell>
    );
  }
  return (
    <TableCell align="right">
      <Box
        role="img"
        aria-label={say('list.ratingOf', { mean: mean.toFixed(1), count })}
        sx={{
          display: 'inline-flex',
          alignItems: 'center',
          gap: 0.25,
          fontSize: '0.875rem',
          whiteSpace: 'nowrap',
        }}
      >
        <StarIcon sx={{ fontSize: 16, color: 'warning.main' }} />
        {mean.toFixed(1)}
        <Box component="span" sx={{ color: 'text.secondary' }}>{`(${count})`}</Box>
      </Box>
    </TableCell>
  );
}

function UpdatedCell({ instant }: { readonly instant: string }) {
  const language = useLanguage();
  return (
    <TableCell align="right" sx={{ color: 'text.secondary', fontSize: '0.8125rem', whiteSpace: 'nowrap' }}>
      <time dateTime={instant} title={formatInstant(instant, language)}>
        {formatSince(instant, language)}
      </time>
    </TableCell>
  );
}

function WaitingRows() {
  const say = useWords();
  return (
    <>
      <TableRow>
        <TableCell colSpan={COLUMNS} sx={{ p: 0, border: 0 }}>
          <Box role="status" sx={{ position: 'absolute', clipPath: 'inset(50%)' }}>
            {say('list.loading')}
          </Box>
        </TableCell>
      </TableRow>
      {Array.from({ length: 8 }, (_row, row) => (
        <TableRow key={row} aria-hidden>
          {Array.from({ length: COLUMNS }, (_cell, cell) => (
            <TableCell key={cell} sx={{ py: 1, ...((cell === 1 || cell === 2) && onlyWide) }}>
              <Skeleton variant="rounded" height={cell === 0 ? 48 : 20} />
            </TableCell>
          ))}
        </TableRow>
      ))}
    </>
  );
}
