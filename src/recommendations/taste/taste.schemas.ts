import { z } from 'zod';
import { SIGNAL_KINDS } from '../signals/signal.weight.rules.js';

const weight = z
  .number()
  .meta({ description: 'Positive is liking, negative disliking; a bookmark of today is 1.' });

export const taste = z
  .object({
    personalised: z
      .boolean()
      .meta({ description: 'Switched off: nothing below is used. Change it by PATCH /v1/me.' }),
    summary: z.string().meta({ description: 'One sentence for people, by Accept-Language.' }),
    categories: z.array(z.object({ code: z.string(), name: z.string(), weight })),
    regions: z.array(z.object({ code: z.string(), name: z.string(), weight })),
    months: z.array(z.object({ month: z.int().min(1).max(12), weight })),
    festivals: z
      .array(
        z.object({ festivalId: z.uuid(), name: z.string(), weight, because: z.array(z.enum(SIGNAL_KINDS)) }),
      )
      .meta({ description: 'What it rests on, the weightiest first.' }),
    resetAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Taste' });

export type TasteView = z.infer<typeof taste>;
