import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../shared/project-root.js';
import { categoryCodes } from '../category.js';

/** When a festival falls: on a day of the month, or on the month's n-th Friday (Saturday if two days or shorter). */
const usual = z
  .strictObject({
    month: z.int().min(1).max(12),
    day: z.int().min(1).max(31).optional(),
    week: z.int().min(1).max(4).optional(),
    lengthDays: z.int().min(1).max(120),
  })
  .refine(({ day, week }) => (day === undefined) !== (week === undefined), 'either day or week');

const sampleFestival = z.strictObject({
  key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: z.string().min(2),
  nameEn: z.string().min(2),
  category: z.enum(categoryCodes),
  tags: z.array(z.string().min(1)).min(3).max(6),
  place: z.string().min(1),
  address: z.string().min(1),
  provinceCode: z.string().regex(/^\d{2}$/),
  districtCode: z.string().regex(/^\d{5}$/),
  point: z.strictObject({ lat: z.number().min(33).max(38.7), lng: z.number().min(124.5).max(132) }),
  organiser: z.string().min(1),
  homepage: z.url().nullable(),
  phone: z.null(),
  free: z.boolean().nullable(),
  usual,
  descriptionKo: z.string().min(30),
  descriptionEn: z.string().min(60),
  /** Name of a picture in sample/photos, without ending. */
  photo: z.string().nullable(),
});

export type SampleFestival = z.infer<typeof sampleFestival>;

/** The catalogue of sample/festivals.json; throws when it does not fit its schema. */
export async function readSampleCatalogue(): Promise<SampleFestival[]> {
  const text = await readFile(join(projectRoot, 'sample', 'festivals.json'), 'utf8');
  return z.array(sampleFestival).min(1).parse(JSON.parse(text));
}

const drawing = z.object({ name: z.string(), altKo: z.string().min(1) });

/** The drawings of sample/drawings.json: their names and what they show. */
export async function readDrawings(): Promise<z.infer<typeof drawing>[]> {
  const text = await readFile(join(projectRoot, 'sample', 'drawings.json'), 'utf8');
  return z.array(drawing).parse(JSON.parse(text));
}
