import { Box } from '@mui/material';
import { Suspense } from 'react';
import { Layout, type LayoutProps, Sidebar, useGetIdentity } from 'react-admin';
import { TwoFactorPage } from '../account/index.js';
import { SessionOver } from '../session/session-over.js';
import { MainMenu } from './main-menu.js';
import { BareTopBar, TopBar } from './top-bar.js';

export function AdminLayout({ children }: LayoutProps) {
  const { identity, isPending } = useGetIdentity();
  if (isPending) return null;
  return (
    <SessionOver>
      {identity?.['secondFactorNeeded'] === true ? (
        <FirstSecondFactor />
      ) : (
        <Layout appBar={TopBar} menu={MainMenu} sidebar={Sidebar} appBarAlwaysOn>
          {children}
        </Layout>
      )}
    </SessionOver>
  );
}

/** All that there is for who may do nothing before a second factor is set up. */
function FirstSecondFactor() {
  return (
    <>
      <BareTopBar />
      <Box component="main" sx={{ mt: 7 }}>
        <Suspense fallback={null}>
          <TwoFactorPage isNeeded />
        </Suspense>
      </Box>
    </>
  );
}
