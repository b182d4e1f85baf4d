import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { Box, Button, LinearProgress, TextField, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../i18n/use-words.js';
import { DropZone } from '../shared/drop-zone.js';
import { Trouble } from '../shared/trouble.js';
import { startImport, startImportFromUrl } from './import.api.js';

type Sending =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending'; readonly share: number }
  | { readonly kind: 'fetching' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Takes a file, or the address of one, and opens its preview as soon as the API has it. */
export function ImportUpload() {
  const say = useWords();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [sending, setSending] = useState<Sending>({ kind: 'idle' });
  const [url, setUrl] = useState('');
  const open = async (start: () => Promise<string>) => {
    try {
      const id = await start();
      void queryClient.invalidateQueries({ queryKey: ['imports'] });
      await navigate(`/imports/${id}/show`);
    } catch (error) {
      setSending({ kind: 'failed', error });
    }
  };
  const send = (file: File) => {
    setSending({ kind: 'sending', share: 0 });
    return open(() => startImport(file, (share) => setSending({ kind: 'sending', share })));
  };
  const fetchIt = (event: SyntheticEvent) => {
    event.preventDefault();
    setSending({ kind: 'fetching' });
    void open(() => startImportFromUrl(url.trim()));
  };
  const isBusy = sending.kind === 'sending' || sending.kind === 'fetching';
  const percent = sending.kind === 'sending' ? Math.round(sending.share * 100) : 0;
  return (
    <>
      <DropZone
        icon={<UploadIcon fontSize="large" />}
        text={say('imports.drop')}
        hint={say('imports.hint')}
        button={say('imports.choose')}
        accept=".csv,text/csv,.json,application/json"
        disabled={isBusy}
        onFile={(file) => void send(file)}
      />
      <Box
        component="form"
        onSubmit={fetchIt}
        sx={{ mt: 1.5, display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}
      >
        <TextField
          type="url"
          size="small"
          required
          label={say('imports.url')}
          value={url}
          onChange={({ target }) => setUrl(target.value)}
          sx={{ flex: '1 1 20rem' }}
        />
        <Button type="submit" variant="outlined" color="secondary" disabled={isBusy}>
          {say(sending.kind === 'fetching' ? 'imports.fetching' : 'imports.fetch')}
        </Button>
      </Box>
      {sending.kind === 'sending' && (
        <Box role="status" sx={{ mt: 1.5 }}>
          <Typography>{say('imports.sending', { percent })}</Typography>
          <LinearProgress
            variant="determinate"
            value={percent}
            aria-label={say('imports.sending', { percent })}
          />
        </Box>
      )}
      {sending.kind === 'failed' && <Trouble error={sending.error} />}
    </>
  );
}
