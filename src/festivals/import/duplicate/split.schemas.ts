import { z } from 'zod';

const MOST_STATEMENTS = 100;

export const splitBody = z
  .strictObject({
    statements: z
      .array(z.string().regex(/^[0-9a-f]{32}$/))
      .min(1)
      .max(MOST_STATEMENTS)
      .meta({
        description: 'The `statementId` of records that speak of another festival, by the provenance.',
      }),
  })
  .meta({ id: 'SplitBody', examples: [{ statements: ['0f4f6c1f6f7f4d0d9d5b0a8c2e1b3d4f'] }] });

export const splitResult = z
  .object({
    festivalId: z.uuid().meta({ description: 'The festival asked about.' }),
    partedId: z.uuid().nullable().meta({
      description: 'That of the records named; null where they make none, having no name in Korean.',
    }),
  })
  .meta({ id: 'SplitResult' });

export type SplitBody = z.infer<typeof splitBody>;
export type SplitResult = z.infer<typeof splitResult>;
