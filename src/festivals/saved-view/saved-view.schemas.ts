import { z } from 'zod';
import { say } from '../../shared/http/request-context.js';
import { line, searchWords } from '../../shared/http/text.js';
import { feedQuery } from '../feed/feed.schemas.js';

/** Never `near`, since that is where somebody is. */
const PARAMETERS = [
  'q',
  'region',
  'category',
  'tag',
  'from',
  'to',
  'when',
  'status',
  'free',
  'sort',
] as const;

const parameter = searchWords(200).optional();

/** Kept as it was asked, not as it was understood: regions and categories may be known by more names later. */
const savedQuery = z
  .strictObject(
    Object.fromEntries(PARAMETERS.map((name) => [name, parameter])) as Record<
      (typeof PARAMETERS)[number],
      typeof parameter
    >,
  )
  .superRefine((query, context) => {
    for (const { path, message } of feedQuery.safeParse(query).error?.issues ?? [])
      context.addIssue({ code: 'custom', path, message });
  })
  .meta({ id: 'SavedQuery', description: 'Parameters of `GET /v1/festivals`.' });

const facts = {
  name: line(60),
  shared: z.boolean().meta({ description: 'Whether every editor sees it.' }),
  query: savedQuery,
};

export const savedViewBody = z.strictObject(facts).meta({
  id: 'NewSavedView',
  examples: [
    { name: '충남의 예정 축제', shared: true, query: { region: '44', status: 'upcoming', sort: 'updated' } },
  ],
});

export const savedViewChangeBody = z
  .strictObject({
    name: facts.name.optional(),
    shared: facts.shared.optional(),
    query: facts.query.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, {
    error: () => say({ ko: '바꿀 항목을 하나 이상 보내 주세요.', en: 'Name at least one field to change.' }),
  })
  .meta({ id: 'SavedViewChange', examples: [{ name: '충남의 새 소식', query: { region: '44' } }] });

export const savedViewView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    shared: z.boolean(),
    query: savedQuery,
    ownerName: z.string(),
    mine: z.boolean(),
    changeable: z.boolean().meta({ description: 'Whether the caller may change or remove it.' }),
    version: z.int().meta({ description: 'For `If-Match`, in quotation marks.' }),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'SavedView' });

export const savedViews = z.object({ items: z.array(savedViewView) }).meta({ id: 'SavedViews' });

/** Nothing can be asked of the list. */
export const savedViewsQuery = z.strictObject({});

export type SavedQuery = z.infer<typeof savedQuery>;
export type SavedViewBody = z.infer<typeof savedViewBody>;
export type SavedViewChangeBody = z.infer<typeof savedViewChangeBody>;
export type SavedViewView = z.infer<typeof savedViewView>;
