import SearchIcon from '@mui/icons-material/Search';
import { Box, ButtonBase } from '@mui/material';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useWords } from '../i18n/use-words.js';
import { asksForPalette } from '../shared/keys/key.rules.js';
import { usePlainKeys } from '../shared/keys/page-keys.js';
import { PALETTE_KEYS } from './palette-keys.js';

const Palette = lazy(() => import('./palette.js'));
const KeysHelp = lazy(() => import('./keys-help.js'));

/** Opens the palette, by a press, by ⌘K or Ctrl K; `?` opens the list of keys. Both are loaded when first opened. */
export function PaletteButton() {
  const say = useWords();
  const name = `${say('palette.open')} · ${PALETTE_KEYS}`;
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  const close = () => setOpen(null);
  usePaletteKey(() => setOpen(open === 'palette' ? null : 'palette'), open !== null);
  usePlainKeys((key) => (key === '?' ? () => setOpen('keys') : undefined));
  return (
    <>
      <ButtonBase
        aria-label={name}
        aria-haspopup="dialog"
        onClick={() => setOpen('palette')}
        sx={{
          gap: 1,
          minWidth: 40,
          minHeight: 32,
          px: { xs: 0, md: 1.25 },
          border: { xs: 0, md: 1 },
          borderRadius: 1,
          fontFamily: 'inherit',
          fontSize: '0.875rem',
          color: 'inherit',
        }}
      >
        <SearchIcon fontSize="small" />
        <Box component="span" sx={{ display: { xs: 'none', md: 'inline' }, whiteSpace: 'nowrap' }}>
          {name}
        </Box>
      </ButtonBase>
      <Suspense>
        {open === 'palette' && <Palette onClose={close} onShowKeys={() => setOpen('keys')} />}
        {open === 'keys' && <KeysHelp onClose={close} />}
      </Suspense>
    </>
  );
}

/** Not over a dialog of the page, which wants its answer first. */
function usePaletteKey(onPress: () => void, isOurs: boolean): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!asksForPalette(event)) return;
      event.preventDefault();
      if (isOurs || document.querySelector('[aria-modal=true]') === null) onPress();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [onPress, isOurs]);
}
