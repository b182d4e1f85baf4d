import { z } from 'zod';
import { day, decimal, listOf, point, truth } from '../../shared/http/parameters.js';
import { say } from '../../shared/http/request-context.js';
import { line, searchWords } from '../../shared/http/text.js';
import { type CategoryCode, categoryCodes } from '../category.js';
import { STATUS_WORDS } from '../festival.views.js';
import { findRegions } from '../region/region.rules.js';
import { WHENS } from './when.rules.js';

const SORTS = ['relevance', 'soonest', 'distance', 'rating', 'popular', 'updated'] as const;

/** Every region that a code or name may mean. */
export const regionQuery = line(60)
  .transform((text, context) => {
    const found = findRegions(text);
    if (found.length > 0)
      return found.map(({ provinceCode, districtCode }) => ({ provinceCode, districtCode }));
    context.addIssue({
      code: 'custom',
      message: say({
        ko: '알려진 지역의 코드나 이름이 아닙니다.',
        en: 'Is neither the code nor a name, old or new, of a region.',
      }),
    });
    return z.NEVER;
  })
  .meta({
    type: 'string',
    description: 'A legal code or any name, old or new, Korean or English, such as `강원도`.',
  });

const bbox = z
  .string()
  .transform((text, context) => {
    const parts = text.split(',');
    const [west = NaN, south = NaN, east = NaN, north = NaN] = parts.map(Number);
    const wellFormed = parts.length === 4 && parts.every((part) => /^-?\d{1,3}(\.\d{1,12})?$/.test(part));
    if (
      wellFormed &&
      west >= -180 &&
      east <= 180 &&
      south >= -90 &&
      north <= 90 &&
      west < east &&
      south < north
    ) {
      return { west, south, east, north };
    }
    context.addIssue({
      code: 'custom',
      message: say({
        ko: '서,남,동,북 순서의 경위도여야 합니다. 예: 126.7,37.4,127.2,37.7',
        en: 'Must be west,south,east,north in degrees, such as 126.7,37.4,127.2,37.7.',
      }),
    });
    return z.NEVER;
  })
  .meta({
    type: 'string',
    description: 'West, south, east and north in degrees, such as `126.7,37.4,127.2,37.7`.',
  });

/** What a list, a feed and a calendar of festivals are narrowed by. */
export const filterShape = {
  q: searchWords(100).optional().meta({
    description:
      'Words as people type them: spaces, year and 제N회 do not matter; initial consonants (ㅂㄹㅁㄷ), a last syllable half typed, romanised and English words (boryeong mud), the other keyboard (cnrwp), particles and a slip of the finger are understood; regions by old and new names, organisers, places and tags are found. Every word must be found, except such as 축제.',
  }),
  region: regionQuery.optional(),
  category: listOf(categoryCodes as readonly [CategoryCode, ...CategoryCode[]]).optional(),
  tag: line(40).optional(),
  from: day().optional().meta({
    description:
      'Festivals with an edition still going on this day or later. Where the edition in view is not, the item shows the first that is.',
  }),
  to: day().optional().meta({ description: 'Festivals with an edition that has begun by this day.' }),
  when: z.enum(WHENS).optional().meta({
    description:
      'Days told from today in Korea on, so that a link or a subscription stays true: `from` and `to` as of the day it is asked. `starting-in-7-days` finds what has not begun yet.',
  }),
  status: listOf(STATUS_WORDS).optional(),
  near: point().optional(),
  radiusKm: decimal(0.1, 1_000).optional(),
  bbox: bbox.optional(),
  free: truth().optional(),
  sort: z.enum(SORTS).optional().meta({ description: '`relevance` with `q`, else `soonest`, unless told.' }),
};

export type FestivalFilter = z.infer<z.ZodObject<typeof filterShape>>;

/** What the parameters of {@link filterShape} ask of each other. */
export function withFilterRules<T extends z.ZodType<FestivalFilter>>(schema: T): T {
  return schema
    .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
      path: ['to'],
      error: () => say({ ko: 'from보다 빠를 수 없습니다.', en: 'Must not be before from.' }),
    })
    .refine(({ when, from, to }) => when === undefined || (from === undefined && to === undefined), {
      path: ['when'],
      error: () =>
        say({ ko: 'from이나 to와 함께 보낼 수 없습니다.', en: 'Must not be sent together with from or to.' }),
    })
    .refine(({ near, radiusKm }) => near !== undefined || radiusKm === undefined, {
      path: ['radiusKm'],
      error: () => say({ ko: 'near와 함께 보내 주세요.', en: 'Send it together with near.' }),
    })
    .refine(({ near, sort }) => near !== undefined || sort !== 'distance', {
      path: ['sort'],
      error: () =>
        say({ ko: 'distance는 near와 함께 보내 주세요.', en: 'Send distance together with near.' }),
    });
}
