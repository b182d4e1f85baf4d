import { lazy } from 'react';
import type { ResourceProps } from 'react-admin';

/** The pages of accounts, each loaded when it is first opened. */
export const users: ResourceProps = {
  name: 'users',
  list: lazy(() => import('./list/people-list.js')),
  edit: lazy(() => import('./person/person-page.js')),
};

export const audit: ResourceProps = { name: 'audit', list: lazy(() => import('./audit/audit-page.js')) };
