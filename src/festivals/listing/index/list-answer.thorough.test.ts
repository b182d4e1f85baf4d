import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayNumber, dayOf } from '../../../shared/clock.js';
import { EDITION_STATUSES } from '../../edition/edition.entity.js';
import { editionInView } from '../../edition/edition-in-view.rules.js';
import { FestivalIndex } from './festival-index.js';
import { KnownSlots } from './known-slots.js';
import { answerTo } from './list-answer.js';
import type { ListedFestival } from './listed-festival.js';
import { type Asked, plainAnswer } from './plain-answer.example.js';
import type { Span } from './slot-order.js';

const TODAY = dayNumber('2027-05-02');
const PLACES = [
  { lat: 37.5665, lng: 126.978 },
  { lat: 37.5651, lng: 126.9895 },
  { lat: 37.2636, lng: 127.0286 },
  { lat: 35.1796, lng: 129.0756 },
  { lat: 33.4996, lng: 126.5312 },
  { lat: 39, lng: 132 },
];

const region = (provinceCode: string, districtCode: string | null) => ({ provinceCode, districtCode });
const day = fc.integer({ min: TODAY - 800, max: TODAY + 300 });
const near = fc.integer({ min: TODAY - 20, max: TODAY + 20 });
const editionIn = (startsOn: fc.Arbitrary<number>) =>
  fc
    .record({
      startsOn,
      days: fc.oneof(fc.nat(4), fc.nat(60)),
      status: fc.constantFrom(...EDITION_STATUSES),
    })
    .map(({ startsOn, days, status }) => ({ startsOn, endsOn: startsOn + days, status }));

const festival = (
  id: string,
  startsOn: fc.Arbitrary<number> = fc.oneof(day, near),
): fc.Arbitrary<ListedFestival> =>
  fc
    .record({
      category: fc.constantFrom('food' as const, 'music' as const, 'sea' as const),
      region: fc.constantFrom(null, ['11', null], ['11', '11110'], ['51', '51790'], ['51', null]),
      tags: fc.subarray(['하나', '둘', '셋']),
      free: fc.constantFrom(true, false, null),
      point: fc.constantFrom(null, ...PLACES),
      rating: fc.constantFrom(
        { sum: 0, count: 0 },
        { sum: 9, count: 2 },
        { sum: 5, count: 1 },
        { sum: 10, count: 2 },
      ),
      bookmarkCount: fc.nat(3),
      updatedAt: fc.nat(3),
      editions: fc.uniqueArray(editionIn(startsOn), { maxLength: 4, selector: ({ startsOn }) => startsOn }),
    })
    .map(({ region: codes, ...facts }) => ({
      ...facts,
      id,
      provinceCode: codes?.[0] ?? null,
      districtCode: codes?.[1] ?? null,
      coverPhotoId: null,
      inView: viewOn(TODAY, facts.editions),
      fingerprint: '',
    }));

function viewOn(today: number, editions: ListedFestival['editions']): ListedFestival['inView'] {
  const dated = editions.map(({ startsOn, endsOn, status }) => ({
    id: String(startsOn),
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
    status,
    ordinal: null,
    year: Number(dayOf(startsOn).slice(0, 4)),
  }));
  const view = editionInView(dated, dayOf(today));
  return view && { phase: view.phase, startsOn: dayNumber(view.startsOn), endsOn: dayNumber(view.endsOn) };
}

/** Another festival like it, some days later. */
function again(one: ListedFestival, time: number): ListedFestival {
  if (time === 0) return one;
  const editions = one.editions.map(({ startsOn, endsOn, status }) => ({
    startsOn: startsOn + time,
    endsOn: endsOn + time,
    status,
  }));
  return { ...one, id: `${one.id}-${time}`, editions, inView: viewOn(TODAY, editions) };
}

const IDS = Array.from({ length: 40 }, (_, at) => `festival-${(at * 7919) % 1000}`);
/** Each made once: what a run costs is mostly the making of what it draws from. */
const ANY = new Map(IDS.map((id) => [id, festival(id)]));
const anyOf = (id: string) => ANY.get(id) as fc.Arbitrary<ListedFestival>;
const catalogueOf = (festivals: readonly ListedFestival[]) => new Map(festivals.map((one) => [one.id, one]));
const catalogue = fc
  .subarray(IDS)
  .chain((ids) => fc.tuple(...ids.map(anyOf)))
  .map(catalogueOf);
/** So many that lists are read off their order instead of being sorted. */
const crowd = fc
  .tuple(...IDS.slice(0, 12).map((id) => festival(id, near)))
  .map((festivals) =>
    Array.from({ length: 12 }, (_, time) => festivals.map((one) => again(one, time))).flat(),
  )
  .map(catalogueOf);
const changes = fc
  .array(fc.constantFrom(...IDS), { maxLength: 15 })
  .chain((ids) => fc.tuple(...ids.map((id) => fc.tuple(fc.constant(id), fc.option(anyOf(id), { freq: 2 })))));

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const rarely = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const inDays = (from: number | undefined, to: number | undefined) => ({
  from: from === undefined ? undefined : dayOf(from),
  to: to === undefined ? undefined : dayOf(to),
});
const statuses = fc.subarray(['ongoing', 'upcoming', 'ended', 'postponed', 'cancelled', 'undated'] as const, {
  minLength: 1,
});

