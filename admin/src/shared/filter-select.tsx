import { MenuItem, TextField } from '@mui/material';

interface FilterSelectProps {
  readonly label: string;
  /** Said where nothing is chosen, and the choice that takes one back. */
  readonly anything: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
}

/** Narrows a list by one of several values, or not at all. */
export function FilterSelect({ label, anything, value, choices, onChange }: FilterSelectProps) {
  // An address may name what is no choice.
  const known = choices.some((choice) => choice.value === value);
  return (
    <TextField
      select
      margin="none"
      label={label}
      value={known ? value : ''}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      onChange={({ target }) => onChange(target.value)}
    >
      <MenuItem value="">{anything}</MenuItem>
      {choices.map((choice) => (
        <MenuItem key={choice.value} value={choice.value}>
          {choice.text}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** A filter as a list's address keeps it: only what is asked for. */
export function withoutEmpty<Filter extends object>(filter: Filter): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== '')) as Filter;
}
