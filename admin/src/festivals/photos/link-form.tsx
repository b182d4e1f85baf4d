import { Box, Button, MenuItem, TextField } from '@mui/material';
import { Controller, useForm } from 'react-hook-form';
import { useWords } from '../../i18n/use-words.js';
import type { LinkedPicture } from './gallery.values.js';

/** The usual ones that forbid altering, and the one under which public data shows the others of its pictures. */
const licences = [
  'kogl-3',
  'kogl-4',
  'cc-by-nd-4.0',
  'kogl-1',
] as const satisfies readonly LinkedPicture['licence'][];
const fields = ['url', 'sourceUrl', 'alt', 'credit', 'licence'] as const;
const nothing: LinkedPicture = { url: '', sourceUrl: '', alt: '', credit: '', licence: 'kogl-3' };

interface LinkFormProps {
  readonly onPut: (picture: LinkedPicture) => void;
  readonly onCancel: () => void;
}

/** A picture to link. It is saved with the gallery. */
export function LinkForm({ onPut, onCancel }: LinkFormProps) {
  const say = useWords();
  const { control, handleSubmit } = useForm<LinkedPicture>({ defaultValues: nothing });
  const isAddress = (name: string) => name === 'url' || name === 'sourceUrl';
  const faultOf = (name: string, text: string) => {
    if (text.trim() === '') return say('photos.linked.needed');
    return !isAddress(name) || isHttps(text.trim()) || say('photos.linked.https');
  };
  return (
    <Box
      component="form"
      noValidate
      aria-label={say('photos.linked.add')}
      onSubmit={(event) => void handleSubmit((picture) => onPut(trimmed(picture)))(event)}
      sx={{ mt: 1.5, display: 'grid', columnGap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}
    >
      {fields.map((name) => (
        <Controller
          key={name}
          control={control}
          name={name}
          rules={{ validate: (text) => faultOf(name, text) }}
          render={({ field: { ref, ...field }, fieldState }) => (
            <TextField
              {...field}
              inputRef={ref}
              required
              label={say(`photos.linked.${name}`)}
              select={name === 'licence'}
              error={fieldState.invalid}
              helperText={fieldState.error?.message}
              slotProps={{ htmlInput: isAddress(name) ? { inputMode: 'url' } : {} }}
            >
              {name === 'licence' &&
                licences.map((licence) => (
                  <MenuItem key={licence} value={licence}>
                    {say(`photos.licences.${licence}`)}
                  </MenuItem>
                ))}
            </TextField>
          )}
        />
      ))}
      <Box sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end', alignItems: 'center' }}>
        <Button color="secondary" onClick={onCancel}>
          {say('photos.linked.cancel')}
        </Button>
        <Button type="submit" variant="outlined" color="secondary">
          {say('photos.linked.put')}
        </Button>
      </Box>
    </Box>
  );
}

function isHttps(text: string): boolean {
  return /^https:\/\//i.test(text) && URL.canParse(text);
}

function trimmed({ url, sourceUrl, alt, credit, licence }: LinkedPicture): LinkedPicture {
  return { url: url.trim(), sourceUrl: sourceUrl.trim(), alt: alt.trim(), credit: credit.trim(), licence };
}
