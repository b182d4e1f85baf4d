import { Box, Button, Chip, Typography } from '@mui/material';
import { useLanguage, useWords } from '../../i18n/use-words.js';
import { formatInstant } from '../../shared/days.js';
import type { ApiKey } from './api-key.api.js';

interface KeyLineProps {
  readonly apiKey: ApiKey;
  /** Since the epoch, in ms. */
  readonly readAt: number;
  readonly onRevoke: () => void;
}

/** What a key is for, how it begins, what it may do, and since and until when. */
export function KeyLine({ apiKey, readAt, onRevoke }: KeyLineProps) {
  const say = useWords();
  const language = useLanguage();
  const { name, hint, scopes, createdAt, expiresAt, lastUsedAt } = apiKey;
  const isOver = Date.parse(expiresAt) <= readAt;
  const times = [
    say('apiKeys.createdAt', { at: formatInstant(createdAt, language) }),
    lastUsedAt === null
      ? say('apiKeys.neverUsed')
      : say('apiKeys.lastUsed', { at: formatInstant(lastUsedAt, language) }),
    say('apiKeys.expiresAt', { at: formatInstant(expiresAt, language) }),
  ];
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        py: 1.5,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ flex: '1 1 16rem', minWidth: 0 }}>
        <Typography sx={{ fontWeight: 650, overflowWrap: 'anywhere' }}>
          {name} <code style={{ fontWeight: 400 }}>{hint}…</code>
          {isOver && <Chip size="small" color="warning" label={say('apiKeys.expired')} sx={{ ml: 1 }} />}
        </Typography>
        <Typography color="text.secondary" sx={{ fontSize: '0.8125rem' }}>
          {times.join(' · ')}
        </Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, mt: 0.75 }}>
          {scopes.map((scope) => (
            <Chip key={scope} size="small" variant="outlined" label={say(`apiKeys.scope.${scope}`)} />
          ))}
        </Box>
      </Box>
      <Button size="small" color="error" onClick={onRevoke} aria-label={say('apiKeys.revokeOf', { name })}>
        {say('apiKeys.revoke')}
      </Button>
    </Box>
  );
}
