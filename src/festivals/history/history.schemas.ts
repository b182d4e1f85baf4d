import { z } from 'zod';
import { instant, listOf, wholeNumber } from '../../shared/http/parameters.js';
import { pageOf } from '../../shared/http/paging.js';
import { say } from '../../shared/http/request-context.js';
import { line } from '../../shared/http/text.js';
import { type CategoryCode, categoryCodes } from '../category.js';
import { festivalItem } from '../festival.views.js';
import { regionQuery } from '../listing/filter.schemas.js';
import { CHANGE_KINDS } from './change.rules.js';

const days = z
  .object({ startsOn: z.iso.date(), endsOn: z.iso.date().meta({ description: 'The last day, included.' }) })
  .meta({ id: 'Days' });

const changeView = z
  .object({
    id: z.string().meta({ description: 'Opaque.' }),
    kind: z.enum(CHANGE_KINDS),
    text: z.string().meta({ description: 'The same as a sentence, by `Accept-Language`.' }),
    festival: z
      .object({ id: z.uuid(), name: z.string().nullable(), nameEn: z.string().nullable() })
      .meta({ id: 'ChangedFestival', description: 'Of one that is withdrawn the id and nothing else.' }),
    editionId: z.uuid().nullable().meta({ description: 'Which edition it is about, where it is about one.' }),
    name: z.object({ from: z.string(), to: z.string() }).nullable(),
    days: z
      .object({ from: days.nullable(), to: days.nullable() })
      .nullable()
      .meta({ description: 'The days of the edition before and after.' }),
    source: z.string().meta({
      description:
        '`editor`, the provider whose data said so, or `sample` of the made-up catalogue. Never a person.',
    }),
    changedAt: z.iso.datetime(),
  })
  .meta({ id: 'Change' });

export const festivalChangePage = pageOf(changeView, 'FestivalChangePage');

const cursor = z
  .string()
  .max(200)
  .meta({ description: 'The `next` of an earlier answer to the same question.' });

const next = z.string().meta({
  description:
    'For `cursor`: everything committed after what this answer holds, in the order of the commits. Keep it and come back with it.',
});
const more = z.boolean().meta({ description: 'Whether there is more to be had with `next` right now.' });

export const changeFeed = z.object({ items: z.array(changeView), next, more }).meta({ id: 'ChangeFeed' });

const perPage = wholeNumber(1, 100).default(50);

/** Where to go on: an instant to begin with, from then on a cursor. */
const whence = { cursor: cursor.optional(), perPage };

const atMostOne = (query: { since?: unknown; updatedSince?: unknown; cursor?: unknown }) =>
  query.cursor === undefined || (query.since === undefined && query.updatedSince === undefined);
const notBoth = {
  path: ['cursor'],
  error: () =>
    say({
      ko: 'cursor와 시각 중 하나만 보내 주세요.',
      en: 'Send either the cursor or the instant, not both.',
    }),
};

export const changeFeedQuery = z
  .strictObject({
    since: instant().optional().meta({ description: 'To begin with; from then on send `cursor`.' }),
    ...whence,
  })
  .refine(atMostOne, notBoth);

/** A feed that is asked for nothing in particular. */
export const nothing = z.strictObject({});

export const deltaQuery = z
  .strictObject({
    updatedSince: instant().optional().meta({
      description:
        'To begin with: from a minute before it, for clocks differ, or from the beginning without it. From then on send `cursor`.',
    }),
    region: regionQuery.optional(),
    category: listOf(categoryCodes as readonly [CategoryCode, ...CategoryCode[]]).optional(),
    tag: line(40).optional(),
    ...whence,
  })
  .refine(atMostOne, notBoth);

export const delta = z
  .object({
    items: z.array(festivalItem).meta({ description: 'New or changed, oldest change first.' }),
    withdrawn: z
      .array(z.object({ id: z.uuid(), withdrawnAt: z.iso.datetime() }).meta({ id: 'Withdrawn' }))
      .meta({
        description:
          'To be dropped where you have them: no longer public, or no longer what the filters ask for.',
      }),
    next,
    more,
  })
  .meta({ id: 'FestivalDelta' });

export type Delta = z.infer<typeof delta>;
export type DeltaQuery = z.infer<typeof deltaQuery>;
export type ChangeView = z.infer<typeof changeView>;
export type ChangeFeed = z.infer<typeof changeFeed>;
export type ChangeFeedQuery = z.infer<typeof changeFeedQuery>;
