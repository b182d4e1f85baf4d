import { z } from 'zod';
import type { Day } from '../../shared/clock.js';
import { say } from '../../shared/http/request-context.js';
import type { DatedEdition } from './estimate.rules.js';
import { PARTS_OF_A_MONTH, usuallyOf } from './usually.rules.js';

export const usuallyView = z
  .object({
    text: z.string().meta({ description: 'For people, by `Accept-Language`: "보통 10월 초".' }),
    month: z.int().min(1).max(12),
    part: z.enum(PARTS_OF_A_MONTH),
    confidence: z
      .number()
      .min(0)
      .max(1)
      .meta({ description: 'How likely the next one begins within a week of the day estimated.' }),
    basedOn: z.int().meta({ description: 'The number of editions this rests on.' }),
  })
  .meta({ id: 'Usually' });

export function usuallyViewOf(
  editions: readonly DatedEdition[],
  today: Day,
): z.infer<typeof usuallyView> | null {
  const usually = usuallyOf(editions, today);
  if (usually === null) return null;
  return { ...usually, text: say(usually.text), confidence: usually.confidence / 100 };
}
