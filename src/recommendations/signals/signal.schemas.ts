import { z } from 'zod';
import { id } from '../../shared/http/parameters.js';

const MOST = 100;

const at = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const signal = z
  .strictObject({
    id: id().meta({ description: 'Made by the client; the same one sent again counts once.' }),
    kind: z.enum(['view', 'click', 'share', 'dismiss']),
    festivalId: id(),
    at: at.optional().meta({
      type: 'string',
      format: 'date-time',
      description: 'When it happened, within the last year; left out: now.',
    }),
  })
  .meta({ id: 'Signal' });

export const signalBatch = z.strictObject({ signals: z.array(signal).min(1).max(MOST) }).meta({
  id: 'SignalBatch',
  examples: [
    {
      signals: [
        {
          id: '01890a5d-ac96-774b-bcce-b302099a8057',
          kind: 'view',
          festivalId: '01890a5d-ac96-774b-bcce-b302099a8058',
        },
      ],
    },
  ],
});

export const signalsReceived = z
  .object({
    accepted: z.int(),
    duplicates: z.int().meta({ description: 'Sent before, or twice in this batch.' }),
    ignored: z.int().meta({
      description:
        'Of festivals that are not public (any more), or all of them where personalisation is switched off.',
    }),
  })
  .meta({ id: 'SignalsReceived' });

export type SignalBatch = z.infer<typeof signalBatch>;
export type SignalsReceived = z.infer<typeof signalsReceived>;
