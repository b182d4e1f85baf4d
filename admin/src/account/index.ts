import { lazy } from 'react';

/** Loaded when they are first opened. */
export const TwoFactorPage = lazy(() => import('./two-factor-page.js'));
export const ApiKeysPage = lazy(() => import('./api-keys/api-keys-page.js'));
