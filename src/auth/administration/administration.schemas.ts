import { z } from 'zod';
import { depthFault, pageOf, pagingShape, withinDepth } from '../../shared/http/paging.js';
import { idList } from '../../shared/http/parameters.js';
import { say } from '../../shared/http/request-context.js';
import { line, searchWords } from '../../shared/http/text.js';
import { ROLES } from '../account.entity.js';

export const usersQuery = z
  .strictObject({
    ...pagingShape,
    email: searchWords(100)
      .overwrite((text) => text.toLowerCase())
      .optional()
      .meta({ description: 'How the e-mail address begins.' }),
    role: z.enum(ROLES).optional(),
    suspended: z.enum(['true', 'false']).optional(),
    ids: idList(100).optional().meta({ description: 'Only these, such as those that a log names.' }),
  })
  .refine(withinDepth, depthFault);

export const userView = z
  .object({
    id: z.uuid(),
    email: z.string(),
    displayName: z.string(),
    role: z.enum(ROLES),
    regions: z
      .array(z.string())
      .nullable()
      .meta({ description: 'Legal codes of what an editor is bound to; null where that is nothing.' }),
    suspendedAt: z.iso.datetime().nullable(),
    hasSecondFactor: z.boolean().meta({ description: 'Whether more than the password is asked for.' }),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'User' });

export const userPage = pageOf(userView, 'UserPage');

export const userChange = z
  .strictObject({
    role: z.enum(ROLES).optional(),
    regions: z.array(line(60)).min(1).max(50).nullable().optional().meta({
      description: 'Codes or names of provinces and districts, for editors; null binds them to none.',
    }),
    suspended: z
      .boolean()
      .optional()
      .meta({ description: 'Ends every session at once; nobody signs in until it is false again.' }),
  })
  .refine((change) => Object.keys(change).length > 0, {
    error: () => say({ ko: '바꿀 항목을 하나 이상 보내 주세요.', en: 'Name at least one field to change.' }),
  })
  .meta({ id: 'UserChange', examples: [{ role: 'editor', regions: ['44180'] }] });

export type UsersQuery = z.infer<typeof usersQuery>;
export type UserView = z.infer<typeof userView>;
export type UserChange = z.infer<typeof userChange>;
