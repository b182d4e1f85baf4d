import { z } from 'zod';
import { addDays } from '../../shared/clock.js';
import { day, decimal, point } from '../../shared/http/parameters.js';
import { say } from '../../shared/http/request-context.js';
import { categoryCodes, modelView, recommendation, withCompanions } from '../recommendation.schemas.js';
import { NOTE_CODES } from './trip.notes.js';

const MOST_DAYS = 10;

export const tripQuery = z
  .strictObject({
    near: point().meta({ description: 'Where the trip begins and ends; used for this answer only.' }),
    radiusKm: decimal(5, 300).default(100),
    from: day().meta({ description: 'The first day, today or later.' }),
    to: day().meta({ description: `The last day; up to ${MOST_DAYS} days in all.` }),
    category: z.enum(categoryCodes).optional(),
    with: withCompanions(),
  })
  .refine(({ from, to }) => from <= to, {
    path: ['to'],
    error: () => say({ ko: 'from보다 이를 수 없습니다.', en: 'Must not be before from.' }),
  })
  .refine(({ from, to }) => to < addDays(from, MOST_DAYS), {
    path: ['to'],
    error: () =>
      say({ ko: `여행은 ${MOST_DAYS}일까지 짤 수 있습니다.`, en: `A trip has at most ${MOST_DAYS} days.` }),
  });

const drive = z.object({ km: z.number(), minutes: z.int() }).meta({
  id: 'Drive',
  description:
    'By car, estimated from the distance alone: 1.3 times the straight line, the first 20 km at 35 km/h, the others at 75, and ten minutes to park.',
});

const tripDay = z
  .object({
    date: z.iso.date(),
    visits: z.array(
      recommendation
        .extend({ drive: drive.meta({ description: 'From the place before, or from the start.' }) })
        .meta({ id: 'TripVisit' }),
    ),
    driveHome: drive.nullable().meta({ description: 'On the last day of a trip that has a visit.' }),
  })
  .meta({ id: 'TripDay' });

export const trip = z
  .object({
    days: z.array(tripDay).meta({ description: 'Every day of the trip, also those without a visit.' }),
    visits: z.int(),
    km: z.number(),
    minutes: z.int(),
    notes: z
      .array(z.object({ code: z.enum(NOTE_CODES), text: z.string() }).meta({ id: 'TripNote' }))
      .meta({ description: 'Why it is short or empty, and what was left out.' }),
    model: modelView.nullable(),
  })
  .meta({ id: 'Trip' });

export type TripQuery = z.infer<typeof tripQuery>;
export type TripView = z.infer<typeof trip>;
