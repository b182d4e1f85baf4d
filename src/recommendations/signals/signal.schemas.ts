import { z } from 'zod';
import { id, instant } from '../../shared/http/parameters.js';
import { say } from '../../shared/http/request-context.js';
import { TOLD_KINDS } from './signal.weight.rules.js';

const MOST = 100;

/** One item of a batch; checked by itself, so that a bad one does not take the others with it. */
export const signal = z
  .strictObject({
    id: id().meta({
      description: 'Made by the client; the same one sent again within two months counts once.',
    }),
    kind: z.enum(TOLD_KINDS).meta({
      description:
        '`view`: opened its page; `longView`: stayed half a minute, beside the `view`; `visit`: was there. `impression` tells nothing of taste.',
    }),
    festivalId: id(),
    at: instant().optional().meta({ description: 'When it happened, within the last year; left out: now.' }),
    listId: z
      .string()
      .regex(/^[\w-]{50,1200}$/)
      .optional()
      .meta({
        description:
          'With `impression` and `click`: the answer of GET /v1/recommendations that showed the festival. Counted for its model, of nobody; also without an account.',
      }),
  })
  .refine(({ kind, listId }) => listId === undefined || kind === 'impression' || kind === 'click', {
    path: ['listId'],
    error: () =>
      say({ ko: 'impression이나 click과 함께 보내 주세요.', en: 'Send it with impression or click only.' }),
  });

const documented = z.toJSONSchema(signal, { io: 'input' });
delete documented.$schema;

export const signalBatch = z
  .strictObject({
    signals: z
      .array(z.unknown().meta({ ...documented, id: 'Signal' }))
      .min(1)
      .max(MOST),
  })
  .meta({
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

const count = z.int().min(0);

export const signalsReceived = z
  .object({
    accepted: count,
    duplicates: count.meta({ description: 'Sent before, or twice in this batch.' }),
    ignored: count.meta({
      description:
        'Of festivals that are not public (any more), or, unless shown by a list, of somebody without an account or with personalisation switched off.',
    }),
    refused: count.meta({ description: 'Wrong in themselves; `items` says what is wrong with them.' }),
    items: z
      .array(
        z
          .object({
            index: count,
            outcome: z.enum(['accepted', 'duplicate', 'ignored', 'refused']),
            errors: z
              .array(z.object({ pointer: z.string(), detail: z.string() }))
              .meta({ description: 'Why it does not count; pointers are into the batch.' }),
          })
          .meta({ id: 'SignalReceived' }),
      )
      .meta({ description: 'One for each of the batch, in its order.' }),
  })
  .meta({ id: 'SignalsReceived' });

export type Signal = z.output<typeof signal>;
export type SignalBatch = z.infer<typeof signalBatch>;
export type SignalsReceived = z.infer<typeof signalsReceived>;
export type SignalReceived = SignalsReceived['items'][number];
