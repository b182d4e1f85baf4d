import PublicIcon from '@mui/icons-material/OpenInNew';
import { Box, List, ListItem, ListItemButton, ListItemIcon, ListItemText, Tooltip } from '@mui/material';
import type { ReactNode } from 'react';
import { useSidebarState } from 'react-admin';
import { Link, useMatch } from 'react-router';
import { useWords } from '../i18n/use-words.js';
import { usePages } from './pages.js';

export function MainMenu() {
  const say = useWords();
  const pages = usePages();
  return (
    <Box component="nav" aria-label={say('nav.label')} sx={{ px: 1 }}>
      <List disablePadding>
        {pages.map(({ to, icon, text }) => (
          <MenuLink key={to} to={to} icon={icon} text={say(text)} />
        ))}
        <MenuLine href="/" icon={<PublicIcon />} text={say('nav.publicSite')} />
      </List>
    </Box>
  );
}

interface LineProps {
  readonly icon: ReactNode;
  readonly text: string;
}

function MenuLink({ to, ...line }: LineProps & { readonly to: string }) {
  const selected = useMatch(`${to}/*`) !== null;
  return <MenuLine {...line} to={to} selected={selected} />;
}

interface MenuLineProps extends LineProps {
  readonly to?: string;
  readonly href?: string;
  readonly selected?: boolean;
}

function MenuLine({ to, href, icon, text, selected = false }: MenuLineProps) {
  const [open] = useSidebarState();
  const target = to === undefined ? { component: 'a' as const, href } : { component: Link, to };
  return (
    <ListItem disablePadding sx={{ mb: 0.5 }}>
      <Tooltip title={open ? '' : text} placement="right">
        <ListItemButton
          {...target}
          selected={selected}
          aria-label={text}
          aria-current={selected ? 'page' : undefined}
          sx={{ borderRadius: 2, minHeight: 44, px: 1.5, '&.Mui-selected': { color: 'primary.main' } }}
        >
          <ListItemIcon sx={{ minWidth: 36, color: selected ? 'primary.main' : 'text.secondary' }}>
            {icon}
          </ListItemIcon>
          {open && (
            <ListItemText
              primary={text}
              slotProps={{ primary: { sx: { fontSize: '0.9375rem', fontWeight: selected ? 700 : 500 } } }}
            />
          )}
        </ListItemButton>
      </Tooltip>
    </ListItem>
  );
}
