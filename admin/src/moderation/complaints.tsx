import { Box, Typography } from '@mui/material';
import { useWords } from '../i18n/use-words.js';
import { Card } from '../shared/card.js';
import type { Reported } from './report.api.js';

/** What readers hold against it, and what its author says against the hiding. */
export function Complaints({ inView: { reports, appeal, review } }: { readonly inView: Reported }) {
  const say = useWords();
  return (
    <>
      {reports.total > 0 && (
        <Card title={say('moderation.reports', { smart_count: reports.total })}>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {reports.byReason.map(({ reason, count }) => (
              <li key={reason}>{`${say(`moderation.reason.${reason}`)}: ${count}`}</li>
            ))}
          </Box>
          {reports.notes.map(({ reason, note, createdAt }) => (
            <Typography
              key={createdAt + note}
              component="blockquote"
              sx={{ m: 0, mt: 1, pl: 1.5, borderLeft: 3, borderColor: 'divider', overflowWrap: 'anywhere' }}
            >
              {say('moderation.noteOf', { reason: say(`moderation.reason.${reason}`), note })}
            </Typography>
          ))}
        </Card>
      )}
      {appeal !== null && (
        <Card title={say('moderation.appealOfAuthor')}>
          {review.hidden !== undefined && (
            <Typography color="text.secondary">
              {say('moderation.hiddenFor', { reason: say(`moderation.reason.${review.hidden.reason}`) })}
            </Typography>
          )}
          <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{appeal.text}</Typography>
        </Card>
      )}
    </>
  );
}
