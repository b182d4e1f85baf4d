import { lazy } from 'react';

/** Loaded when it is first opened. */
export const OverviewPage = lazy(() => import('./overview-page.js'));
