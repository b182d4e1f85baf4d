import { z } from 'zod';
import { regionView } from '../festival.views.js';
import { PROVIDERS } from '../import/import.entity.js';

const qualityItem = z
  .object({
    provider: z.enum(PROVIDERS),
    authority: z
      .string()
      .nullable()
      .meta({ description: 'Who said it, where the row tells: a local government by its name of today.' }),
    region: regionView.nullable().meta({ description: 'Where all its rows lie in one.' }),
    about: z.enum(['file', 'catalogue']).meta({
      description:
        '`file`: rows of the file that has the newest of the authority, by reference day; `catalogue`: what the festivals there lack.',
    }),
    code: z.string(),
    text: z.string().meta({ description: 'The same for people, by `Accept-Language`.' }),
    severity: z.enum(['error', 'warning']).meta({ description: 'An `error` kept the row out.' }),
    rows: z.int(),
    samples: z.array(z.string()).meta({ description: 'Names of up to five of them.' }),
  })
  .meta({ id: 'QualityItem' });

export const qualityReport = z.object({ items: z.array(qualityItem) }).meta({ id: 'QualityReport' });

/** Nothing can be asked of it. */
export const qualityQuery = z.strictObject({});

export type QualityItem = z.infer<typeof qualityItem>;
export type QualityReport = z.infer<typeof qualityReport>;
