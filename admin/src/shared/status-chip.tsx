import { Chip, type ChipProps } from '@mui/material';
import type { WordKey } from '../i18n/messages.js';
import { useWords } from '../i18n/use-words.js';

type Colour = ChipProps['color'];

const colours: Record<string, Colour> = {
  ongoing: 'success',
  upcoming: 'info',
  postponed: 'warning',
  cancelled: 'error',
  scheduled: 'info',
  previewed: 'info',
  reading: 'info',
  applying: 'info',
  applied: 'success',
  failed: 'error',
  undoing: 'info',
  undone: 'default',
  new: 'success',
  changed: 'info',
  rejected: 'error',
  duplicate: 'warning',
};

type Words = 'status' | 'importStatus' | 'outcome';

interface StatusChipProps<Of extends Words> {
  readonly of: Of;
  readonly value: WordKey extends infer Key ? (Key extends `${Of}.${infer Word}` ? Word : never) : never;
}

/** One word about a state, always with its text: colour alone says nothing. */
export function StatusChip<Of extends Words>({ of, value }: StatusChipProps<Of>) {
  const say = useWords();
  return (
    <Chip
      size="small"
      variant="outlined"
      color={colours[value] ?? 'default'}
      label={say(`${of}.${value}` as WordKey)}
    />
  );
}
