import { QueryClient } from '@tanstack/react-query';
import { lazy } from 'react';
import { Admin, CustomRoutes, type I18nProvider, Resource, type Store } from 'react-admin';
import { createBrowserRouter, Route } from 'react-router';
import { ApiKeysPage, TwoFactorPage } from './account/index.js';
import { ApiProblem } from './api/problem.js';
import { dataProvider } from './api/data-provider.js';
import { DuplicatesPage } from './duplicates/index.js';
import { festivals, PhotosPage } from './festivals/index.js';
import { imports } from './imports/index.js';
import { AdminLayout } from './layout/admin-layout.js';
import { ModerationPage } from './moderation/index.js';
import { OverviewPage } from './overview/index.js';
import { audit, users } from './people/index.js';
import { QualityPage } from './quality/index.js';
import { authProvider } from './session/auth-provider.js';
import { darkTheme, lightTheme } from './theme.js';

const SignInPage = lazy(() => import('./session/sign-in-page.js'));

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // An answer, even a refusal, is an answer: only silence and a busy server are asked again.
      retry: (failures, error) => failures < 2 && !(error instanceof ApiProblem && error.status < 500),
      refetchOnWindowFocus: false,
    },
  },
});

/** The pages of the admin. The router is ours, so that leaving a form with unsaved changes can be asked about. */
export function adminRouter(
  store: Store,
  i18nProvider: I18nProvider,
): ReturnType<typeof createBrowserRouter> {
  const pages = (
    <Admin
      title="Fasteval"
      store={store}
      i18nProvider={i18nProvider}
      authProvider={authProvider}
      dataProvider={dataProvider}
      queryClient={queryClient}
      lightTheme={lightTheme}
      darkTheme={darkTheme}
      layout={AdminLayout}
      loginPage={SignInPage}
      requireAuth
      disableTelemetry
    >
      <Resource {...festivals} />
      <Resource {...imports} />
      <Resource {...users} />
      <Resource {...audit} />
      <CustomRoutes>
        <Route path="/festivals/:id/photos" element={<PhotosPage />} />
        <Route path="/duplicates" element={<DuplicatesPage />} />
        <Route path="/moderation" element={<ModerationPage />} />
        <Route path="/data-quality" element={<QualityPage />} />
        <Route path="/overview" element={<OverviewPage />} />
        <Route path="/two-factor" element={<TwoFactorPage />} />
        <Route path="/api-keys" element={<ApiKeysPage />} />
      </CustomRoutes>
    </Admin>
  );
  return createBrowserRouter([{ path: '*', element: pages }], { basename: '/admin' });
}