const question: fc.Arbitrary<Asked> = fc
  .record({
    region: rarely(
      fc.constantFrom<NonNullable<Asked['region']>[]>(
        [region('11', null)],
        [region('11', '11110'), region('51', '51790')],
      ),
    ),
    category: rarely(fc.subarray(['food', 'music', 'sea'] as const, { minLength: 1 })),
    tag: rarely(fc.constantFrom('하나', '넷')),
    from: maybe(fc.oneof(day, near)),
    to: maybe(fc.oneof(day, near)),
    status: rarely(statuses),
    near: maybe(fc.constantFrom(...PLACES, { lat: 40.7, lng: -74 }, { lat: -37.5, lng: -53 })),
    radiusKm: rarely(fc.constantFrom(0.5, 3, 60, 400, 1_000)),
    bbox: rarely(
      fc.constantFrom(
        { west: 126.5, south: 37, east: 127.02, north: 38 },
        { west: 120, south: 30, east: 140, north: 45 },
        { west: 0, south: 0, east: 1, north: 1 },
      ),
    ),
    free: rarely(fc.boolean()),
    sort: maybe(fc.constantFrom('relevance', 'soonest', 'distance', 'rating', 'popular', 'updated')),
    relevance: rarely(fc.array(fc.tuple(fc.constantFrom(...IDS), fc.nat(3)))),
  })
  .map(({ from, to, relevance, ...asked }) => ({
    ...asked,
    ...inDays(from, to),
    relevance: relevance === undefined ? null : new Map(relevance),
  }));
const span = fc.record({ skip: fc.nat(30), take: fc.integer({ min: 1, max: 20 }) });
/** Of one catalogue, which takes longer to draw than to ask. */
const someQuestions = fc.array(fc.tuple(question, span), { minLength: 3, maxLength: 3 });

/** The words are found by an index that knows the festivals by numbers of its own. */
function answer(index: FestivalIndex, asked: Asked, part: Span, known = new KnownSlots()) {
  const { relevance } = asked;
  const found = relevance && {
    ids: IDS,
    numbers: Int32Array.from(relevance.keys(), (id) => IDS.indexOf(id)),
    tiers: Uint8Array.from(relevance.values()),
  };
  return answerTo(index, { ...asked, relevance: found && known.relevanceIn(index, found) }, part);
}

const shown = ({ found, total }: ReturnType<typeof answerTo>) => ({
  found: found.map(({ festival: { id }, shown: edition, distanceKm }) => [
    id,
    edition,
    distanceKm?.toFixed(6),
  ]),
  total,
});

describe('answers of the list index', () => {
  it('When anything is asked of any catalogue, then the answer is that of going through all of it', () => {
    fc.assert(
      fc.property(catalogue, someQuestions, (festivals, all) => {
        const index = new FestivalIndex(TODAY);
        index.apply(festivals);
        for (const [asked, part] of all)
          expect(shown(answer(index, asked, part))).toEqual(
            shown(plainAnswer([...festivals.values()], TODAY, asked, part)),
          );
      }),
      { numRuns: 500 },
    );
  });

  it('When much is on in the days asked, then each shows what it should, in order, and is counted', () => {
    const days = fc.tuple(maybe(near), maybe(near)).map(([a, b]) => {
      const isTurned = a !== undefined && b !== undefined && a > b;
      return isTurned ? { from: b, to: a } : { from: a, to: b };
    });
    const questions = fc.array(fc.tuple(days, maybe(statuses)), { minLength: 20, maxLength: 20 });
    const deep = fc.record({ skip: fc.nat(140), take: fc.integer({ min: 1, max: 60 }) });
    fc.assert(
      fc.property(crowd, questions, deep, (festivals, all, part) => {
        const index = new FestivalIndex(TODAY);
        index.apply(festivals);
        for (const [{ from, to }, status] of all) {
          const asked = { ...inDays(from, to), status, relevance: null };
          expect(shown(answer(index, asked, part))).toEqual(
            shown(plainAnswer([...festivals.values()], TODAY, asked, part)),
          );
        }
      }),
      { numRuns: 100 },
    );
  });

  it('When festivals come, change and go, then the answer is that of an index made anew', () => {
    fc.assert(
      fc.property(catalogue, fc.array(changes, { maxLength: 4 }), someQuestions, (before, rounds, all) => {
        const index = new FestivalIndex(TODAY);
        index.apply(before);
        const now = new Map(before);
        const known = new KnownSlots();
        for (const round of rounds) {
          for (const [asked, part] of all) answer(index, asked, part, known);
          index.apply(new Map(round));
          for (const [id, changed] of new Map(round)) {
            if (changed === null) now.delete(id);
            else now.set(id, changed);
          }
        }
        expect(index.size).toBe(now.size);
        for (const [asked, part] of all)
          expect(shown(answer(index, asked, part, known))).toEqual(
            shown(plainAnswer([...now.values()], TODAY, asked, part)),
          );
      }),
      { numRuns: 250 },
    );
  });

  it('When the day turns, then the answer is that of the new day', () => {
    fc.assert(
      fc.property(catalogue, fc.integer({ min: 1, max: 90 }), someQuestions, (before, days, all) => {
        const index = new FestivalIndex(TODAY);
        index.apply(before);
        const now = [...before.values()].map((one) => ({
          ...one,
          inView: viewOn(TODAY + days, one.editions),
        }));
        const turned = now.filter(({ id, inView }) => !isSame(inView, before.get(id)?.inView ?? null));
        index.apply(new Map(turned.map((one) => [one.id, one])), TODAY + days);
        for (const [asked, part] of all)
          expect(shown(answer(index, asked, part))).toEqual(
            shown(plainAnswer(now, TODAY + days, asked, part)),
          );
      }),
      { numRuns: 150 },
    );
  });
});

function isSame(a: ListedFestival['inView'], b: ListedFestival['inView']): boolean {
  return a?.phase === b?.phase && a?.startsOn === b?.startsOn && a?.endsOn === b?.endsOn;
}
