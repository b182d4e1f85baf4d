import { Autocomplete, MenuItem, TextField, type TextFieldProps } from '@mui/material';
import { useController } from 'react-hook-form';
import { useWords } from '../../i18n/use-words.js';
import { type RegionChoice, useRegions } from '../../shared/regions.js';
import type { FestivalValues } from './festival.values.js';
import { WithOrigin } from './origin/origin.js';

type TextName =
  | 'name'
  | 'nameEn'
  | 'place'
  | 'address'
  | 'organiser'
  | 'host'
  | 'sponsors'
  | 'phone'
  | 'homepage'
  | 'description'
  | 'descriptionEn'
  | 'point.lat'
  | 'point.lng';

interface LineProps {
  readonly name: TextName;
  readonly label: string;
  readonly required?: boolean;
  readonly rows?: number;
  readonly input?: NonNullable<NonNullable<TextFieldProps['slotProps']>['htmlInput']>;
}

/** A text of the festival; with `rows`, one of several lines. What is wrong with it stands below. */
export function Line({ name, label, required = false, rows, input }: LineProps) {
  const say = useWords();
  const { field, fieldState } = useController<FestivalValues, TextName>({
    name,
    rules: required ? { required: say('festival.required') } : {},
  });
  const { ref, ...bound } = field;
  const line = (
    <TextField
      {...bound}
      inputRef={ref}
      label={label}
      required={required}
      multiline={rows !== undefined}
      {...(rows === undefined ? {} : { minRows: rows, maxRows: rows * 3 })}
      error={fieldState.invalid}
      helperText={fieldState.error?.message}
      slotProps={{ htmlInput: input ?? {} }}
    />
  );
  // Both parts of a point come from one place, which the form tells beside them.
  if (name === 'point.lat' || name === 'point.lng') return line;
  return (
    <WithOrigin field={name} label={label}>
      {line}
    </WithOrigin>
  );
}

interface ChoiceProps<Name extends 'category' | 'free' | 'status'> {
  readonly name: Name;
  readonly label: string;
  readonly choices: readonly { readonly code: string; readonly name: string }[];
  readonly required?: boolean;
  readonly hint?: string;
}

export function Choice<Name extends 'category' | 'free' | 'status'>({
  name,
  label,
  choices,
  required = false,
  hint,
}: ChoiceProps<Name>) {
  const say = useWords();
  const { field, fieldState } = useController<FestivalValues>({
    name,
    rules: required ? { required: say('festival.required') } : {},
  });
  const { ref, value, ...bound } = field;
  return (
    <WithOrigin field={name} label={label}>
      <TextField
        {...bound}
        select
        inputRef={ref}
        // A value whose choices have not come yet would be a warning.
        value={choices.some(({ code }) => code === value) ? value : ''}
        label={label}
        required={required}
        error={fieldState.invalid}
        helperText={fieldState.error?.message ?? hint}
        slotProps={name === 'free' ? { select: { displayEmpty: true }, inputLabel: { shrink: true } } : {}}
      >
        {choices.map((choice) => (
          <MenuItem key={choice.code} value={choice.code}>
            {choice.name}
          </MenuItem>
        ))}
      </TextField>
    </WithOrigin>
  );
}

/** Short words, any number of them. */
export function WordList({
  name,
  label,
  hint,
}: {
  readonly name: 'tags' | 'formerNames';
  readonly label: string;
  readonly hint: string;
}) {
  const { field, fieldState } = useController<FestivalValues, 'tags' | 'formerNames'>({ name });
  return (
    <WithOrigin field={name} label={label}>
      <Autocomplete
        multiple
        freeSolo
        autoSelect
        options={[]}
        value={[...field.value]}
        onChange={(_event, words) =>
          field.onChange(words.map((word) => word.trim()).filter((word) => word !== ''))
        }
        renderInput={(parameters) => (
          <TextField
            {...parameters}
            inputRef={field.ref}
            label={label}
            onBlur={field.onBlur}
            error={fieldState.invalid}
            helperText={fieldState.error?.message ?? hint}
          />
        )}
      />
    </WithOrigin>
  );
}

export function RegionField() {
  const say = useWords();
  const regions = useRegions();
  const { field, fieldState } = useController<FestivalValues, 'region'>({ name: 'region' });
  return (
    <WithOrigin field="region" label={say('festival.region')}>
      <Autocomplete<RegionChoice>
        options={regions}
        value={regions.find(({ code }) => code === field.value) ?? null}
        getOptionLabel={({ name }) => name}
        getOptionKey={({ code }) => code}
        groupBy={({ province }) => province}
        onChange={(_event, chosen) => field.onChange(chosen?.code ?? '')}
        renderInput={(parameters) => (
          <TextField
            {...parameters}
            inputRef={field.ref}
            label={say('festival.region')}
            onBlur={field.onBlur}
            error={fieldState.invalid}
            helperText={fieldState.error?.message ?? say('festival.regionHint')}
          />
        )}
      />
    </WithOrigin>
  );
}
