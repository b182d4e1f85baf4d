import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { Box, LinearProgress, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../i18n/use-words.js';
import { DropZone } from '../shared/drop-zone.js';
import { Trouble } from '../shared/trouble.js';
import { startImport } from './import.api.js';

type Sending =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending'; readonly share: number }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Takes a file and opens its preview as soon as the API has it. */
export function ImportUpload() {
  const say = useWords();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [sending, setSending] = useState<Sending>({ kind: 'idle' });
  const send = async (file: File) => {
    setSending({ kind: 'sending', share: 0 });
    try {
      const id = await startImport(file, (share) => setSending({ kind: 'sending', share }));
      void queryClient.invalidateQueries({ queryKey: ['imports'] });
      await navigate(`/imports/${id}/show`);
    } catch (error) {
      setSending({ kind: 'failed', error });
    }
  };
  const percent = sending.kind === 'sending' ? Math.round(sending.share * 100) : 0;
  return (
    <>
      <DropZone
        icon={<UploadIcon fontSize="large" />}
        text={say('imports.drop')}
        hint={say('imports.hint')}
        button={say('imports.choose')}
        accept=".csv,text/csv"
        disabled={sending.kind === 'sending'}
        onFile={(file) => void send(file)}
      />
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
