import { Box, Button, MenuItem, TextField } from '@mui/material';
import { Controller, FormProvider, type Path, type UseFormReturn, useFormContext } from 'react-hook-form';
import { ApiProblem } from '../../api/problem.js';
import { useWords } from '../../i18n/use-words.js';
import { showAtFields } from '../../shared/show-at-fields.js';
import { Trouble } from '../../shared/trouble.js';
import { editionFields, type EditionValues } from './edition.values.js';
import { WithOrigin } from './origin/origin.js';
import { editionLabels } from './shown-value.js';

const statuses = ['scheduled', 'postponed', 'cancelled', 'ended'] as const;

interface EditionFormProps {
  readonly title: string;
  readonly form: UseFormReturn<EditionValues>;
  /** Why it could not be saved; null where nothing went wrong. */
  readonly problem: unknown;
  readonly onSave: () => Promise<void>;
  readonly onCancel: () => void;
  /** Its days and status alone, where there is little room. */
  readonly isBrief?: boolean;
}

/** The fields of an edition. */
export function EditionForm({ title, form, problem, onSave, onCancel, isBrief = false }: EditionFormProps) {
  const say = useWords();
  return (
    <FormProvider {...form}>
      <Box
        component="form"
        aria-label={title}
        noValidate
        onSubmit={(event) => void form.handleSubmit(onSave)(event)}
        sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 1.5, py: 1 }}
      >
        <Field name="startsOn" type="date" needed />
        <Field name="endsOn" type="date" needed />
        {!isBrief && <Field name="ordinal" type="number" />}
        <Field name="status" type="status" />
        {!isBrief && <Field name="price" type="text" />}
        {!isBrief && <Field name="ageLimit" type="text" />}
        <Box sx={{ gridColumn: '1 / -1' }}>
          {!isBrief && <Field name="programme" type="lines" />}
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
      </Box>
    </FormProvider>
  );
}

/** Puts each thing that the API names at its field. */
export function showAtEditionFields(form: UseFormReturn<EditionValues>, error: unknown): void {
  if (!(error instanceof ApiProblem)) return;
  showAtFields(form.setError, error, (path) => editionFields.find((field) => field === path) ?? null);
}

interface FieldProps {
  readonly name: Path<EditionValues>;
  readonly type: 'date' | 'number' | 'text' | 'lines' | 'status';
  readonly needed?: boolean;
}

function Field({ name, type, needed = false }: FieldProps) {
  const say = useWords();
  const { control } = useFormContext<EditionValues>();
  const plain = type === 'date' || type === 'number';
  const label = say(editionLabels[name]);
  return (
    <WithOrigin field={name} label={label}>
      <Controller
        control={control}
        name={name}
        rules={needed ? { required: say('festival.required') } : {}}
        render={({ field: { ref, ...field }, fieldState }) => (
          <TextField
            {...field}
            inputRef={ref}
            label={label}
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
    </WithOrigin>
  );
}
