import { z } from 'zod';
import { depthFault, pageOf, pagingShape, withinDepth } from '../shared/http/paging.js';
import { id } from '../shared/http/parameters.js';

const word = (max: number) =>
  z
    .string()
    .regex(/^[\w.-]+$/)
    .max(max);
const instant = z.iso.datetime({ offset: true });

export const auditQuery = z
  .strictObject({
    ...pagingShape,
    accountId: id().optional().meta({ description: 'Who did it.' }),
    personId: id().optional().meta({ description: 'What this account did, and what was done to it.' }),
    action: word(40).optional(),
    reads: z
      .enum(['true', 'false'])
      .optional()
      .meta({ description: 'Only looks at people and at the log, or only what changed something.' }),
    subjectKind: word(20).optional(),
    subjectId: word(64).optional(),
    since: instant.optional(),
    until: instant.optional().meta({ description: 'Before this instant.' }),
  })
  .refine(withinDepth, depthFault);

const auditEntry = z
  .object({
    seq: z.int(),
    at: z.iso.datetime(),
    accountId: z.uuid().nullable().meta({ description: 'Null for what a command did.' }),
    role: z.string().nullable(),
    action: z.string().meta({ examples: ['user.changed'] }),
    subject: z.object({ kind: z.string(), id: z.string().nullable() }),
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()).nullable(),
    address: z.string().nullable(),
    requestId: z.string().nullable(),
    hash: z
      .string()
      .meta({ description: 'SHA-256 in hex, over the entry and the hash of the one before it.' }),
  })
  .meta({ id: 'AuditEntry' });

export const auditPage = pageOf(auditEntry, 'AuditPage');

export type AuditQuery = z.infer<typeof auditQuery>;
export type AuditEntryView = z.infer<typeof auditEntry>;
