import { Box, Button, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { type Control, Controller, type Path, useForm } from 'react-hook-form';
import { ApiProblem } from '../../api/problem.js';
import type { WordKey } from '../../i18n/messages.js';
import { useWords } from '../../i18n/use-words.js';
import { Trouble } from '../../shared/trouble.js';
import {
  editionBodyOf,
  editionFields,
  type EditionField,
  type EditionValues,
  editionValuesOf,
  newEdition,
} from './edition.values.js';
import { addEdition, changeEdition, type Edition } from './festival.api.js';
import { RaceDialog } from '../../shared/race-dialog.js';
import { changedFields, type Choice, raceOf, settled } from '../../shared/race.rules.js';

const labels = {
  startsOn: 'editions.startsOn',
  endsOn: 'editions.endsOn',
  ordinal: 'editions.number',
  status: 'editions.status',
  price: 'editions.price',
  ageLimit: 'editions.ageLimit',
  programme: 'editions.programme',
} as const satisfies Record<EditionField, WordKey>;

const statuses = ['scheduled', 'postponed', 'cancelled', 'ended'] as const;

interface EditionFormProps {
  readonly festivalId: string;
  /** The edition to change; a new one without. */
  readonly edition?: Edition;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Adds or changes one edition in its place in the list. */
export function EditionForm({ festivalId, edition, onDone, onCancel }: EditionFormProps) {
  const say = useWords();
  const notify = useNotify();
  const [base, setBase] = useState(edition);
  const [key] = useState(() => crypto.randomUUID());
  const [lostTo, setLostTo] = useState<Edition | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const form = useForm<EditionValues>({
    defaultValues: base === undefined ? newEdition : editionValuesOf(base),
  });

  const save = async (values: EditionValues, from: Edition | undefined) => {
    setProblem(null);
    try {
      if (from === undefined)
        await addEdition(festivalId, editionBodyOf(values, changedFields(newEdition, values)), key);
      else await change(festivalId, from, values);
      notify(say('editions.saved'), { type: 'success' });
      onDone();
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 412) setLostTo(error.body.current as Edition);
      else {
        setProblem(error);
        if (error instanceof ApiProblem) showAtFields(error);
      }
    }
  };
  const showAtFields = ({ fields }: ApiProblem) => {
    for (const { path, detail } of fields) {
      const field = editionFields.find((one) => one === path);
      if (field !== undefined) form.setError(field, { message: detail }, { shouldFocus: true });
    }
  };
  const settle = (choices: Partial<Record<EditionField, Choice>>) => {
    if (lostTo === null || base === undefined) return;
    const sides = { base: editionValuesOf(base), mine: form.getValues(), present: editionValuesOf(lostTo) };
    const values = settled(sides, choices);
    for (const field of editionFields) form.setValue(field, values[field]);
    setBase(lostTo);
    setLostTo(null);
    void save(values, lostTo);
  };
  const title = say(edition === undefined ? 'editions.newTitle' : 'editions.changeTitle');
  return (
    <Box
      component="form"
      aria-label={title}
      noValidate
      onSubmit={(event) => void form.handleSubmit((values) => save(values, base))(event)}
      sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 1.5, py: 1 }}
    >
      <Field control={form.control} name="startsOn" type="date" needed />
      <Field control={form.control} name="endsOn" type="date" needed />
      <Field control={form.control} name="ordinal" type="number" />
      <Field control={form.control} name="status" type="status" />
      <Field control={form.control} name="price" type="text" />
      <Field control={form.control} name="ageLimit" type="text" />
      <Box sx={{ gridColumn: '1 / -1' }}>
        <Field control={form.control} name="programme" type="lines" />
        {problem !== null && <Trouble error={problem} />}
        <Box sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end', mt: 1 }}>
          <Button color="secondary" onClick={onCancel}>
            {say('editions.cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={form.formState.isSubmitting}>
            {say('editions.save')}
          </Button>
        </Box>
      </Box>
      {lostTo !== null && base !== undefined && (
        <EditionRace
          base={base}
          mine={form.getValues()}
          present={lostTo}
          onSettle={settle}
          onKeepEditing={() => setLostTo(null)}
        />
      )}
    </Box>
  );
}

interface FieldProps {
  readonly control: Control<EditionValues>;
  readonly name: Path<EditionValues>;
  readonly type: 'date' | 'number' | 'text' | 'lines' | 'status';
  readonly needed?: boolean;
}

function Field({ control, name, type, needed = false }: FieldProps) {
  const say = useWords();
  const plain = type === 'date' || type === 'number';
  return (
    <Controller
      control={control}
      name={name}
      rules={needed ? { required: say('festival.required') } : {}}
      render={({ field: { ref, ...field }, fieldState }) => (
        <TextField
          {...field}
          inputRef={ref}
          label={say(labels[name])}
          required={needed}
          type={plain ? type : 'text'}
          select={type === 'status'}
          multiline={type === 'lines'}
          {...(type === 'lines' ? { minRows: 2 } : {})}
          error={fieldState.invalid}
          helperText={fieldState.error?.message}
          slotProps={type === 'date' ? { inputLabel: { shrink: true } } : {}}
        >
          {type === 'status' &&
            statuses.map((status) => (
              <MenuItem key={status} value={status}>
                {say(`status.${status}`)}
              </MenuItem>
            ))}
        </TextField>
      )}
    />
  );
}

interface EditionRaceProps {
  readonly base: Edition;
  readonly mine: EditionValues;
  readonly present: Edition;
  readonly onSettle: (choices: Partial<Record<EditionField, Choice>>) => void;
  readonly onKeepEditing: () => void;
}

function EditionRace({ base, mine, present, onSettle, onKeepEditing }: EditionRaceProps) {
  const say = useWords();
  const now = editionValuesOf(present);
  const race = raceOf(editionValuesOf(base), mine, now);
  const shown = (field: EditionField, values: EditionValues) =>
    field === 'status' ? say(`status.${values.status}`) : values[field] || say('festival.nothing');
  return (
    <RaceDialog
      contested={race.contested.map((field) => ({
        field,
        label: say(labels[field]),
        mine: shown(field, mine),
        present: shown(field, now),
      }))}
      theirsOnly={race.theirsOnly.map((field) => say(labels[field]))}
      onSettle={onSettle}
      onKeepEditing={onKeepEditing}
    />
  );
}

async function change(festivalId: string, from: Edition, values: EditionValues): Promise<void> {
  const changed = changedFields(editionValuesOf(from), values);
  if (changed.length > 0) await changeEdition(festivalId, from, editionBodyOf(values, changed));
}
