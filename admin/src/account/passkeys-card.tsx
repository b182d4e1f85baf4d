import { Box, Button, Typography } from '@mui/material';
import { useLanguage, useWords } from '../i18n/use-words.js';
import { Card } from '../shared/card.js';
import { formatInstant } from '../shared/days.js';
import type { CardActions } from './card-actions.js';
import { addPasskey, type Passkey, removePasskey, renamePasskey } from './second-factor.api.js';

interface PasskeysCardProps extends CardActions {
  readonly passkeys: readonly Passkey[];
}

export function PasskeysCard({ passkeys, ask, onChanged }: PasskeysCardProps) {
  const say = useWords();
  const canHaveOne = 'PublicKeyCredential' in globalThis;
  const add = () =>
    ask({
      title: say('account.passkeyAdd'),
      lead: say('account.passkeyAddLead'),
      submit: say('account.next'),
      fields: ['name', 'currentPassword'],
      async onSubmit({ name, currentPassword }) {
        onChanged(await addPasskey(name, currentPassword));
      },
    });
  return (
    <Card title={say('account.passkeys')}>
      <Typography color="text.secondary" sx={{ mb: 1.5 }}>
        {say('account.passkeysLead')}
      </Typography>
      {passkeys.length > 0 && (
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, mb: 1.5 }}>
          {passkeys.map((passkey) => (
            <PasskeyLine key={passkey.id} passkey={passkey} ask={ask} onChanged={onChanged} />
          ))}
        </Box>
      )}
      <Button variant="outlined" onClick={add} disabled={!canHaveOne}>
        {say('account.passkeyAdd')}
      </Button>
      {!canHaveOne && <Typography sx={{ mt: 1 }}>{say('account.passkeysUnknown')}</Typography>}
    </Card>
  );
}

function PasskeyLine({ passkey, ask, onChanged }: CardActions & { readonly passkey: Passkey }) {
  const say = useWords();
  const language = useLanguage();
  const { id, name, createdAt, lastUsedAt } = passkey;
  const rename = () =>
    ask({
      title: say('account.passkeyRename'),
      lead: say('account.passkeyRenameLead'),
      submit: say('account.save'),
      fields: ['name'],
      name,
      async onSubmit(answers) {
        await renamePasskey(id, answers.name);
        onChanged(null);
      },
    });
  const remove = () =>
    ask({
      title: say('account.passkeyRemoveTitle', { name }),
      lead: say('account.removeLead'),
      submit: say('account.remove'),
      fields: ['currentPassword'],
      async onSubmit({ currentPassword }) {
        await removePasskey(id, currentPassword);
        onChanged(null);
      },
    });
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        py: 1,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ flex: '1 1 14rem' }}>
        <Typography sx={{ fontWeight: 650 }}>{name}</Typography>
        <Typography color="text.secondary" sx={{ fontSize: '0.8125rem' }}>
          {say('account.since', { at: formatInstant(createdAt, language) })} ·{' '}
          {lastUsedAt === null
            ? say('account.neverUsed')
            : say('account.lastUsed', { at: formatInstant(lastUsedAt, language) })}
        </Typography>
      </Box>
      <Button size="small" color="secondary" onClick={rename} aria-label={say('account.renameOf', { name })}>
        {say('account.rename')}
      </Button>
      <Button size="small" color="inherit" onClick={remove} aria-label={say('account.removeOf', { name })}>
        {say('account.remove')}
      </Button>
    </Box>
  );
}
