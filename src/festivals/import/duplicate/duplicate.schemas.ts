import { z } from 'zod';
import { depthFault, pageOf, pagingShape, withinDepth } from '../../../shared/http/paging.js';

const side = z.object({
  source: z.string().meta({ description: 'The provider; `editor` for a festival that an editor has made.' }),
  authority: z.string(),
  name: z.string(),
  place: z.string().nullable(),
  startsOn: z.iso.date().nullable(),
  endsOn: z.iso.date().nullable(),
  organiser: z.string().nullable(),
  phone: z.string().nullable(),
  homepage: z.string().nullable(),
  festivalId: z.uuid().nullable().meta({ description: 'The festival it is now.' }),
});

const decision = z.enum(['same', 'different']);

export const duplicateView = z
  .object({
    id: z.uuid(),
    confidence: z.number().meta({ description: 'How sure it is that both are one festival, from 0 to 1.' }),
    reasons: z
      .array(z.string())
      .meta({ description: 'What speaks for it (`+`) and against it (`-`), strongest first.' }),
    left: side.nullable().meta({ description: 'Null where no source says it any more.' }),
    right: side.nullable(),
    decision: decision.nullable(),
    version: z.int().meta({ description: 'For `If-Match`, in quotation marks.' }),
  })
  .meta({ id: 'Duplicate' });

export const duplicatePage = pageOf(duplicateView, 'DuplicatePage');

export const duplicatesQuery = z
  .strictObject({
    ...pagingShape,
    decision: z
      .enum(['none', 'same', 'different'])
      .default('none')
      .meta({ description: 'Those still to be decided, or those decided so.' }),
  })
  .refine(withinDepth, depthFault);

export const decisionBody = z
  .strictObject({
    decision: decision
      .nullable()
      .meta({ description: 'Null takes a decision back: what is known of the two decides again.' }),
  })
  .meta({ id: 'DuplicateDecision', examples: [{ decision: 'different' }] });

export type DuplicateSide = z.infer<typeof side>;
export type DuplicateView = z.infer<typeof duplicateView>;
export type DuplicatesQuery = z.infer<typeof duplicatesQuery>;
export type DecisionBody = z.infer<typeof decisionBody>;
