import { Box, Typography } from '@mui/material';
import { useWords } from '../i18n/use-words.js';
import { lantern } from './lantern.js';

/** Our lantern and our name; a phone has no room for them beside what can be done. */
export function Brand() {
  const say = useWords();
  return (
    <Box sx={{ display: { xs: 'none', sm: 'flex' }, alignItems: 'center', gap: 1.25, whiteSpace: 'nowrap' }}>
      <img src={lantern} alt="" width={30} height={30} />
      <Typography component="span" sx={{ fontWeight: 750, fontSize: '1.0625rem', letterSpacing: '-0.02em' }}>
        {say('brand')}
      </Typography>
    </Box>
  );
}
