import TwoFactorIcon from '@mui/icons-material/AdminPanelSettingsOutlined';
import FestivalIcon from '@mui/icons-material/CelebrationOutlined';
import AuditIcon from '@mui/icons-material/HistoryOutlined';
import OverviewIcon from '@mui/icons-material/InsightsOutlined';
import PublicIcon from '@mui/icons-material/OpenInNew';
import UsersIcon from '@mui/icons-material/PeopleAltOutlined';
import ImportIcon from '@mui/icons-material/UploadFileOutlined';
import { Box, List, ListItem, ListItemButton, ListItemIcon, ListItemText, Tooltip } from '@mui/material';
import type { ReactNode } from 'react';
import { useSidebarState } from 'react-admin';
import { Link, useMatch } from 'react-router';
import { useWords } from '../i18n/use-words.js';
import { useIsAdmin } from '../session/use-is-admin.js';

export function MainMenu() {
  const say = useWords();
  const isAdmin = useIsAdmin() === true;
  return (
    <Box component="nav" aria-label={say('nav.label')} sx={{ px: 1 }}>
      <List disablePadding>
        <MenuLink to="/festivals" icon={<FestivalIcon />} text={say('nav.festivals')} />
        <MenuLink to="/overview" icon={<OverviewIcon />} text={say('nav.overview')} />
        <MenuLink to="/imports" icon={<ImportIcon />} text={say('nav.imports')} />
        {isAdmin && <MenuLink to="/users" icon={<UsersIcon />} text={say('nav.users')} />}
        {isAdmin && <MenuLink to="/audit" icon={<AuditIcon />} text={say('nav.audit')} />}
        <MenuLink to="/two-factor" icon={<TwoFactorIcon />} text={say('nav.twoFactor')} />
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
