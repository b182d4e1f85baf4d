import EditIcon from '@mui/icons-material/EditCalendarOutlined';
import StarIcon from '@mui/icons-material/Star';
import { Box, IconButton, Link, TableCell, Tooltip, Typography } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { FestivalItem } from '../../api/data-provider.js';
import { useLanguage, useWords } from '../../i18n/use-words.js';
import { CategoryName } from '../../shared/category.js';
import { formatDays, formatInstant, formatSince, timingOf, todayInKorea } from '../../shared/days.js';
import { Photo } from '../../shared/photo.js';
import { StatusChip } from '../../shared/status-chip.js';
import type { Column, ColumnKey } from './columns.js';

const EditionDialog = lazy(() => import('./edition-dialog.js'));

const SMALL = { fontSize: '0.8125rem' };
const onlyWide = { display: { xs: 'none', lg: 'table-cell' } };

/** What a column of narrow screens adds to its cells. */
export const displayOf = ({ isOnlyWide = false }: Column) => (isOnlyWide ? onlyWide : {});

interface FestivalCellProps {
  readonly column: Column;
  readonly festival: FestivalItem;
}

/** What one column tells of a festival. */
export function FestivalCell({ column, festival }: FestivalCellProps) {
  const Told = TOLD[column.key];
  return (
    <TableCell {...(column.isRight && { align: 'right' })} sx={{ ...SMALL, ...displayOf(column) }}>
      <Told festival={festival} />
    </TableCell>
  );
}

interface OfFestival {
  readonly festival: FestivalItem;
}

const TOLD: Record<ColumnKey, (props: OfFestival) => React.ReactNode> = {
  region: ({ festival }) => <RegionText region={festival.region} />,
  category: ({ festival }) => <CategoryName code={festival.category} />,
  place: ({ festival }) => festival.place,
  tags: ({ festival }) => festival.tags.join(', '),
  edition: EditionDays,
  status: ({ festival }) => <StatusChip of="status" value={festival.edition?.status ?? 'undated'} />,
  rating: ({ festival }) => <RatingText rating={festival.rating} />,
  updated: ({ festival }) => <UpdatedText instant={festival.updatedAt} />,
};

export function NameCell({
  festival,
  address,
}: {
  readonly festival: FestivalItem;
  readonly address: string;
}) {
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
export function namesOf(
  { name, nameEn }: Pick<FestivalItem, 'name' | 'nameEn'>,
  language: 'ko' | 'en',
): readonly [string, string | null] {
  return language === 'en' && nameEn !== null ? [nameEn, name] : [name, nameEn];
}

function RegionText({ region }: Pick<FestivalItem, 'region'>) {
  const language = useLanguage();
  return language === 'ko' ? region?.name : region?.nameEn;
}

function EditionDays({ festival }: OfFestival) {
  const say = useWords();
  const language = useLanguage();
  const { edition } = festival;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, whiteSpace: 'nowrap' }}>
      <Box>
        <Typography sx={{ fontSize: '0.875rem', fontVariantNumeric: 'tabular-nums' }}>
          {edition === null ? say('dates.undated') : formatDays(edition, language)}
        </Typography>
        {edition !== null && <Timing edition={edition} />}
      </Box>
      <ChangeEdition festival={festival} />
    </Box>
  );
}

function Timing({ edition }: { readonly edition: NonNullable<FestivalItem['edition']> }) {
  const say = useWords();
  const counts = edition.status !== 'cancelled' && edition.status !== 'postponed';
  return (
    <Typography color="text.secondary" sx={SMALL}>
      {counts && timingOf(edition, todayInKorea(), say)}
      {edition.estimated && (
        <Tooltip title={say('dates.estimatedHint')}>
          <Box component="span" sx={{ color: 'warning.main', fontWeight: 650 }}>
            {` · ${say('dates.estimated')}`}
          </Box>
        </Tooltip>
      )}
    </Typography>
  );
}

function ChangeEdition({ festival }: OfFestival) {
  const say = useWords();
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const [name] = namesOf(festival, language);
  return (
    // A press anywhere else on the line opens the festival.
    <Box onClick={(event) => event.stopPropagation()}>
      <Tooltip title={say('list.changeEdition', { name })}>
        <IconButton
          size="small"
          aria-label={say('list.changeEdition', { name })}
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        >
          <EditIcon sx={{ fontSize: 18 }} />
        </IconButton>
      </Tooltip>
      {isOpen && (
        <Suspense>
          <EditionDialog
            festivalId={festival.id}
            festivalName={name}
            editionId={festival.edition?.id ?? null}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </Box>
  );
}

function RatingText({ rating: { mean, count } }: Pick<FestivalItem, 'rating'>) {
  const say = useWords();
  if (mean === null)
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {say('list.noRating')}
      </Box>
    );
  return (
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
  );
}

function UpdatedText({ instant }: { readonly instant: string }) {
  const language = useLanguage();
  return (
    <Box
      component="time"
      dateTime={instant}
      title={formatInstant(instant, language)}
      sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}
    >
      {formatSince(instant, language)}
    </Box>
  );
}
