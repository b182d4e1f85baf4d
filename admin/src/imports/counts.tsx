import { Box } from '@mui/material';
import { useWords } from '../i18n/use-words.js';
import { type ImportItem, outcomes } from './import.api.js';

/** “새로 12 · 바뀜 3”: only what there is. */
export function Counts({ counts }: Pick<ImportItem, 'counts'>) {
  const say = useWords();
  const there = outcomes.filter((outcome) => counts[outcome] > 0);
  return (
    <Box component="span" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
      {there.map((outcome) => `${say(`outcome.${outcome}`)} ${counts[outcome].toLocaleString()}`).join(' · ')}
    </Box>
  );
}
