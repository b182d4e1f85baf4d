import { lazy } from 'react';

/** Loaded when it is first opened. */
export const TwoFactorPage = lazy(() => import('./two-factor-page.js'));
