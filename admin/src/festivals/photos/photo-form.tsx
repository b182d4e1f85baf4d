import { Box, Button, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { ApiProblem } from '../../api/problem.js';
import { useWords } from '../../i18n/use-words.js';
import type { PhotoView } from '../../shared/photo.js';
import { changedFields } from '../../shared/race.rules.js';
import { RaceDialog } from '../../shared/race-dialog.js';
import { showAtFields } from '../../shared/show-at-fields.js';
import { Trouble } from '../../shared/trouble.js';
import { useContested } from '../../shared/use-contested.js';
import { FocalPoint } from './focal-point.js';
import { changePhoto, type ReadPhoto, readPhoto } from './photo.api.js';
import { bodyOf, licences, type PhotoField, type PhotoValues, valuesOf } from './photo.values.js';

interface PhotoFormProps {
  readonly read: ReadPhoto;
  readonly onSaved: (photo: PhotoView) => void;
  readonly onClose: () => void;
}

/** Alternative text, credit, licence and focal point of a photo. */
export function PhotoForm({ read, onSaved, onClose }: PhotoFormProps) {
  const say = useWords();
  const form = useForm<PhotoValues>({ defaultValues: valuesOf(read.photo) });
  const [problem, setProblem] = useState<unknown>(null);
  const inHand = useContested<ReadPhoto, PhotoValues>(read, {
    valuesOf: ({ photo }) => valuesOf(photo),
    send: (from, mine) =>
      changePhoto(from.photo.id, from.etag, bodyOf(mine, changedFields(valuesOf(from.photo), mine))),
    presentOf: async (error) =>
      error instanceof ApiProblem && error.status === 412 ? readPhoto(read.photo.id) : null,
    drafted: () => form.getValues(),
    redraft: (values) => form.reset(values),
    onSaved: ({ photo }) => onSaved(photo),
  });
  const tell = async (saving: Promise<boolean>) => {
    setProblem(null);
    try {
      if (await saving) onClose();
    } catch (error) {
      if (!(error instanceof ApiProblem) || !showAtFields(form.setError, error, lineOf)) setProblem(error);
    }
  };
  const shown = (field: PhotoField, { [field]: value, licence }: PhotoValues): string => {
    if (field === 'licence') return say(`photos.licences.${licence === '' ? 'none' : licence}`);
    if (value !== null && typeof value === 'object')
      return `${Math.round(value.x * 100)}% · ${Math.round(value.y * 100)}%`;
    return value === null || value === '' ? say('festival.nothing') : value;
  };
  return (
    <Box
      component="form"
      noValidate
      aria-labelledby="about-photo"
      onSubmit={(event) => {
        event.stopPropagation();
        void form.handleSubmit(() => tell(inHand.save()))(event);
      }}
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
        alignItems: 'start',
      }}
    >
      <Controller
        control={form.control}
        name="focalPoint"
        render={({ field: { value, onChange } }) => (
          <FocalPoint photo={inHand.base.photo} value={value} onChange={onChange} />
        )}
      />
      <Box>
        <Line form={form} name="alt" rows={3} />
        <Line form={form} name="credit" />
        <Line form={form} name="licence" />
        {problem !== null && <Trouble error={problem} />}
        <Box sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end', mt: 1 }}>
          <Button color="secondary" onClick={onClose}>
            {say('photos.about.cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={form.formState.isSubmitting}>
            {say('photos.about.save')}
          </Button>
        </Box>
      </Box>
      {inHand.sides !== null && (
        <RaceDialog
          sides={inHand.sides}
          labelOf={(field) => say(`photos.about.${field}`)}
          shown={shown}
          onSettle={(choices) => void tell(inHand.settle(choices))}
          onKeepEditing={inHand.keepEditing}
        />
      )}
    </Box>
  );
}

type Form = ReturnType<typeof useForm<PhotoValues>>;

const lines = ['alt', 'credit', 'licence'] as const;

/** The focal point has no place where a fault could stand. */
function lineOf(path: string): (typeof lines)[number] | null {
  return lines.find((line) => line === path) ?? null;
}

interface LineProps {
  readonly form: Form;
  readonly name: (typeof lines)[number];
  readonly rows?: number;
}

function Line({ form, name, rows }: LineProps) {
  const say = useWords();
  const isLicence = name === 'licence';
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field: { ref, ...field }, fieldState }) => (
        <TextField
          {...field}
          inputRef={ref}
          fullWidth
          label={say(`photos.about.${name}`)}
          select={isLicence}
          multiline={rows !== undefined}
          {...(rows === undefined ? {} : { minRows: rows })}
          error={fieldState.invalid}
          helperText={fieldState.error?.message ?? say(`photos.about.${name}Hint`)}
          slotProps={isLicence ? { select: { displayEmpty: true }, inputLabel: { shrink: true } } : {}}
        >
          {isLicence &&
            ['' as const, ...licences].map((licence) => (
              <MenuItem key={licence} value={licence}>
                {say(`photos.licences.${licence === '' ? 'none' : licence}`)}
              </MenuItem>
            ))}
        </TextField>
      )}
    />
  );
}
