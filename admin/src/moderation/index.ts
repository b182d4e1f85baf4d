import { lazy } from 'react';

/** Loaded when it is first opened. */
export const ModerationPage = lazy(() => import('./moderation-page.js'));
