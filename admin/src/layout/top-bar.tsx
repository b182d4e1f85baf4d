import LogoutIcon from '@mui/icons-material/Logout';
import MenuIcon from '@mui/icons-material/Menu';
import { AppBar, Box, Button, Divider, IconButton, Toolbar, Tooltip, Typography } from '@mui/material';
import { LoadingIndicator, useGetIdentity, useLogout, useSidebarState, useTranslate } from 'react-admin';
import { useWords } from '../i18n/use-words.js';
import { PaletteButton } from '../palette/palette-button.js';
import { Brand } from './brand.js';
import { LanguageSwitch, ThemeSwitch } from './preferences.js';

export function TopBar() {
  return <Bar isBare={false} />;
}

/** Without what leads to other pages. */
export function BareTopBar() {
  return <Bar isBare />;
}

function Bar({ isBare }: { readonly isBare: boolean }) {
  const say = useWords();
  const [open, setOpen] = useSidebarState();
  return (
    <AppBar
      position="fixed"
      elevation={0}
      sx={{ bgcolor: '#14213d', color: '#fdf8ef', backgroundImage: 'none' }}
    >
      <Toolbar sx={{ minHeight: '56px !important', gap: { xs: 0.5, sm: 1 }, px: { xs: 1.5, sm: 3 } }}>
        {!isBare && (
          <Tooltip title={say('nav.toggle')}>
            <IconButton
              color="inherit"
              edge="start"
              aria-label={say('nav.toggle')}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              <MenuIcon />
            </IconButton>
          </Tooltip>
        )}
        <Brand />
        <Box sx={{ flex: 1 }} />
        {!isBare && <PaletteButton />}
        <LoadingIndicator aria-label={say('nav.loading')} />
        <LanguageSwitch />
        <ThemeSwitch />
        <Divider
          orientation="vertical"
          flexItem
          sx={{
            borderColor: 'rgb(255 255 255 / 0.25)',
            my: 1.5,
            mx: 0.5,
            display: { xs: 'none', sm: 'block' },
          }}
        />
        <Person />
      </Toolbar>
    </AppBar>
  );
}

function Person() {
  const say = useWords();
  const translate = useTranslate();
  const logout = useLogout();
  const { identity } = useGetIdentity();
  const role = identity?.['role'] === 'admin' ? 'admin' : 'editor';
  return (
    <>
      <Box sx={{ textAlign: 'right', lineHeight: 1.2, mx: 0.5, display: { xs: 'none', sm: 'block' } }}>
        <Typography component="span" sx={{ display: 'block', fontSize: '0.875rem', fontWeight: 650 }}>
          {identity?.fullName}
        </Typography>
        <Typography component="span" sx={{ display: 'block', fontSize: '0.75rem', opacity: 0.85 }}>
          {say(`role.${role}`)}
        </Typography>
      </Box>
      <Button
        color="inherit"
        startIcon={<LogoutIcon />}
        aria-label={translate('ra.auth.logout')}
        onClick={() => void logout()}
        sx={{ minWidth: 40, whiteSpace: 'nowrap', '& .MuiButton-startIcon': { mr: { xs: 0, sm: 1 } } }}
      >
        <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>
          {translate('ra.auth.logout')}
        </Box>
      </Button>
    </>
  );
}
