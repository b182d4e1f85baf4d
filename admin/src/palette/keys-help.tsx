import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  FormHelperText,
  Switch,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.js';
import { keysOfPage, useKeysWanted } from '../shared/keys/page-keys.js';
import { PALETTE_KEYS } from './palette-keys.js';

/** The keys of the page one is on and those that work anywhere, and the switch that turns letters off. */
export default function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  const say = useWords();
  const [wanted, setWanted] = useKeysWanted();
  const [ofPage] = useState(keysOfPage);
  return (
    <Dialog open fullWidth maxWidth="xs" onClose={onClose} aria-labelledby="keys-title">
      <DialogTitle id="keys-title">{say('palette.keysTitle')}</DialogTitle>
      <DialogContent>
        <Keys
          title={say('palette.onThisPage')}
          keys={ofPage.map(({ key, text }) => ({ key: key.toUpperCase(), text: say(text) }))}
        />
        <Keys
          title={say('palette.anywhere')}
          keys={[
            { key: PALETTE_KEYS, text: say('palette.open') },
            { key: '?', text: say('palette.keysTitle') },
          ]}
        />
        <FormControlLabel
          sx={{ mt: 2 }}
          control={<Switch color="secondary" checked={wanted} onChange={(_event, now) => setWanted(now)} />}
          label={say('palette.keysWanted')}
        />
        <FormHelperText sx={{ mt: 0 }}>{say('palette.keysWantedHint')}</FormHelperText>
      </DialogContent>
      <DialogActions>
        <Button color="secondary" onClick={onClose}>
          {say('palette.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface KeysProps {
  readonly title: string;
  readonly keys: readonly { readonly key: string; readonly text: string }[];
}

function Keys({ title, keys }: KeysProps) {
  const say = useWords();
  return (
    <>
      <Typography component="h3" sx={{ mt: 1.5, mb: 0.5, fontWeight: 700 }}>
        {title}
      </Typography>
      {keys.length === 0 && <Typography color="text.secondary">{say('palette.noKeys')}</Typography>}
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: '5rem 1fr', rowGap: 0.75 }}>
        {keys.map(({ key, text }) => (
          <Box key={key} sx={{ display: 'contents' }}>
            <Box component="dt">
              <kbd>{key}</kbd>
            </Box>
            <Box component="dd" sx={{ m: 0 }}>
              {text}
            </Box>
          </Box>
        ))}
      </Box>
    </>
  );
}
