import { Alert, AlertTitle, Box, Button, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useNotify } from 'react-admin';
import { useWords } from '../../i18n/use-words.js';
import type { NewApiKey } from './api-key.api.js';

/** A key that was made just now, until the page is left. */
export function FreshKey({ fresh: { key, name } }: { readonly fresh: NewApiKey }) {
  const say = useWords();
  const notify = useNotify();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [key]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(key);
      notify(say('apiKeys.copied'), { type: 'success' });
    } catch {
      notify(say('apiKeys.notCopied'), { type: 'warning' });
    }
  };
  return (
    <Alert
      severity="warning"
      role="status"
      ref={box}
      tabIndex={-1}
      sx={{ outline: 'none', '& .MuiAlert-message': { width: '100%', minWidth: 0 } }}
    >
      <AlertTitle>{say('apiKeys.fresh', { name })}</AlertTitle>
      <Typography>{say('apiKeys.now')}</Typography>
      <Box component="code" sx={{ display: 'block', my: 1.5, fontSize: '1rem', overflowWrap: 'anywhere' }}>
        {key}
      </Box>
      <Button color="inherit" variant="outlined" size="small" onClick={() => void copy()}>
        {say('apiKeys.copy')}
      </Button>
    </Alert>
  );
}
