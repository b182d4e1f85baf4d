import { Box, Button, Chip, TextField, Typography } from '@mui/material';
import { QRCodeSVG } from 'qrcode.react';
import { type SyntheticEvent, useState } from 'react';
import { ApiProblem } from '../api/problem.js';
import { useLanguage, useWords } from '../i18n/use-words.js';
import { Card } from '../shared/card.js';
import { formatInstant } from '../shared/days.js';
import { Trouble } from '../shared/trouble.js';
import type { CardActions } from './card-actions.js';
import { beginTotp, confirmTotp, type NewCodes, removeTotp, type TotpSetUp } from './second-factor.api.js';

interface TotpCardProps extends CardActions {
  /** When it was set up; null where it is not. */
  readonly since: string | null;
}

export function TotpCard({ since, ask, onChanged }: TotpCardProps) {
  const say = useWords();
  const language = useLanguage();
  const [setUp, setSetUp] = useState<TotpSetUp | null>(null);
  const begin = () =>
    ask({
      title: say('account.totpSetUp'),
      lead: say('account.passwordFirst'),
      submit: say('account.next'),
      fields: ['currentPassword'],
      onSubmit: async ({ currentPassword }) => setSetUp(await beginTotp(currentPassword)),
    });
  const remove = () =>
    ask({
      title: say('account.totpRemoveTitle'),
      lead: say('account.removeLead'),
      submit: say('account.remove'),
      fields: ['currentPassword'],
      async onSubmit({ currentPassword }) {
        await removeTotp(currentPassword);
        onChanged(null);
      },
    });
  const finish = (codes: NewCodes) => {
    setSetUp(null);
    onChanged(codes);
  };
  return (
    <Card
      title={say('account.totp')}
      aside={
        since !== null && (
          <Chip size="small" color="success" variant="outlined" label={say('account.inUse')} />
        )
      }
    >
      <Typography color="text.secondary" sx={{ mb: 1.5 }}>
        {since === null
          ? say('account.totpLead')
          : say('account.since', { at: formatInstant(since, language) })}
      </Typography>
      {setUp === null ? (
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          <Button variant={since === null ? 'contained' : 'outlined'} onClick={begin}>
            {say(since === null ? 'account.totpSetUp' : 'account.totpReplace')}
          </Button>
          {since !== null && (
            <Button color="inherit" onClick={remove}>
              {say('account.totpRemove')}
            </Button>
          )}
        </Box>
      ) : (
        <Confirmation setUp={setUp} onDone={finish} onCancel={() => setSetUp(null)} />
      )}
    </Card>
  );
}

interface ConfirmationProps {
  readonly setUp: TotpSetUp;
  readonly onDone: (codes: NewCodes) => void;
  readonly onCancel: () => void;
}

/** The secret, as a picture and in letters, and the field for the first code. */
function Confirmation({ setUp, onDone, onCancel }: ConfirmationProps) {
  const say = useWords();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const fault = error instanceof ApiProblem ? error.fields.find(({ path }) => path === 'code') : undefined;
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      onDone(await confirmTotp(setUp.token, code));
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };
  return (
    <Box sx={{ display: 'flex', gap: 3, flexWrap: 'wrap', alignItems: 'flex-start' }}>
      {/* White around it in the dark, too, or cameras do not find it. */}
      <Box sx={{ bgcolor: '#fff', p: 1.5, borderRadius: 2, lineHeight: 0 }}>
        <QRCodeSVG value={setUp.uri} size={184} role="img" aria-label={say('account.qr')} />
      </Box>
      <Box component="form" onSubmit={(event) => void send(event)} sx={{ flex: '1 1 18rem' }}>
        <Typography>{say('account.scan')}</Typography>
        <Typography
          component="code"
          sx={{ display: 'block', my: 1, fontFamily: 'monospace', wordBreak: 'break-all' }}
        >
          {setUp.secret.match(/.{1,4}/g)?.join(' ')}
        </Typography>
        {error !== null && fault === undefined && <Trouble error={error} />}
        <TextField
          autoFocus
          label={say('account.code')}
          value={code}
          onChange={({ target }) => setCode(target.value)}
          autoComplete="one-time-code"
          error={fault !== undefined}
          helperText={fault?.detail}
          slotProps={{ htmlInput: { required: true, inputMode: 'numeric', maxLength: 16 } }}
          sx={{ maxWidth: 320 }}
        />
        <Box sx={{ display: 'flex', gap: 1, mt: 1 }}>
          <Button type="submit" variant="contained" disabled={busy}>
            {say('account.confirm')}
          </Button>
          <Button color="inherit" onClick={onCancel} disabled={busy}>
            {say('account.cancel')}
          </Button>
        </Box>
      </Box>
    </Box>
  );
}
