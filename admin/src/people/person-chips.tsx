import { Chip } from '@mui/material';
import type { User } from '../api/data-provider.js';
import { useWords } from '../i18n/use-words.js';

const colours = { visitor: 'default', editor: 'info', admin: 'primary' } as const;

export function RoleChip({ role }: Pick<User, 'role'>) {
  const say = useWords();
  return <Chip size="small" variant="outlined" color={colours[role]} label={say(`role.${role}`)} />;
}

export function AccessChip({ suspended }: { readonly suspended: boolean }) {
  const say = useWords();
  return (
    <Chip
      size="small"
      variant="outlined"
      color={suspended ? 'error' : 'success'}
      label={say(suspended ? 'people.suspended' : 'people.active')}
    />
  );
}
