import ClearIcon from '@mui/icons-material/FilterAltOffOutlined';
import { Box, Button } from '@mui/material';
import { useListContext } from 'react-admin';
import type { User, UserFilter } from '../../api/data-provider.js';
import { useWords } from '../../i18n/use-words.js';
import { FilterSelect, withoutEmpty } from '../../shared/filter-select.js';
import { SearchField } from '../../shared/search-field.js';
import { ROLES } from '../roles.js';

/** Whom to list; everything is kept in the address of the page. */
export function PeopleFilters() {
  const say = useWords();
  const { setFilters, ...list } = useListContext<User>();
  const filter = list.filterValues as UserFilter;
  const change = (part: Record<string, string>) => setFilters(withoutEmpty({ ...filter, ...part }), {});
  return (
    <Box
      role="search"
      sx={{
        display: 'grid',
        gap: 1,
        mb: 2,
        alignItems: 'center',
        gridTemplateColumns: { xs: '1fr 1fr', md: 'minmax(220px, 2fr) 1fr 1fr auto' },
        '& > div:first-of-type': { gridColumn: { xs: '1 / -1', md: 'auto' } },
      }}
    >
      <SearchField
        label={say('people.search')}
        words={filter.email ?? ''}
        onChange={(email) => change({ email })}
      />
      <FilterSelect
        label={say('people.role')}
        anything={say('people.anyRole')}
        value={filter.role ?? ''}
        choices={ROLES.map((role) => ({ value: role, text: say(`role.${role}`) }))}
        onChange={(role) => change({ role })}
      />
      <FilterSelect
        label={say('people.state')}
        anything={say('people.anyState')}
        value={filter.suspended ?? ''}
        choices={[
          { value: 'false', text: say('people.active') },
          { value: 'true', text: say('people.suspended') },
        ]}
        onChange={(suspended) => change({ suspended })}
      />
      <Button
        color="secondary"
        startIcon={<ClearIcon />}
        disabled={Object.keys(filter).length === 0}
        onClick={() => setFilters({}, {})}
        sx={{ whiteSpace: 'nowrap' }}
      >
        {say('people.clear')}
      </Button>
    </Box>
  );
}
