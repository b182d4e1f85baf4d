import { z } from 'zod';
import { depthFault, pageOf, pagingShape, withinDepth } from '../../shared/http/paging.js';
import { paragraphs } from '../../shared/http/text.js';
import { review } from '../review.schemas.js';
import { REPORT_REASONS } from './moderation.rules.js';

const reason = z.enum(REPORT_REASONS);

export const reportDraft = z
  .strictObject({
    reason,
    note: paragraphs(500).optional().meta({ description: 'What editors should know; nobody else reads it.' }),
  })
  .meta({ id: 'ReportDraft', examples: [{ reason: 'spam', note: '같은 광고가 여러 축제에 있습니다.' }] });

export const report = z
  .object({ reviewId: z.uuid(), reason, note: z.string().nullable(), createdAt: z.iso.datetime() })
  .meta({ id: 'Report' });

export const appealDraft = z
  .strictObject({ text: paragraphs(1000) })
  .meta({ id: 'AppealDraft', examples: [{ text: '직접 다녀와서 쓴 후기입니다. 다시 살펴봐 주세요.' }] });

export const appeal = z
  .object({ reviewId: z.uuid(), text: z.string(), createdAt: z.iso.datetime() })
  .meta({ id: 'Appeal' });

export const reportedReview = z
  .object({
    review,
    festivalName: z.string().nullable().meta({ description: 'Null where the festival is not public.' }),
    risk: z.int().meta({
      description:
        'Sum over the open reports: personal-data 5, insult 3, untrue 2, spam 2, other 1; twice that from accounts older than a week; 4 more for an open appeal.',
    }),
    waitingSince: z.iso.datetime().nullable().meta({ description: 'Null where nothing is open (any more).' }),
    reports: z.object({
      total: z.int(),
      byReason: z
        .array(z.object({ reason, count: z.int() }))
        .meta({ description: 'The most frequent first.' }),
      notes: z
        .array(z.object({ reason, note: z.string(), createdAt: z.iso.datetime() }))
        .meta({ description: 'What the first twenty wrote. Who they are is not told.' }),
    }),
    appeal: z
      .object({ text: z.string(), createdAt: z.iso.datetime() })
      .nullable()
      .meta({ description: 'The open one of its author.' }),
    version: z.int().meta({ description: 'For `If-Match`, in quotation marks.' }),
  })
  .meta({ id: 'ReportedReview' });

export const reportedReviewPage = pageOf(reportedReview, 'ReportedReviewPage');

export const reportsQuery = z
  .strictObject({ ...pagingShape, sort: z.enum(['risk', 'age']).default('risk') })
  .refine(withinDepth, depthFault);

export const reportDecision = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('hide'), reason }),
    z.strictObject({ decision: z.literal('keep') }),
  ])
  .meta({ id: 'ReportDecision', examples: [{ decision: 'hide', reason: 'insult' }] });

export const noticeQuery = z.strictObject({
  hideFor: reason.optional().meta({ description: 'Left out: the review is kept.' }),
});

export const authorNotice = z
  .object({
    notice: z
      .object({ subject: z.string(), text: z.string() })
      .nullable()
      .meta({ description: 'Null where the author would hear nothing, or is gone.' }),
  })
  .meta({ id: 'AuthorNotice' });

export type ReportDraft = z.infer<typeof reportDraft>;
export type ReportView = z.infer<typeof report>;
export type AppealDraft = z.infer<typeof appealDraft>;
export type AppealView = z.infer<typeof appeal>;
export type ReportedReview = z.infer<typeof reportedReview>;
export type ReportsQuery = z.infer<typeof reportsQuery>;
export type NoticeQuery = z.infer<typeof noticeQuery>;
export type AuthorNotice = z.infer<typeof authorNotice>;
