import AddPhotoIcon from '@mui/icons-material/AddPhotoAlternateOutlined';
import { acceptedContentTypes } from '@fasteval/uploader';
import { Box, Button, Paper, Typography } from '@mui/material';
import { useRef } from 'react';
import { useWords } from '../../i18n/use-words.js';
import { useFileDrop } from './use-file-drop.js';

const TYPES = acceptedContentTypes.join(',');

/** Takes any number of files, by the button or dropped anywhere on the page. */
export function DropCard({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const say = useWords();
  const input = useRef<HTMLInputElement>(null);
  const over = useFileDrop(onFiles);
  return (
    <Paper
      variant="outlined"
      sx={{
        p: 2,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 2,
        borderRadius: '14px',
        borderStyle: 'dashed',
        borderWidth: 2,
        borderColor: over ? 'primary.main' : 'divider',
      }}
    >
      <AddPhotoIcon fontSize="large" sx={{ color: 'text.secondary' }} />
      <Box sx={{ flex: '1 1 200px' }}>
        <Typography sx={{ fontWeight: 600 }}>{say('photos.drop')}</Typography>
        <Typography color="text.secondary" sx={{ fontSize: '0.8125rem' }}>
          {say('photos.hint')}
        </Typography>
      </Box>
      <Button variant="contained" color="secondary" onClick={() => input.current?.click()}>
        {say('photos.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        accept={TYPES}
        multiple
        hidden
        aria-label={say('photos.choose')}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = '';
          onFiles(files);
        }}
      />
      {over && <Veil text={say('photos.dropNow')} />}
    </Paper>
  );
}

/** Over the whole page while files hang over it: wherever they are let go, they are taken. */
function Veil({ text }: { readonly text: string }) {
  return (
    <Box
      sx={{
        position: 'fixed',
        inset: 12,
        zIndex: 'modal',
        display: 'grid',
        placeItems: 'center',
        border: 3,
        borderStyle: 'dashed',
        borderColor: 'primary.main',
        borderRadius: '20px',
        bgcolor: 'background.paper',
        opacity: 0.94,
        pointerEvents: 'none',
      }}
    >
      <Typography variant="h1" component="p">
        {text}
      </Typography>
    </Box>
  );
}
