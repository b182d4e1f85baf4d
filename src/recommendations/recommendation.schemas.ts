import { z } from 'zod';
import { categories, type CategoryCode, festivalItem } from '../festivals/index.js';
import { day, decimal, idList, point, wholeNumber } from '../shared/http/parameters.js';
import { say } from '../shared/http/request-context.js';
import { GROUP_REASON_CODES } from './companions/group.reasons.js';
import { NOTICE_CODES } from './notice.rules.js';
import { REASON_CODES } from './ranking/reason.rules.js';

export const categoryCodes = categories.map(({ code }) => code) as [CategoryCode, ...CategoryCode[]];

/** Companions beside who asks; more people than that agree on nothing. */
const MOST_COMPANIONS = 5;

export const withCompanions = () =>
  idList(MOST_COMPANIONS).optional().meta({
    type: 'string',
    description: 'Ids of my companions: for their taste and mine at once. Each must have agreed.',
  });

export const recommendationQuery = z
  .strictObject({
    near: point()
      .optional()
      .meta({ description: 'Where the person is, for this answer only; it is not kept.' }),
    radiusKm: decimal(0.1, 1000).optional(),
    from: day().optional().meta({ description: 'Editions that are not over by this day.' }),
    to: day().optional().meta({ description: 'Editions that have begun by this day.' }),
    category: z.enum(categoryCodes).optional(),
    limit: wholeNumber(1, 50).default(20),
    with: withCompanions(),
  })
  .refine(({ near, radiusKm }) => radiusKm === undefined || near !== undefined, {
    path: ['radiusKm'],
    error: () => say({ ko: 'near와 함께 보내 주세요.', en: 'Send it together with near.' }),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    error: () => say({ ko: 'from보다 이를 수 없습니다.', en: 'Must not be before from.' }),
  });

export const modelView = z
  .object({
    version: z.int(),
    trainedAt: z.iso.datetime(),
    synthetic: z
      .boolean()
      .meta({ description: 'True where it also learned from the invented visitors of the sample data.' }),
  })
  .meta({ id: 'RecommendationModel', description: 'The item model behind an answer.' });

const reason = z
  .object({
    code: z.enum([...REASON_CODES, ...GROUP_REASON_CODES]),
    text: z.string().meta({ description: 'A sentence for people, by Accept-Language.' }),
    festivalId: z
      .uuid()
      .optional()
      .meta({ description: 'The festival of the person’s own history that it names.' }),
    km: z.number().optional(),
    days: z.int().optional().meta({ description: 'Until it starts.' }),
  })
  .meta({ id: 'RecommendationReason' });

const notice = z
  .object({
    code: z.enum(NOTICE_CODES),
    text: z.string().meta({ description: 'A sentence for people, by Accept-Language.' }),
  })
  .meta({ id: 'RecommendationNotice' });

export const recommendation = z
  .object({
    festival: festivalItem,
    score: z.number().meta({ description: 'Comparable within one answer only.' }),
    reasons: z.array(reason).min(1).meta({ description: 'What moved the score most, first.' }),
  })
  .meta({ id: 'Recommendation' });

export const recommendations = z
  .object({
    notices: z.array(notice).meta({
      description: 'Why the list is empty or not just what was asked; none where it is.',
    }),
    items: z.array(recommendation),
    model: modelView.nullable().meta({ description: 'Null until a first model is trained.' }),
    listId: z.string().meta({
      description: 'For POST /v1/signals, to tell which of them were seen and chosen; good for a week.',
    }),
  })
  .meta({ id: 'Recommendations' });

export const similarFestivals = z
  .object({ items: z.array(festivalItem), model: modelView.nullable() })
  .meta({ id: 'SimilarFestivals' });

export type RecommendationQuery = z.infer<typeof recommendationQuery>;
export type RecommendationsView = z.infer<typeof recommendations>;
export type SimilarFestivalsView = z.infer<typeof similarFestivals>;
export type ModelView = z.infer<typeof modelView>;
