import { Box, Typography } from '@mui/material';
import type { WordKey } from '../i18n/messages.js';
import { useWords } from '../i18n/use-words.js';
import { Card } from '../shared/card.js';

/** What speaks for one festival and what against it, strongest first. */
export function Reasons({ reasons }: { readonly reasons: readonly string[] }) {
  const say = useWords();
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 1fr) minmax(0, 1fr)' },
      }}
    >
      <Card title={say('duplicates.speaksFor')}>
        <Terms sign="+" reasons={reasons} />
      </Card>
      <Card title={say('duplicates.speaksAgainst')}>
        <Terms sign="-" reasons={reasons} />
      </Card>
    </Box>
  );
}

function Terms({ sign, reasons }: { readonly sign: '+' | '-'; readonly reasons: readonly string[] }) {
  const say = useWords();
  const codes = reasons.filter((reason) => reason.startsWith(sign)).map((reason) => reason.slice(1));
  if (codes.length === 0)
    return <Typography color="text.secondary">{say('duplicates.noReasons')}</Typography>;
  return (
    <Box component="ol" sx={{ m: 0, pl: 2.5, display: 'grid', gap: 0.5, fontSize: '0.9375rem' }}>
      {codes.map((code) => (
        // A reason that the API has learned since is told by its name.
        <li key={code}>{say(`duplicates.reason.${code}` as WordKey, { _: code })}</li>
      ))}
    </Box>
  );
}
