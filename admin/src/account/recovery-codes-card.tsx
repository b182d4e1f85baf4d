import { Alert, Box, Button, Typography } from '@mui/material';
import { useNotify } from 'react-admin';
import { useWords } from '../i18n/use-words.js';
import { Card } from '../shared/card.js';
import type { CardActions } from './card-actions.js';
import { type NewCodes, renewRecoveryCodes } from './second-factor.api.js';

const FILE = 'fasteval-recovery-codes.txt';
/** So few that it is time for new ones. */
const FEW = 3;

interface RecoveryCodesCardProps extends CardActions {
  readonly left: number;
  /** Made just now, and shown until the page is left. */
  readonly fresh: NewCodes;
}

export function RecoveryCodesCard({ left, fresh, ask, onChanged }: RecoveryCodesCardProps) {
  const say = useWords();
  const renew = () =>
    ask({
      title: say('account.codesRenew'),
      lead: say('account.codesRenewLead'),
      submit: say('account.codesRenew'),
      fields: ['currentPassword'],
      async onSubmit({ currentPassword }) {
        onChanged(await renewRecoveryCodes(currentPassword));
      },
    });
  return (
    <Card title={say('account.codes')}>
      {fresh !== null && <FreshCodes codes={fresh} />}
      <Typography color="text.secondary" sx={{ mb: 1.5 }}>
        {say('account.codesLead')}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
        <Typography sx={{ fontWeight: 650, color: left <= FEW ? 'error.main' : undefined }}>
          {say('account.codesLeft', { smart_count: left })}
        </Typography>
        <Button variant="outlined" onClick={renew}>
          {say('account.codesRenew')}
        </Button>
      </Box>
    </Card>
  );
}

function FreshCodes({ codes }: { readonly codes: readonly string[] }) {
  const say = useWords();
  const notify = useNotify();
  const text = `${codes.join('\n')}\n`;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    notify('app.account.copied', { type: 'success' });
  };
  return (
    <Alert severity="warning" role="status" sx={{ mb: 2, '& .MuiAlert-message': { width: '100%' } }}>
      <Typography sx={{ fontWeight: 650 }}>{say('account.codesNow')}</Typography>
      <Box
        component="ul"
        aria-label={say('account.codes')}
        sx={{
          listStyle: 'none',
          p: 0,
          my: 1.5,
          display: 'grid',
          gap: 0.5,
          gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
          fontFamily: 'monospace',
          fontSize: '1rem',
        }}
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button color="inherit" variant="outlined" size="small" onClick={() => void copy()}>
          {say('account.copy')}
        </Button>
        <Button
          color="inherit"
          variant="outlined"
          size="small"
          component="a"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download={FILE}
        >
          {say('account.download')}
        </Button>
      </Box>
    </Alert>
  );
}
