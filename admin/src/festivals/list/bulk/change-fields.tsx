import { MenuItem, TextField } from '@mui/material';
import { useWords } from '../../../i18n/use-words.js';
import { useCategories } from '../../../shared/category.js';
import type { BulkChange } from './bulk.api.js';

const KINDS = ['hide', 'publish', 'category', 'addTag', 'removeTag', 'editionStatus'] as const;
type Kind = (typeof KINDS)[number];

const editionStatuses = ['scheduled', 'postponed', 'cancelled'] as const;
const LONGEST_TAG = 40;

/** What somebody is choosing to change. */
export interface Wish {
  readonly kind: Kind;
  /** A category, tag or status; empty while none is chosen. */
  readonly value: string;
}

/** What the wish asks of the API; null while it is not complete. */
export function changeOf({ kind, value }: Wish): BulkChange | null {
  if (kind === 'hide') return { status: 'hidden' };
  if (kind === 'publish') return { status: 'published' };
  if (value.trim() === '') return null;
  return { [kind]: value.trim() };
}

interface ChangeFieldsProps {
  readonly wish: Wish;
  readonly onChange: (wish: Wish) => void;
}

export function ChangeFields({ wish: { kind, value }, onChange }: ChangeFieldsProps) {
  const say = useWords();
  return (
    <>
      <TextField
        select
        label={say('bulk.what')}
        value={kind}
        onChange={({ target }) => onChange({ kind: target.value as Kind, value: '' })}
      >
        {KINDS.filter((one) => one !== 'publish').map((one) => (
          <MenuItem key={one} value={one}>
            {say(`bulk.kinds.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      <ValueField wish={{ kind, value }} onChange={onChange} />
    </>
  );
}

function ValueField({ wish: { kind, value }, onChange }: ChangeFieldsProps) {
  const say = useWords();
  const categories = useCategories();
  const field = {
    value,
    onChange: (event: { target: { value: string } }) => onChange({ kind, value: event.target.value }),
  };
  if (kind === 'category')
    return (
      <TextField select label={say('bulk.category')} {...field}>
        {categories.map(({ code, name }) => (
          <MenuItem key={code} value={code}>
            {name}
          </MenuItem>
        ))}
      </TextField>
    );
  if (kind === 'editionStatus')
    return (
      <TextField select label={say('bulk.editionStatus')} helperText={say('bulk.editionHint')} {...field}>
        {editionStatuses.map((status) => (
          <MenuItem key={status} value={status}>
            {say(`status.${status}`)}
          </MenuItem>
        ))}
      </TextField>
    );
  if (kind === 'addTag' || kind === 'removeTag')
    return (
      <TextField
        label={say('bulk.tag')}
        slotProps={{ htmlInput: { maxLength: LONGEST_TAG, autoComplete: 'off' } }}
        {...field}
      />
    );
  return null;
}
