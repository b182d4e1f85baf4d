import { Box, Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useLanguage, useWords } from '../../../i18n/use-words.js';
import { formatDays, formatKoreanTime } from '../../../shared/days.js';
import { editionValuesOf } from '../edition.values.js';
import type { TrailEntry } from '../festival.api.js';
import { valuesOf } from '../festival.values.js';
import { revertOf } from '../revert.rules.js';
import { useEditions } from '../use-editions.js';
import type { FestivalInHand } from '../use-festival.js';
import { HistoryChange } from './history-change.js';
import { RevertButton } from './revert-button.js';

interface HistoryEntryProps {
  readonly entry: TrailEntry;
  readonly inHand: FestivalInHand;
}

/** One thing that was done: when, by whom or which source, and what it changed. */
export function HistoryEntry({ entry, inHand }: HistoryEntryProps) {
  const say = useWords();
  const language = useLanguage();
  const { data } = useEditions(inHand.base.festival.id);
  const editions = data?.items ?? [];
  const edition = editions.find(({ id }) => id === entry.editionId);
  const present = {
    festival: valuesOf(inHand.base.festival),
    editions: new Map(editions.map((one) => [one.id, editionValuesOf(one)])),
  };
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', md: '190px minmax(0, 1fr)' },
        columnGap: 2,
        py: 1.25,
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box
        component="time"
        dateTime={entry.at}
        sx={{ color: 'text.secondary', fontSize: '0.875rem', fontVariantNumeric: 'tabular-nums' }}
      >
        {formatKoreanTime(entry.at, language)}
      </Box>
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Typography sx={{ fontSize: '0.9375rem' }}>
          <Who entry={entry} /> · {say(`editing.did.${entry.action}`)}
          {edition !== undefined && ` · ${formatDays(edition, language)}`}
        </Typography>
        {entry.changes.length > 0 && (
          <Box component="ul" sx={{ m: 0, mt: 0.5, p: 0, listStyle: 'none', display: 'grid', gap: 0.5 }}>
            {entry.changes.map((change) => {
              const revert = revertOf(entry, change, present);
              return (
                <HistoryChange key={`${change.of}.${change.field}`} change={change}>
                  {revert !== null && (
                    <RevertButton change={change} revert={revert} inHand={inHand} edition={edition} />
                  )}
                </HistoryChange>
              );
            })}
          </Box>
        )}
      </Box>
    </Box>
  );
}

/** The source with its import, or the editor by name. */
function Who({ entry: { by } }: { readonly entry: TrailEntry }) {
  const say = useWords();
  if (by.provider === null) return <strong>{by.editorName ?? say('editing.history.somebody')}</strong>;
  const source = <strong>{say(`imports.provider.${by.provider}`)}</strong>;
  if (by.importId === null) return source;
  return (
    <Link component={RouterLink} to={`/imports/${by.importId}/show`}>
      {source}
    </Link>
  );
}
