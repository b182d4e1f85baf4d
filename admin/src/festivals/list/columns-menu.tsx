import CheckIcon from '@mui/icons-material/Check';
import ColumnsIcon from '@mui/icons-material/ViewColumnOutlined';
import { Button, ListItemIcon, Menu, MenuItem } from '@mui/material';
import { useId, useState } from 'react';
import { useWords } from '../../i18n/use-words.js';
import { useColumns } from './columns.js';

/** Which columns the table has; it stays open, so that several can be chosen. */
export function ColumnsMenu() {
  const say = useWords();
  const { all, shown, toggle } = useColumns();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const buttonId = useId();
  return (
    <>
      <Button
        id={buttonId}
        color="secondary"
        startIcon={<ColumnsIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {say('list.columns')}
      </Button>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { 'aria-labelledby': buttonId, dense: true } }}
      >
        {all.map(({ key }) => {
          const isShown = shown.some((column) => column.key === key);
          return (
            <MenuItem key={key} role="menuitemcheckbox" aria-checked={isShown} onClick={() => toggle(key)}>
              <ListItemIcon>{isShown && <CheckIcon fontSize="small" />}</ListItemIcon>
              {say(`list.${key}`)}
            </MenuItem>
          );
        })}
      </Menu>
    </>
  );
}
