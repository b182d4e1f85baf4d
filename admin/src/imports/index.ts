import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** The pages of imports, each loaded when it is first opened. */
export const imports: ResourceProps = {
  name: 'imports',
  list: lazy(() => import('./import-list.js')),
  show: lazy(() => import('./import-page.js')),
};
