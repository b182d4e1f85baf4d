import { Autocomplete, Box, createFilterOptions, TextField } from '@mui/material';
import { useWords } from '../../i18n/use-words.js';
import { type RegionChoice, useRegions } from '../../shared/regions.js';

interface RegionPickerProps {
  readonly codes: readonly string[];
  /** What is wrong with them; empty where that is nothing. */
  readonly fault: string;
  readonly onChange: (codes: readonly string[]) => void;
}

/** As many as the API takes. */
const MOST = 50;
const byEitherName = createFilterOptions<RegionChoice>({
  stringify: ({ name, otherName }) => `${name} ${otherName}`,
});

/** Several provinces and districts, found by their names in either language. */
export function RegionPicker({ codes, fault, onChange }: RegionPickerProps) {
  const say = useWords();
  const regions = useRegions();
  const chosen = codes.map(
    (code) =>
      regions.find((region) => region.code === code) ?? { code, name: code, otherName: '', province: '' },
  );
  return (
    <Autocomplete
      multiple
      disableCloseOnSelect
      filterSelectedOptions
      options={regions}
      value={chosen}
      filterOptions={byEitherName}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ code }) => code}
      getOptionDisabled={() => codes.length >= MOST}
      isOptionEqualToValue={(one, other) => one.code === other.code}
      groupBy={({ province }) => province}
      onChange={(_event, now) => onChange(now.map(({ code }) => code))}
      renderOption={({ key, ...line }, { name, otherName }) => (
        <li key={key} {...line}>
          <span>
            {name}
            <Box component="span" sx={{ display: 'block', color: 'text.secondary', fontSize: '0.8125rem' }}>
              {otherName}
            </Box>
          </span>
        </li>
      )}
      renderInput={(parameters) => (
        <TextField
          {...parameters}
          label={say('people.person.regionsLabel')}
          error={fault !== ''}
          helperText={fault || say('people.person.regionsHint')}
        />
      )}
    />
  );
}
