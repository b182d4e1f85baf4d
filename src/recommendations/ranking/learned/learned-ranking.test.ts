/** @jest-environment ./test/support/native-numbers.environment.mjs */
import { describe, expect, it } from '@jest/globals';
import type { Answer, Community } from './community.js';
import { FEATURES, featuresFor } from './features.js';
import { knowledgeAt } from './knowledge.js';
import { personView, weekdayOf } from './person.view.js';
import { priorRanker, PRIORS } from './prior.ranker.js';
import { peopleOf, someOf, windowOf } from './window.js';
import { qualityIn } from './window.quality.js';

const SEOUL = { lat: 37.5665, lng: 126.978 };
const BUSAN = { lat: 35.1796, lng: 129.0756 };
const [HAN, LEE, NEW] = [0, 1, 2];
const [PAST, NEXT, LATER, FAR, COLD] = [0, 1, 2, 3, 4];

const accepted = (person: number, occasion: number, at: number): Answer => ({
  person,
  occasion,
  at,
  accepted: true,
});

/** Day 100 is a Saturday. Organiser 0 has all but FAR; NEXT and LATER are weekly, in Seoul; FAR is in Busan. */
function aCommunity(answers: readonly Answer[]): Community {
  return {
    occasions: [
      { startsAt: 93.5, organiser: 0, place: 0 },
      { startsAt: 107.5, organiser: 0, place: 0 },
      { startsAt: 114.5, organiser: 0, place: 0 },
      { startsAt: 103.25, organiser: 1, place: 1 },
      { startsAt: 121.5, organiser: 0, place: 2 },
    ],
    organisers: 3,
    places: [SEOUL, BUSAN, undefined],
    homes: [SEOUL, undefined, SEOUL],
    followed: new Map([[LEE, [1]]]),
    answers,
  };
}

const MOMENT = 100;
const BEFORE = [
  accepted(HAN, PAST, 90),
  accepted(LEE, PAST, 91),
  accepted(LEE, NEXT, 99.5),
  { ...accepted(HAN, FAR, 95), accepted: false },
];
const AFTER = [
  accepted(HAN, NEXT, 100),
  accepted(HAN, FAR, 101),
  accepted(NEW, COLD, 102),
  accepted(LEE, NEXT, 103),
];

async function featuresOf(person: number, occasion: number): Promise<Record<string, number>> {
  const knowledge = await knowledgeAt(aCommunity([...BEFORE, ...AFTER]), MOMENT);
  const row = new Float64Array(FEATURES.length);
  featuresFor(knowledge, personView(knowledge, person))(occasion, row, 0);
  return Object.fromEntries(FEATURES.map((name, at) => [name, row[at]!]));
}

describe('what is said of an occasion', () => {
  it('counts who came before the moment and nobody after it', async () => {
    expect(await featuresOf(HAN, NEXT)).toMatchObject({
      popularity: Math.log(2),
      'popularity of the last day': Math.log(2),
      cold: 0,
      'organiser’s popularity': Math.log(4),
      'days until, logarithm': Math.log(8.5),
      'within three days': 0,
      'turn at the organiser': 0,
      'organiser’s next': 1,
      'organiser’s occasions to come': Math.log(4),
    });
    expect(await featuresOf(HAN, COLD)).toMatchObject({ cold: 1, 'turn at the organiser': Math.log(3) });
  });
});

