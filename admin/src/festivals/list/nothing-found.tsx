import { Box, Button, Paper, Typography } from '@mui/material';
import { useListContext } from 'react-admin';
import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.js';
import { lantern } from '../../layout/lantern.js';

/** An empty catalogue asks for its first festival; an empty answer to a question asks for another question. */
export function NothingFound() {
  const say = useWords();
  const { setFilters, ...list } = useListContext();
  const asked = Object.keys(list.filterValues as object).length > 0;
  return (
    <Paper variant="outlined" sx={{ borderRadius: '14px', py: 8, px: 2, textAlign: 'center' }}>
      <img src={lantern} alt="" width={56} height={56} />
      <Typography variant="h2" sx={{ mt: 2, mb: 0.5 }}>
        {say(asked ? 'list.noMatchTitle' : 'list.emptyTitle')}
      </Typography>
      <Typography color="text.secondary" gutterBottom>
        {say(asked ? 'list.noMatchText' : 'list.emptyText')}
      </Typography>
      <Box sx={{ mt: 2, display: 'flex', gap: 1, justifyContent: 'center' }}>
        {asked ? (
          <Button variant="outlined" onClick={() => setFilters({}, {})}>
            {say('list.clear')}
          </Button>
        ) : (
          <Button component={Link} to="/imports" variant="outlined">
            {say('nav.imports')}
          </Button>
        )}
      </Box>
    </Paper>
  );
}
