import { lazy } from 'react';

/** Loaded when it is first opened. */
export const DuplicatesPage = lazy(() => import('./duplicates-page.js'));
