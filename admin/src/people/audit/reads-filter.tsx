import { useListContext } from 'react-admin';
import type { AuditEntry, AuditFilter } from '../../api/data-provider.js';
import { useWords } from '../../i18n/use-words.js';
import { FilterSelect, withoutEmpty } from '../../shared/filter-select.js';

/** What changed something, looks at people, or both: looks are most of any log. */
export function ReadsFilter() {
  const say = useWords();
  const { setFilters, ...list } = useListContext<AuditEntry>();
  const filter = list.filterValues as AuditFilter;
  return (
    <FilterSelect
      label={say('people.audit.kindOfEntry')}
      anything={say('people.audit.changes')}
      value={filter.reads ?? ''}
      choices={[
        { value: 'true', text: say('people.audit.reads') },
        { value: 'all', text: say('people.audit.all') },
      ]}
      onChange={(reads) => setFilters(withoutEmpty({ ...filter, reads }), {})}
    />
  );
}
