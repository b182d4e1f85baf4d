import { lazy } from 'react';

/** Loaded when it is first opened. */
export const QualityPage = lazy(() => import('./quality-page.js'));
