import { Box, Paper, Typography } from '@mui/material';
import { useWords } from '../i18n/use-words.js';
import type { Watched } from './overview.api.js';
import { percent } from './percent.js';

/** Which provinces were shown, all models and arms together. */
export function Provinces({ models }: { readonly models: readonly Watched[] }) {
  const say = useWords();
  const total = models.reduce((sum, { impressions }) => sum + impressions, 0);
  const shares = new Map<string, number>();
  for (const { impressions, provinces } of models)
    for (const { name, share } of provinces)
      shares.set(name, (shares.get(name) ?? 0) + (share * impressions) / total);
  const sorted = [...shares].sort(([, a], [, b]) => b - a);
  const most = sorted[0]?.[1] ?? 1;
  return (
    <Paper variant="outlined" sx={{ p: 2, borderRadius: '14px' }}>
      <Typography component="h3" sx={{ mb: 1.5, fontWeight: 650 }}>
        {say('overview.provinces')}
      </Typography>
      <Box component="ul" sx={{ display: 'grid', gap: 1, m: 0, p: 0, listStyle: 'none' }}>
        {sorted.map(([name, share]) => (
          <Box
            component="li"
            key={name}
            sx={{
              display: 'grid',
              gridTemplateColumns: 'minmax(6rem, 12rem) minmax(4rem, 1fr) 4rem',
              gap: 1.5,
              alignItems: 'center',
            }}
          >
            <span>{name}</span>
            <Box aria-hidden="true" sx={{ height: 10, borderRadius: 5, bgcolor: 'action.hover' }}>
              <Box
                sx={{
                  width: `${(share / most) * 100}%`,
                  height: 1,
                  borderRadius: 5,
                  bgcolor: 'primary.main',
                }}
              />
            </Box>
            <Box component="span" sx={{ textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}>
              {percent(share)}
            </Box>
          </Box>
        ))}
      </Box>
    </Paper>
  );
}
