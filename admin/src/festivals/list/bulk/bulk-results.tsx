import { Alert, Box, Chip, Link, List, ListItem, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { FestivalItem } from '../../../api/data-provider.js';
import { useLanguage, useWords } from '../../../i18n/use-words.js';
import type { BulkResult } from './bulk.api.js';

interface BulkResultsProps {
  readonly festivals: readonly FestivalItem[];
  readonly results: readonly BulkResult[];
}

const ORDER = ['refused', 'changed', 'unchanged'] as const;
const colours = { refused: 'error', changed: 'success', unchanged: 'default' } as const;

/** What became of each, what was refused first. */
export function BulkResults({ festivals, results }: BulkResultsProps) {
  const say = useWords();
  const byId = new Map(festivals.map((festival) => [festival.id, festival]));
  const count = (outcome: BulkResult['outcome']) => results.filter((one) => one.outcome === outcome).length;
  return (
    <>
      {results.length > 0 && (
        <Alert severity={count('refused') > 0 ? 'warning' : 'success'} sx={{ my: 1 }}>
          {say('bulk.sum', {
            changed: count('changed'),
            unchanged: count('unchanged'),
            refused: count('refused'),
          })}
        </Alert>
      )}
      <List dense aria-label={say('bulk.results')}>
        {ORDER.flatMap((outcome) => results.filter((result) => result.outcome === outcome)).map((result) => (
          <Result key={result.id} result={result} festival={byId.get(result.id)} />
        ))}
      </List>
    </>
  );
}

function Result({
  result: { id, outcome, problem },
  festival,
}: {
  readonly result: BulkResult;
  readonly festival: FestivalItem | undefined;
}) {
  const say = useWords();
  const language = useLanguage();
  const name = (language === 'en' ? festival?.nameEn : null) ?? festival?.name ?? id;
  const isLost = problem?.type.endsWith(':precondition-failed') === true;
  const faults = problem?.errors?.map(({ detail }) => detail).join(' ');
  return (
    <ListItem disableGutters sx={{ gap: 1, alignItems: 'flex-start' }}>
      <Chip size="small" variant="outlined" color={colours[outcome]} label={say(`bulk.outcome.${outcome}`)} />
      <Box sx={{ minWidth: 0 }}>
        <Link component={RouterLink} to={`/festivals/${id}`} color="text.primary">
          {name}
        </Link>
        {problem !== null && (
          <Typography color="text.secondary" sx={{ fontSize: '0.8125rem' }}>
            {isLost ? say('bulk.lost') : `${problem.title} ${faults ?? problem.detail}`}
          </Typography>
        )}
      </Box>
    </ListItem>
  );
}
