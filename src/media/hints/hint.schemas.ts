import { z } from 'zod';
import { id } from '../../shared/http/parameters.js';

export const hintBody = z
  .strictObject({
    id: id().meta({ description: 'Of the photo that has a new manifest.' }),
    sentAt: z.int().nonnegative().meta({ description: 'Seconds since 1970.' }),
    signature: z
      .string()
      .max(200)
      .regex(/^[!-~]*$/)
      .optional()
      .meta({
        description: 'HMAC-SHA-256 over `sentAt.id` in lower-case hex. Without it the hint is not genuine.',
      }),
  })
  .meta({
    id: 'PhotoHint',
    examples: [
      {
        id: '01928f6e-7a3c-7d21-9b5e-2f0c4d8a6b17',
        sentAt: 1_790_000_000,
        signature: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      },
    ],
  });

export type HintBody = z.infer<typeof hintBody>;
