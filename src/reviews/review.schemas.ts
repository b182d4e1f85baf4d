import { z } from 'zod';
import { photoView } from '../media/index.js';
import { id } from '../shared/http/parameters.js';
import { pageOf } from '../shared/http/paging.js';
import { say } from '../shared/http/request-context.js';
import { REPORT_REASONS } from './moderation/moderation.rules.js';
import { paragraphs } from '../shared/http/text.js';

const MAX_PHOTOS = 10;

const rating = z.int().min(1).max(5).meta({ description: 'From 1 (bad) to 5 (excellent).' });
const text = paragraphs(2000);
const photoIds = z
  .array(id())
  .max(MAX_PHOTOS)
  .refine((ids) => new Set(ids).size === ids.length, {
    error: () => say({ ko: '같은 사진을 두 번 넣을 수 없습니다.', en: 'Must not name a photo twice.' }),
  })
  .meta({
    description: 'Photos uploaded by the author with the purpose `review`, in the order to show them.',
  });

const EXAMPLE = { rating: 5, text: '머드 체험이 정말 즐거웠어요. 아이들과 또 갈게요!', photoIds: [] };

export const reviewDraft = z
  .strictObject({
    rating,
    text: text.optional(),
    editionId: id().optional().meta({ description: 'Left out: the edition that started last.' }),
    photoIds: photoIds.optional(),
  })
  .meta({ id: 'ReviewDraft', examples: [EXAMPLE] });

export const reviewChange = z
  .strictObject({
    rating: rating.optional(),
    text: text.nullable().optional().meta({ description: '`null` removes the text.' }),
    photoIds: photoIds
      .optional()
      .meta({ description: 'The photos from now on; those left out are deleted.' }),
  })
  .refine((change) => Object.keys(change).length > 0, {
    error: () => say({ ko: '바꿀 항목을 하나 이상 보내 주세요.', en: 'Name at least one field to change.' }),
  })
  .meta({ id: 'ReviewChange', examples: [{ rating: 4 }] });

export const review = z
  .object({
    id: z.uuid(),
    festivalId: z.uuid(),
    editionId: z.uuid(),
    rating,
    text: z.string().nullable(),
    author: z.object({ id: z.uuid(), displayName: z.string() }),
    photos: z
      .array(photoView)
      .meta({ description: 'Those that are ready; the others appear as soon as they are.' }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    hidden: z
      .object({
        since: z.iso.datetime(),
        reason: z.enum(REPORT_REASONS),
        appeal: z
          .object({ text: z.string().nullable(), createdAt: z.iso.datetime(), answered: z.boolean() })
          .nullable(),
      })
      .optional()
      .meta({ description: 'Only of a review that editors hide; nobody but its author and they see it.' }),
  })
  .meta({ id: 'Review' });

export const reviewPage = pageOf(review, 'ReviewPage');

const myReview = review
  .extend({
    festival: z
      .object({ id: z.uuid(), name: z.string(), nameEn: z.string().nullable() })
      .nullable()
      .meta({ description: 'Null where the festival is not public (any more).' }),
  })
  .meta({ id: 'MyReview' });

export const myReviewPage = pageOf(myReview, 'MyReviewPage');

export type ReviewDraft = z.infer<typeof reviewDraft>;
export type ReviewChange = z.infer<typeof reviewChange>;
export type ReviewView = z.infer<typeof review>;
export type MyReviewView = z.infer<typeof myReview>;
