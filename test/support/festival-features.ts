import fc from 'fast-check';
import type { FestivalFeatures } from '../../src/festivals/index.js';
import { addDays } from '../../src/shared/clock.js';

/** The day on which the made-up festivals are looked at. */
export const TODAY = '2026-11-24';

type Edition = NonNullable<FestivalFeatures['edition']>;

/** What ranking knows of a festival that runs next week, or of another one by `more`. */
export function aFestival(more: Partial<FestivalFeatures> = {}): FestivalFeatures {
  const category = more.category ?? 'sea';
  return {
    id: 'festival-1',
    name: '보령머드축제',
    nameEn: 'Boryeong Mud Festival',
    category,
    categoryName: { ko: category, en: category },
    tags: [],
    provinceCode: '44',
    districtCode: null,
    organiser: null,
    point: { lat: 36.31, lng: 126.51 },
    free: null,
    edition: anEdition(),
    rating: { sum: 0, count: 0 },
    bookmarkCount: 0,
    createdAt: new Date('2026-01-01T00:00:00Z'),
    updatedAt: new Date('2026-11-01T00:00:00Z'),
    ...more,
  };
}

export function anEdition(more: Partial<Edition> = {}): Edition {
  return {
    id: 'edition-1',
    version: 1,
    startsOn: addDays(TODAY, 7),
    endsOn: addDays(TODAY, 9),
    status: 'upcoming',
    estimated: false,
    ...more,
  };
}

/** Editions of every status, long over, running, to come and estimated. */
const edition = fc
  .record({
    startsIn: fc.integer({ min: -60, max: 300 }),
    length: fc.integer({ min: 0, max: 30 }),
    off: fc.constantFrom(
      'postponed' as const,
      'cancelled' as const,
      undefined,
      undefined,
      undefined,
      undefined,
    ),
    estimated: fc.boolean(),
  })
  .map(({ startsIn, length, off, estimated }): Edition => {
    const [startsOn, endsOn] = [addDays(TODAY, startsIn), addDays(TODAY, startsIn + length)];
    const dated = endsOn < TODAY ? 'ended' : startsOn <= TODAY ? 'ongoing' : 'upcoming';
    const guessed = estimated && dated !== 'ended' && off === undefined;
    return {
      id: guessed ? null : `edition-${startsOn}`,
      version: guessed ? null : 1,
      startsOn,
      endsOn,
      status: guessed ? 'undated' : (off ?? dated),
      estimated: guessed,
    };
  });

/** Catalogues of up to `max` festivals, with few enough words that they have things in common. */
export const festivals = (max = 40) =>
  fc
    .array(
      fc.record({
        name: fc.constantFrom(
          '머드축제',
          '벚꽃축제',
          '불꽃축제',
          '송어축제',
          '국화축제',
          '재즈페스티벌',
          '한우축제',
        ),
        nameEn: fc.constantFrom('A Festival', null),
        category: fc.constantFrom<FestivalFeatures['category'][]>('flowers', 'nature', 'sea', 'snow'),
        tags: fc.uniqueArray(fc.constantFrom('바다', '겨울', '가족', '야경'), { maxLength: 3 }),
        provinceCode: fc.constantFrom('11', '44', '51', null),
        organiser: fc.constantFrom('보령시', '화천군', null),
        point: fc.option(
          fc.record({
            lat: fc.double({ min: 33, max: 38, noNaN: true }),
            lng: fc.double({ min: 125, max: 130, noNaN: true }),
          }),
        ),
        free: fc.constantFrom(true, false, null),
        createdAt: fc.constantFrom(new Date('2026-01-01T00:00:00Z'), new Date('2026-11-20T00:00:00Z')),
        edition: fc.option(edition, { freq: 10 }),
        rating: fc
          .integer({ min: 0, max: 50 })
          .chain((count) =>
            fc.record({ count: fc.constant(count), sum: fc.integer({ min: count, max: count * 5 }) }),
          ),
        bookmarkCount: fc.integer({ min: 0, max: 200 }),
      }),
      { maxLength: max },
    )
    .map((all) => all.map((more, index) => aFestival({ ...more, id: `festival-${index}` })));

export const SEOUL = { lat: 37.5665, lng: 126.978 };

const days = fc.integer({ min: -20, max: 200 }).map((ahead) => addDays(TODAY, ahead));

/** Nothing asked, or any mixture of conditions. */
export const wishes = fc.record(
  {
    near: fc.constant(SEOUL),
    radiusKm: fc.integer({ min: 1, max: 400 }),
    from: days,
    to: days,
    category: fc.constantFrom('flowers', 'snow', 'light'),
  },
  { requiredKeys: [] },
);
