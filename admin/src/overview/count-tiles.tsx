import { Box, Link, Paper, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useWords } from '../i18n/use-words.js';
import type { Overview } from './overview.api.js';

/** What there is, and what waits for somebody. */
export function CountTiles({ overview }: { readonly overview: Overview }) {
  const say = useWords();
  const { festivals, imports, photos, reviews, accounts, openDuplicates } = overview;
  const tiles = [
    { text: say('overview.published'), count: festivals['published'] ?? 0, to: '/festivals' },
    { text: say('overview.drafts'), count: festivals['draft'] ?? 0 },
    { text: say('overview.hidden'), count: festivals['hidden'] ?? 0 },
    { text: say('overview.previewed'), count: imports['previewed'] ?? 0, to: '/imports' },
    { text: say('overview.duplicates'), count: openDuplicates },
    { text: say('overview.photosToReview'), count: photos.toReview },
    { text: say('overview.photosFailed'), count: photos.byStatus['failed'] ?? 0 },
    { text: say('overview.reviews'), count: reviews.total },
    { text: say('overview.reviewsOfWeek'), count: reviews.ofLastWeek },
    { text: say('overview.accounts'), count: accounts.total },
    { text: say('overview.notPersonalised'), count: accounts.notPersonalised },
  ];
  return (
    <Box
      component="dl"
      sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))', m: 0 }}
    >
      {tiles.map(({ text, count, to }) => (
        <Paper key={text} variant="outlined" sx={{ p: 2, borderRadius: '14px' }}>
          <Typography component="dt" color="text.secondary" sx={{ fontSize: '0.875rem' }}>
            {to === undefined ? (
              text
            ) : (
              <Link component={RouterLink} to={to} color="inherit">
                {text}
              </Link>
            )}
          </Typography>
          <Typography component="dd" sx={{ m: 0, fontSize: '1.5rem', fontWeight: 700 }}>
            {count.toLocaleString()}
          </Typography>
        </Paper>
      ))}
    </Box>
  );
}