describe('what an occasion is to a person', () => {
  it('tells their own series from the rest', async () => {
    expect(await featuresOf(HAN, NEXT)).toMatchObject({
      'came to the organiser': 1,
      'times in the series': Math.log(2),
      'times with the organiser at the place': Math.log(2),
      'share of the weekday': 1,
      'share of the hour': 1,
      'share of the organiser': 1,
      'distance, logarithm': 0,
      near: 1,
    });
    expect(await featuresOf(HAN, FAR)).toMatchObject({
      'came to the organiser': 0,
      'declined the organiser': Math.log(2),
      'times in the series': 0,
      far: 1,
    });
  });

  it('finds those who come with them', async () => {
    // HAN and LEE came to PAST, LEE also to NEXT: one in common of two and one people, and three to dilute.
    expect((await featuresOf(HAN, NEXT))['people in common with one']).toBeCloseTo(
      1 / (Math.sqrt(2) + 3),
      12,
    );
  });

  it('says nothing by distance where a home or a place is not known', async () => {
    expect(await featuresOf(LEE, NEXT)).toMatchObject({ near: 0, far: 0, 'follows the organiser': 0 });
    expect(await featuresOf(HAN, COLD)).toMatchObject({ near: 0, far: 0 });
    expect(await featuresOf(LEE, FAR)).toMatchObject({ 'follows the organiser': 1 });
  });

  it('is a number for everybody, whatever is missing', async () => {
    for (const person of [HAN, LEE, NEW]) {
      for (const occasion of [NEXT, LATER, FAR, COLD]) {
        expect(Object.values(await featuresOf(person, occasion)).every(Number.isFinite)).toBe(true);
      }
    }
  });
});

it('weeks begin on Monday, before 1970 too', () => {
  expect([0, 3, 4, -1, -4].map(weekdayOf)).toEqual([3, 6, 0, 2, 6]);
});

describe('a window', () => {
  it('holds what people accepted next of what they had not answered, people with and without history apart', async () => {
    const window = await windowOf(aCommunity([...BEFORE, ...AFTER]), MOMENT);
    expect([...window.knowledge.candidates]).toEqual([NEXT, LATER, FAR, COLD]);
    expect([...window.next]).toEqual([
      [HAN, [NEXT]],
      [NEW, [COLD]],
    ]);
    expect([peopleOf(window, 'history'), peopleOf(window, 'none')]).toEqual([[HAN], [NEW]]);
    expect([...window.cold]).toEqual([0, 0, 1, 0, 1]);
  });

  it('ends where the next begins', async () => {
    const window = await windowOf(aCommunity([...BEFORE, ...AFTER]), MOMENT, 102);
    expect([...window.next.keys()]).toEqual([HAN]);
  });

  it('may be asked about some of its people, evenly out of all', () => {
    expect(someOf([1, 2, 3, 4, 5, 6], 3)).toEqual([1, 3, 5]);
    expect(someOf([1, 2, 3, 4, 5], 2)).toEqual([1, 4]);
    expect(someOf([1, 2], 3)).toEqual([1, 2]);
  });

  it('is measured by the first k, the answered left out, the cold apart', async () => {
    const window = await windowOf(aCommunity([...BEFORE, ...AFTER]), MOMENT);
    const scoring = () => Float64Array.of(-Infinity, 1, 2, 9, 3);
    // HAN declined FAR, so finds COLD, LATER, NEXT: what he wants is third. NEW finds COLD second, after FAR.
    expect(qualityIn(window, [HAN], scoring, 2)).toMatchObject({ recall: 0, people: 1, coldRecall: 0 });
    expect(qualityIn(window, [HAN], scoring, 3)).toMatchObject({ recall: 1, ndcg: 1 / 2 });
    expect(qualityIn(window, [NEW], scoring, 2)).toMatchObject({ recall: 1, coldRecall: 1 });
  });
});

describe('who has no history', () => {
  it('finds what is popular, soon and near before what is not, and nothing that has begun', async () => {
    const knowledge = await knowledgeAt(aCommunity([...BEFORE, ...AFTER]), MOMENT);
    const scores = priorRanker(PRIORS[0])(knowledge)(NEW);
    expect(scores[PAST]).toBe(-Infinity);
    expect(scores[NEXT]).toBeGreaterThan(scores[LATER]!);
    expect(scores[LATER]).toBeGreaterThan(scores[COLD]!);
  });

  it('finds what organisers have whom they follow or answered with no before anything popular', async () => {
    const declined = { ...accepted(NEW, PAST, 92), accepted: false };
    const crowd = Array.from({ length: 30 }, () => accepted(HAN, FAR, 98));
    const knowledge = await knowledgeAt(aCommunity([declined, ...crowd]), MOMENT);
    const rank = priorRanker(PRIORS[0])(knowledge);
    expect(rank(NEW)[COLD]).toBeGreaterThan(rank(NEW)[FAR]!);
    expect(rank(LEE)[FAR]).toBeGreaterThan(rank(LEE)[COLD]!);
  });
});
