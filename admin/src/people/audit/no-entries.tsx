import { Button } from '@mui/material';
import { useListContext } from 'react-admin';
import type { AuditEntry, AuditFilter } from '../../api/data-provider.js';
import { useWords } from '../../i18n/use-words.js';
import { EmptyState } from '../../shared/empty-state.js';

export function NoEntries() {
  const say = useWords();
  const { setFilters, ...list } = useListContext<AuditEntry>();
  const filter = list.filterValues as AuditFilter;
  const { reads, ...asked } = filter;
  const isAsked = Object.keys(asked).length > 0;
  return (
    <EmptyState
      title={say(isAsked ? 'people.audit.noMatchTitle' : 'people.audit.emptyTitle')}
      text={say(isAsked ? 'people.audit.noMatchText' : 'people.audit.emptyText')}
    >
      {reads !== 'all' && (
        <Button
          variant="outlined"
          color="secondary"
          onClick={() => setFilters({ ...filter, reads: 'all' }, {})}
        >
          {say('people.audit.showAll')}
        </Button>
      )}
      {isAsked && (
        <Button variant="outlined" color="secondary" onClick={() => setFilters({}, {})}>
          {say('people.audit.clear')}
        </Button>
      )}
    </EmptyState>
  );
}
