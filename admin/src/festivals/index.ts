import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** The pages of festivals, each loaded when it is first opened. */
export const festivals: ResourceProps = {
  name: 'festivals',
  list: lazy(() => import('./list/festival-list.js')),
  edit: lazy(() => import('./edit/festival-edit.js')),
  create: lazy(() => import('./edit/festival-create.js')),
};

/** The photos of one festival. */
export const PhotosPage = lazy(() => import('./photos/photos-page.js'));
