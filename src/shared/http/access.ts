import { SetMetadata } from '@nestjs/common';

/**
 * Who may call a route. `anyone` still reads a token where one is sent (a bad one is 401);
 * `person` is any signed-in account, `editor` also takes admins, `editor-everywhere` no editor of single regions.
 */
export type AccessLevel = 'anyone' | 'person' | 'editor' | 'editor-everywhere' | 'admin';

export const ACCESS = 'fasteval:access';

/** Every route carries one: the application does not boot with a route that says nothing. */
export const Access = (level: AccessLevel) => SetMetadata(ACCESS, level);
