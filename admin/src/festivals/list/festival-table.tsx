import StarIcon from '@mui/icons-material/Star';
import {
  Box,
  Checkbox,
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
import type { Selection } from './bulk/use-selection.js';

const COLUMNS = 8;
/** On narrower screens, region and category stand below the name. */
const onlyWide = { display: { xs: 'none', lg: 'table-cell' } };

/** One line a festival. The whole line opens it; the name is the link that keyboards and readers use. */
export function FestivalTable({ selection }: { readonly selection: Selection }) {
  const say = useWords();
  const { data, isPending, isFetching } = useListContext<FestivalItem>();
  return (
    <TableContainer>
      <Table size="small" aria-label={say('list.title')} aria-busy={isFetching}>
        <TableHead>
          <TableRow>
            <PageCheckbox shown={data ?? []} selection={selection} />
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
            data?.map((festival) => (
              <FestivalRow key={festival.id} festival={festival} selection={selection} />
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
  readonly selection: Selection;
}

function FestivalRow({ festival, selection }: FestivalRowProps) {
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
  const [name, other] = namesOf(festival, language);
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

/** The name to call it by, and the other one. */
function namesOf(
  { name, nameEn }: Pick<FestivalItem, 'name' | 'nameEn'>,
  language: 'ko' | 'en',
): readonly [string, string | null] {
  return language === 'en' && nameEn !== null ? [nameEn, name] : [name, nameEn];
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
            <TableCell key={cell} sx={{ py: 1, ...((cell === 2 || cell === 3) && onlyWide) }}>
              <Skeleton variant="rounded" height={cell === 1 ? 48 : 20} />
            </TableCell>
          ))}
        </TableRow>
      ))}
    </>
  );
}
