import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControl,
  FormControlLabel,
  FormGroup,
  FormHelperText,
  FormLabel,
  MenuItem,
  TextField,
  Typography,
} from '@mui/material';
import { type SyntheticEvent, useId, useState } from 'react';
import { ApiProblem } from '../../api/problem.js';
import { useWords } from '../../i18n/use-words.js';
import { Refusal } from '../../shared/refusal.js';
import { type ApiKeyScope, makeApiKey, type NewApiKey } from './api-key.api.js';

/** As the API has them, those that only read first within each pair. */
const SCOPES = [
  'festivals:read',
  'reviews:read',
  'reviews:write',
  'photos:read',
  'photos:write',
  'bookmarks:read',
  'bookmarks:write',
  'recommendations:read',
] as const satisfies readonly ApiKeyScope[];
const DAYS = [7, 30, 90, 180, 365];
const NAME_LENGTH = 60;
const FIELDS = ['name', 'scopes', 'expiresInDays', 'currentPassword'];

interface KeyDialogProps {
  readonly onMade: (key: NewApiKey) => void;
  readonly onClose: () => void;
}

/** Asks what a key is for and may do, and for the password. */
export function KeyDialog({ onMade, onClose }: KeyDialogProps) {
  const say = useWords();
  const titleId = useId();
  const [wish, setWish] = useState({
    name: '',
    scopes: ['festivals:read'] as readonly ApiKeyScope[],
    expiresInDays: 90,
    currentPassword: '',
  });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const faults = error instanceof ApiProblem ? error.fields : [];
  const faultAt = (field: string) => faults.find(({ path }) => path.split('.', 1)[0] === field)?.detail;
  const change = (more: Partial<typeof wish>) => setWish({ ...wish, ...more });
  const turn = (scope: ApiKeyScope, isOn: boolean) =>
    change({ scopes: SCOPES.filter((one) => (one === scope ? isOn : wish.scopes.includes(one))) });

  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      onMade(await makeApiKey({ ...wish, scopes: [...wish.scopes] }));
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };

  return (
    <Dialog open onClose={busy ? undefined : onClose} aria-labelledby={titleId} fullWidth maxWidth="xs">
      <form onSubmit={(event) => void send(event)}>
        <DialogTitle id={titleId}>{say('apiKeys.make')}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <Typography>{say('apiKeys.makeLead')}</Typography>
          {error !== null && !FIELDS.some((field) => faultAt(field) !== undefined) && (
            <Refusal error={error} />
          )}
          <TextField
            autoFocus
            label={say('apiKeys.name')}
            value={wish.name}
            onChange={({ target }) => change({ name: target.value })}
            autoComplete="off"
            error={faultAt('name') !== undefined}
            helperText={faultAt('name') ?? say('apiKeys.nameHint')}
            slotProps={{ htmlInput: { required: true, maxLength: NAME_LENGTH } }}
          />
          <FormControl component="fieldset" error={faultAt('scopes') !== undefined}>
            <FormLabel component="legend">{say('apiKeys.scopes')}</FormLabel>
            <FormGroup>
              {SCOPES.map((scope) => (
                <FormControlLabel
                  key={scope}
                  label={say(`apiKeys.scope.${scope}`)}
                  control={
                    <Checkbox
                      size="small"
                      checked={wish.scopes.includes(scope)}
                      onChange={({ target }) => turn(scope, target.checked)}
                    />
                  }
                />
              ))}
            </FormGroup>
            {faultAt('scopes') !== undefined && (
              <FormHelperText role="alert">{faultAt('scopes')}</FormHelperText>
            )}
          </FormControl>
          <TextField
            select
            label={say('apiKeys.days')}
            value={wish.expiresInDays}
            onChange={({ target }) => change({ expiresInDays: Number(target.value) })}
            error={faultAt('expiresInDays') !== undefined}
            helperText={faultAt('expiresInDays')}
          >
            {DAYS.map((days) => (
              <MenuItem key={days} value={days}>
                {say('apiKeys.inDays', { smart_count: days })}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            label={say('account.currentPassword')}
            type="password"
            autoComplete="current-password"
            value={wish.currentPassword}
            onChange={({ target }) => change({ currentPassword: target.value })}
            error={faultAt('currentPassword') !== undefined}
            helperText={faultAt('currentPassword')}
            slotProps={{ htmlInput: { required: true } }}
          />
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button color="inherit" onClick={onClose} disabled={busy}>
            {say('account.cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={busy}>
            {say('apiKeys.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
