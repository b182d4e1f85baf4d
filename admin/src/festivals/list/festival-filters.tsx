import ClearIcon from '@mui/icons-material/FilterAltOffOutlined';
import { Autocomplete, Box, Button, MenuItem, TextField } from '@mui/material';
import { useListContext } from 'react-admin';
import type { FestivalFilter, FestivalItem, FestivalSort } from '../../api/data-provider.js';
import { useWords } from '../../i18n/use-words.js';
import { useCategories } from '../../shared/category.js';
import { FilterSelect, withoutEmpty } from '../../shared/filter-select.js';
import { useRegions } from '../../shared/regions.js';
import { SearchField } from '../../shared/search-field.js';

const statuses = ['ongoing', 'upcoming', 'ended', 'postponed', 'cancelled', 'undated'] as const;
const whens = [
  'today',
  'weekend',
  'next-7-days',
  'next-30-days',
  'starting-in-7-days',
] as const satisfies readonly NonNullable<FestivalFilter['when']>[];
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
          md: 'repeat(3, 1fr)',
          lg: 'minmax(200px, 2fr) repeat(5, 1fr) auto',
        },
        '& > div:first-of-type': { gridColumn: { xs: '1 / -1', lg: 'auto' } },
      }}
    >
      <SearchField label={say('list.search')} words={filter.q ?? ''} onChange={(q) => change({ q })} />
      <RegionField code={filter.region} onChange={(region) => change({ region })} />
      <CategoryField code={filter.category?.toString()} onChange={(category) => change({ category })} />
      <FilterSelect
        label={say('list.when')}
        anything={say('list.anyWhen')}
        value={filter.when ?? ''}
        choices={whens.map((when) => ({ value: when, text: say(`when.${when}`) }))}
        onChange={(when) => change({ when: when as FestivalFilter['when'] })}
      />
      <FilterSelect
        label={say('list.status')}
        anything={say('list.anyStatus')}
        value={filter.status?.toString() ?? ''}
        choices={statuses.map((status) => ({ value: status, text: say(`status.${status}`) }))}
        onChange={(status) => change({ status })}
      />
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
  return (
    <FilterSelect
      label={say('list.category')}
      anything={say('list.anyCategory')}
      value={code ?? ''}
      choices={categories.map((category) => ({ value: category.code, text: category.name }))}
      onChange={onChange}
    />
  );
}
