import { Box, Typography } from '@mui/material';
import { useWords } from '../i18n/use-words.js';
import { lantern } from './lantern.js';

/** Our lantern and our name. */
export function Brand() {
  const say = useWords();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25 }}>
      <img src={lantern} alt="" width={30} height={30} />
      <Typography component="span" sx={{ fontWeight: 750, fontSize: '1.0625rem', letterSpacing: '-0.02em' }}>
        {say('brand')}
      </Typography>
    </Box>
  );
}
