import ClearIcon from '@mui/icons-material/FilterAltOffOutlined';
import { Box, Button, TextField } from '@mui/material';
import { useListContext } from 'react-admin';
import type { AuditEntry, AuditFilter } from '../../api/data-provider.js';
import { useWords } from '../../i18n/use-words.js';
import { FilterSelect, withoutEmpty } from '../../shared/filter-select.js';
import { SearchField } from '../../shared/search-field.js';
import { ACTIONS, SUBJECT_KINDS } from './actions.js';
import { PersonPicker } from './person-picker.js';
import { ReadsFilter } from './reads-filter.js';

const LAST_DAY = '9999-12-31';

/** Which entries to list; everything is kept in the address of the page. */
export function AuditFilters() {
  const say = useWords();
  const { setFilters, ...list } = useListContext<AuditEntry>();
  const filter = list.filterValues as AuditFilter;
  const change = (part: Record<string, string>) => setFilters(withoutEmpty({ ...filter, ...part }), {});
  const days = [
    { name: 'from', label: say('people.audit.from') },
    { name: 'to', label: say('people.audit.to') },
  ] as const;
  return (
    <Box
      role="search"
      sx={{
        display: 'grid',
        gap: 1,
        mb: 2,
        alignItems: 'start',
        gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', lg: 'repeat(4, 1fr)' },
      }}
    >
      <PersonPicker id={filter.accountId} onChange={(accountId) => change({ accountId })} />
      <FilterSelect
        label={say('people.audit.action')}
        anything={say('people.audit.anyAction')}
        value={filter.action ?? ''}
        choices={ACTIONS.map((action) => ({ value: action, text: say(`people.doing.${action}`) }))}
        // An action that is a look is none of those that changed something.
        onChange={(action) => change(action.endsWith('.read') ? { action, reads: 'all' } : { action })}
      />
      <FilterSelect
        label={say('people.audit.subject')}
        anything={say('people.audit.anySubject')}
        value={filter.subjectKind ?? ''}
        choices={SUBJECT_KINDS.map((kind) => ({ value: kind, text: say(`people.subjects.${kind}`) }))}
        onChange={(subjectKind) => change({ subjectKind })}
      />
      <SearchField
        label={say('people.audit.subjectId')}
        words={filter.subjectId ?? ''}
        onChange={(subjectId) => change({ subjectId: subjectId.trim() })}
      />
      {days.map(({ name, label }) => (
        <TextField
          key={name}
          type="date"
          margin="none"
          label={label}
          value={filter[name] ?? ''}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: LAST_DAY } }}
          onChange={({ target }) => change({ [name]: target.value })}
        />
      ))}
      <ReadsFilter />
      <Button
        color="secondary"
        startIcon={<ClearIcon />}
        disabled={Object.keys(filter).length === 0}
        onClick={() => setFilters({}, {})}
        sx={{ justifySelf: 'start', minHeight: 40 }}
      >
        {say('people.audit.clear')}
      </Button>
    </Box>
  );
}
