import { Button } from '@mui/material';
import { useListContext } from 'react-admin';
import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.js';
import { EmptyState } from '../../shared/empty-state.js';

/** An empty catalogue asks for its first festival; an empty answer to a question asks for another question. */
export function NothingFound() {
  const say = useWords();
  const { setFilters, ...list } = useListContext();
  const asked = Object.keys(list.filterValues as object).length > 0;
  return (
    <EmptyState
      title={say(asked ? 'list.noMatchTitle' : 'list.emptyTitle')}
      text={say(asked ? 'list.noMatchText' : 'list.emptyText')}
    >
      {asked ? (
        <Button variant="outlined" onClick={() => setFilters({}, {})}>
          {say('list.clear')}
        </Button>
      ) : (
        <Button component={Link} to="/imports" variant="outlined">
          {say('nav.imports')}
        </Button>
      )}
    </EmptyState>
  );
}
