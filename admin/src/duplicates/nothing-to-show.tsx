import { Button } from '@mui/material';
import { Link } from 'react-router';
import { useWords } from '../i18n/use-words.js';
import { EmptyState } from '../shared/empty-state.js';
import type { Decision } from './duplicate.api.js';

export function NothingToShow({ shown }: { readonly shown: Decision | 'none' }) {
  const say = useWords();
  const undecided = shown === 'none';
  return (
    <EmptyState
      title={say(undecided ? 'duplicates.emptyTitle' : 'duplicates.noneTitle')}
      text={say(undecided ? 'duplicates.emptyText' : 'duplicates.noneText')}
    >
      {undecided && (
        <Button component={Link} to="/imports" variant="outlined" color="secondary">
          {say('duplicates.toImports')}
        </Button>
      )}
    </EmptyState>
  );
}
