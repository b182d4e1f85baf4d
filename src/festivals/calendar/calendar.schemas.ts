import { z } from 'zod';
import { say } from '../../shared/http/request-context.js';
import { festivalItem } from '../festival.views.js';
import { filterShape, withFilterRules } from '../listing/filter.schemas.js';

const month = z
  .string()
  .refine((text) => /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text), {
    error: () => say({ ko: 'YYYY-MM 형식의 달이어야 합니다.', en: 'Must be a month, as YYYY-MM.' }),
  })
  .meta({ description: 'Such as `2027-05`.', pattern: '^\\d{4}-\\d{2}$' });

const { q, region, category, tag, status, near, radiusKm, bbox, free } = filterShape;

export const calendarQuery = withFilterRules(
  z.strictObject({ month, q, region, category, tag, status, near, radiusKm, bbox, free }),
);

const date = z.iso.date();

const calendarDay = z
  .object({
    date,
    holidays: z.array(z.object({ name: z.string(), nameEn: z.string() })),
    festivals: z
      .int()
      .meta({ description: 'How many are held on this day; those called off or put off do not count.' }),
    estimated: z
      .int()
      .meta({ description: 'How many more are expected on this day by nothing but an estimate.' }),
  })
  .meta({ id: 'CalendarDay' });

const edition = festivalItem.shape.edition.unwrap();

const calendarFestival = festivalItem
  .pick({ id: true, name: true, nameEn: true, category: true, region: true, place: true })
  .extend({ edition })
  .meta({ id: 'CalendarFestival' });

const calendarBar = z
  .object({
    festival: calendarFestival,
    startsOn: date.meta({ description: 'Cut to the month, as is `endsOn`.' }),
    endsOn: date,
    lane: z.int().meta({ description: 'From 0; bars in one lane never share a day.' }),
    continuesBefore: z.boolean(),
    continuesAfter: z.boolean(),
  })
  .meta({ id: 'CalendarBar' });

export const calendarMonth = z
  .object({
    month: z.string(),
    weeks: z
      .array(z.array(calendarDay.nullable()))
      .meta({ description: 'Sunday to Saturday; null for the days of the months beside.' }),
    bars: z.array(calendarBar).meta({
      description:
        'Each festival once. What only an estimate says is `estimated`, and only in months that have not begun.',
    }),
    long: z.array(calendarFestival).meta({
      description:
        'What lasts over 60 days, apart, so that it does not drown the rest; the days count it, as held or as estimated.',
    }),
    total: z.int().meta({ description: 'How many the list has for these days; at most 2,000 are told.' }),
    holidaysKnown: z.boolean().meta({ description: 'Public holidays are known from 2020 to 2035.' }),
  })
  .meta({ id: 'CalendarMonth' });

export type CalendarQuery = z.infer<typeof calendarQuery>;
export type CalendarMonth = z.infer<typeof calendarMonth>;
export type CalendarFestival = z.infer<typeof calendarFestival>;
