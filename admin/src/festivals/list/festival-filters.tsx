import ClearIcon from '@mui/icons-material/FilterAltOffOutlined';
import SearchIcon from '@mui/icons-material/Search';
import { Autocomplete, Box, Button, InputAdornment, MenuItem, TextField } from '@mui/material';
import { useEffect, useState } from 'react';
import { useListContext } from 'react-admin';
import type { FestivalFilter, FestivalItem, FestivalSort } from '../../api/data-provider.js';
import { useWords } from '../../i18n/use-words.js';
import { useCategories } from '../../shared/category.js';
import { useRegions } from '../../shared/regions.js';

const TYPING_MS = 300;
const statuses = ['ongoing', 'upcoming', 'ended', 'postponed', 'cancelled', 'undated'] as const;
const sorts = ['soonest', 'updated', 'rating', 'popular'] as const satisfies readonly FestivalSort[];

/** What to list and in which order; everything is kept in the address of the page. */
export function FestivalFilters() {
  const say = useWords();
  const { setFilters, sort, setSort, ...list } = useListContext<FestivalItem>();
  const filter = list.filterValues as FestivalFilter;
  const change = (part: FestivalFilter) => setFilters(withoutEmpty({ ...filter, ...part }), {});
  const searching = filter.q !== undefined;
  const usual = searching ? 'relevance' : 'soonest';
  const others = sorts.filter((one) => one !== usual);
  return (
    <Box
      role="search"
      sx={{
        display: 'grid',
        gap: 1,
        mb: 2,
        alignItems: 'center',
        gridTemplateColumns: {
          xs: '1fr 1fr',
          md: 'repeat(4, 1fr) auto',
          lg: 'minmax(220px, 2fr) repeat(4, 1fr) auto',
        },
        '& > div:first-of-type': { gridColumn: { xs: '1 / -1', lg: 'auto' } },
      }}
    >
      <WordsField words={filter.q ?? ''} onChange={(q) => change({ q })} />
      <RegionField code={filter.region} onChange={(region) => change({ region })} />
      <CategoryField code={filter.category?.toString()} onChange={(category) => change({ category })} />
      <TextField
        select
        margin="none"
        label={say('list.status')}
        value={filter.status?.toString() ?? ''}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        onChange={({ target }) => change({ status: target.value })}
      >
        <MenuItem value="">{say('list.anyStatus')}</MenuItem>
        {statuses.map((status) => (
          <MenuItem key={status} value={status}>
            {say(`status.${status}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        margin="none"
        label={say('list.sort')}
        value={sort.field}
        onChange={({ target }) => setSort({ field: target.value, order: 'ASC' })}
      >
        <MenuItem value="usual">{say(`sorts.${usual}`)}</MenuItem>
        {others.map((one) => (
          <MenuItem key={one} value={one}>
            {say(`sorts.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <Button
        color="secondary"
        startIcon={<ClearIcon />}
        disabled={Object.keys(filter).length === 0}
        onClick={() => setFilters({}, {})}
        sx={{ whiteSpace: 'nowrap' }}
      >
        {say('list.clear')}
      </Button>
    </Box>
  );
}

interface WordsFieldProps {
  readonly words: string;
  readonly onChange: (words: string) => void;
}

/** Asks when the typing rests, not at every letter; follows when the search is cleared elsewhere. */
function WordsField({ words, onChange }: WordsFieldProps) {
  const say = useWords();
  const [typed, setTyped] = useState(words);
  const [asked, setAsked] = useState(words);
  const [known, setKnown] = useState(words);
  if (words !== known) {
    setKnown(words);
    if (words !== asked) {
      setAsked(words);
      setTyped(words);
    }
  }
  useEffect(() => {
    if (typed === asked) return undefined;
    const timer = setTimeout(() => {
      setAsked(typed);
      onChange(typed);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, asked, onChange]);
  return (
    <TextField
      type="search"
      margin="none"
      value={typed}
      placeholder={say('list.search')}
      onChange={({ target }) => setTyped(target.value)}
      slotProps={{
        htmlInput: { 'aria-label': say('list.search'), maxLength: 100 },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <SearchIcon />
            </InputAdornment>
          ),
        },
      }}
    />
  );
}

interface ChoiceFieldProps {
  readonly code: string | undefined;
  readonly onChange: (code: string) => void;
}

function RegionField({ code, onChange }: ChoiceFieldProps) {
  const say = useWords();
  const regions = useRegions();
  return (
    <Autocomplete
      options={regions}
      value={regions.find((region) => region.code === code) ?? null}
      getOptionLabel={({ name }) => name}
      getOptionKey={(region) => region.code}
      groupBy={({ province }) => province}
      onChange={(_event, chosen) => onChange(chosen?.code ?? '')}
      renderInput={(parameters) => (
        <TextField
          {...parameters}
          margin="none"
          label={say('list.region')}
          placeholder={say('list.anyRegion')}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      )}
    />
  );
}

function CategoryField({ code, onChange }: ChoiceFieldProps) {
  const say = useWords();
  const categories = useCategories();
  const known = categories.some((category) => category.code === code);
  return (
    <TextField
      select
      margin="none"
      label={say('list.category')}
      value={known ? code : ''}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      onChange={({ target }) => onChange(target.value)}
    >
      <MenuItem value="">{say('list.anyCategory')}</MenuItem>
      {categories.map((category) => (
        <MenuItem key={category.code} value={category.code}>
          {category.name}
        </MenuItem>
      ))}
    </TextField>
  );
}

function withoutEmpty(filter: FestivalFilter): FestivalFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
}
