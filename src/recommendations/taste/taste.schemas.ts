import { z } from 'zod';
import { SIGNAL_KINDS } from '../signals/signal.weight.rules.js';

export const signalKind = z.enum(SIGNAL_KINDS);

const weight = z
  .number()
  .meta({ description: 'Positive is liking, negative disliking; a bookmark of today is 1.' });

const tasteSignal = z
  .object({
    kind: signalKind,
    text: z.string().meta({ description: 'What it was, for people, by Accept-Language.' }),
    weight,
    times: z.int().min(1),
    at: z.iso.datetime().meta({ description: 'The latest time.' }),
  })
  .meta({
    id: 'TasteSignal',
    description: 'Removed by DELETE /v1/me/taste/festivals/{festivalId}/signals/{kind}.',
  });

export const taste = z
  .object({
    personalised: z
      .boolean()
      .meta({ description: 'Switched off: nothing is used or shown. Change it by PATCH /v1/me.' }),
    summary: z.string().meta({ description: 'One sentence for people, by Accept-Language.' }),
    categories: z.array(z.object({ code: z.string(), name: z.string(), weight })),
    regions: z.array(z.object({ code: z.string(), name: z.string(), weight })),
    months: z.array(z.object({ month: z.int().min(1).max(12), weight })),
    festivals: z
      .array(
        z.object({ festivalId: z.uuid(), name: z.string(), weight, signals: z.array(tasteSignal).min(1) }),
      )
      .meta({ description: 'What it rests on, the weightiest first, at most a hundred.' }),
    resetAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Taste' });

export const festivalTaste = z
  .object({ festivalId: z.uuid(), signals: z.array(tasteSignal) })
  .meta({ id: 'FestivalTaste' });

export type TasteView = z.infer<typeof taste>;
export type FestivalTasteView = z.infer<typeof festivalTaste>;
