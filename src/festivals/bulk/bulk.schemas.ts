import { z } from 'zod';
import { id } from '../../shared/http/parameters.js';
import { say } from '../../shared/http/request-context.js';
import { problemSchema } from '../../shared/problem/problem.schema.js';
import { categoryCodes } from '../category.js';
import { EDITION_STATUSES } from '../edition/edition.entity.js';
import { FESTIVAL_STATUSES } from '../festival.entity.js';
import { tag } from '../festival.schemas.js';

const MOST_ITEMS = 200;

const etag = z
  .string()
  .regex(/^(?:W\/)?"\d{1,9}(?:-[\w-]{0,200})?"$/, {
    error: () =>
      say({
        ko: '받은 ETag나 따옴표로 감싼 version이어야 합니다.',
        en: 'Must be an ETag as it was received, or the `version` in quotation marks.',
      }),
  })
  .meta({ description: 'As for `If-Match`.' });

const item = z
  .strictObject({
    id: id(),
    etag,
    edition: z
      .strictObject({ id: id(), etag })
      .optional()
      .meta({ description: 'Which edition `editionStatus` is for.' }),
  })
  .meta({ id: 'BulkItem' });

const change = z
  .strictObject({
    status: z.enum(FESTIVAL_STATUSES).optional(),
    category: z.enum(categoryCodes).optional(),
    addTag: tag.optional(),
    removeTag: tag.optional(),
    editionStatus: z.enum(EDITION_STATUSES).optional(),
  })
  .refine((asked) => Object.keys(asked).length === 1, {
    error: () => say({ ko: '바꿀 것을 하나만 보내 주세요.', en: 'Name exactly one thing to change.' }),
  })
  .meta({ id: 'BulkChange', description: 'One thing, for all of them.' });

export const bulkBody = z
  .strictObject({
    items: z
      .array(item)
      .min(1)
      .max(MOST_ITEMS)
      .refine((items) => new Set(items.map((one) => one.id)).size === items.length, {
        error: () =>
          say({ ko: '같은 축제를 두 번 넣을 수 없습니다.', en: 'Must not name a festival twice.' }),
      }),
    change,
  })
  .meta({
    id: 'Bulk',
    examples: [
      { items: [{ id: '01900000-0000-7000-8000-000000000000', etag: '"1"' }], change: { category: 'sea' } },
    ],
  });

const result = z
  .object({
    id: z.uuid(),
    outcome: z.enum(['changed', 'unchanged', 'refused']).meta({
      description: '`unchanged`: it was so already, whatever its version.',
    }),
    version: z.int().nullable().meta({
      description: 'Of what was changed, the festival or its edition, as it is now; null where refused.',
    }),
    problem: problemSchema.nullable().meta({ description: 'Why it was refused.' }),
  })
  .meta({ id: 'BulkResult' });

export const bulkResults = z
  .object({ items: z.array(result).meta({ description: 'In the order asked.' }) })
  .meta({ id: 'BulkResults' });

export type BulkBody = z.infer<typeof bulkBody>;
export type BulkItem = z.infer<typeof item>;
export type BulkChange = z.infer<typeof change>;
export type BulkResult = z.infer<typeof result>;
