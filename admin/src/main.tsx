import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { adminRouter } from './admin-app.js';
import { startI18n } from './i18n/i18n-provider.js';
import { preferenceStore } from './layout/preference-store.js';

const store = preferenceStore();
const router = adminRouter(store, await startI18n(store.getItem('locale')));

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
