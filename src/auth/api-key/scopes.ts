import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

/** What a key may be good for; each is a part of what its owner may do as a visitor. */
export const SCOPES = [
  'festivals:read',
  'reviews:read',
  'reviews:write',
  'photos:read',
  'photos:write',
  'bookmarks:read',
  'bookmarks:write',
  'recommendations:read',
] as const;
export type Scope = (typeof SCOPES)[number];

export const KEY_SCOPE = 'fasteval:key-scope';

/** Lets API keys of this scope call a route; one that does not say so is closed to all of them. */
export const OpenToKeys = (scope: Scope) =>
  applyDecorators(SetMetadata(KEY_SCOPE, scope), ApiExtension('x-api-key-scope', scope));
