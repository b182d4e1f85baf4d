import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aFestival, festivals, SEOUL, TODAY, wishes } from '../../../test/support/festival-features.js';
import type { FestivalFeatures } from '../../festivals/index.js';
import { addDays } from '../../shared/clock.js';
import { type ItemModel, itemModel } from '../model/item-model.js';
import { countPairs } from '../model/collaborative/co-occurrence.js';
import { localRidge } from '../model/collaborative/local-ridge.js';
import { Triangle } from '../model/collaborative/triangle.js';
import { PopulationBuilder } from '../model/training/population.js';
import { SIGNAL_KINDS, type Interest } from '../signals/signal.weight.rules.js';
import { RankedCatalogue } from './catalogue/ranked-catalogue.js';
import { FestivalFacts } from './catalogue/festival-facts.js';
import { candidatesFor, type Wish } from './candidate.rules.js';
import { distanceKm } from './distance.js';
import { FEATURES, featuresFor } from './learned/features.js';
import { rankedList } from './ranking.rules.js';
import type { Reason } from './reason.rules.js';
import { type Scored, scoreAll, settingFor } from './score.rules.js';
import { COMMON_TERMS, TERM_OF, type TermName } from './term.rules.js';

/** A catalogue, a person and what is asked. */
interface World {
  readonly all: readonly FestivalFeatures[];
  readonly wish: Wish;
  readonly interests: readonly Interest[];
  readonly excluded: ReadonlySet<string>;
  readonly model: ItemModel | null;
  readonly limit: number;
  readonly who: string;
}

// Few festivals, so that tastes, model and catalogue meet.
const ids = fc.integer({ min: 0, max: 11 }).map((index) => `festival-${index}`);
const interest = fc.record({
  festivalId: ids,
  weight: fc.double({ min: -2, max: 2, noNaN: true }).filter((weight) => Math.abs(weight) > 0.01),
  kinds: fc.uniqueArray(fc.constantFrom(...SIGNAL_KINDS), { minLength: 1, maxLength: 3 }),
});
const tastes = fc.array(
  fc.record({
    synthetic: fc.boolean(),
    weights: fc
      .uniqueArray(ids, { minLength: 2, maxLength: 6 })
      .map((some) => new Map(some.map((id) => [id, 1]))),
  }),
  { maxLength: 30 },
);
const worlds: fc.Arbitrary<World> = fc.record({
  all: festivals(12),
  wish: wishes,
  interests: fc.uniqueArray(interest, { maxLength: 8, selector: ({ festivalId }) => festivalId }),
  excluded: fc.uniqueArray(ids, { maxLength: 4 }).map((some) => new Set(some)),
  model: fc.option(tastes.map(modelOf)),
  limit: fc.integer({ min: 1, max: 50 }),
  who: fc.constantFrom('somebody', 'somebody else', 'anyone'),
});

interface Taste {
  readonly synthetic: boolean;
  readonly weights: ReadonlyMap<string, number>;
}

/** A model of so few festivals that it can be trained in between. */
function modelOf(people: readonly Taste[]): ItemModel {
  const now = new Date(`${TODAY}T00:00:00Z`);
  const builder = new PopulationBuilder();
  for (const { synthetic, weights } of people) {
    const liked = [...weights].map(([festivalId, weight]) => ({ festivalId, weight, since: now, at: now }));
    builder.add(liked, synthetic);
  }
  const { festivals, liking, interactions } = builder.build(now);
  const counts = new Triangle(festivals.length);
  countPairs(interactions, { reading: 'by-weight' }, counts);
  const linear = localRidge(counts, { ridge: 1, dropout: 0.3, nearest: 20, kept: 20 });
  return itemModel({ festivals, ...linear, liking, factors: null, ranking: null });
}

function rank({ all, wish, interests, excluded, model, limit, who }: World) {
  const facts = new FestivalFacts(new RankedCatalogue(TODAY, all), model);
  return rankedList(facts, { who, interests, excluded }, wish, limit);
}

describe('recommending, whatever the catalogue, the wish and the person', () => {
  it('lists the same for the same person and day, and never what is excluded', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const list = rank(world);
        expect(rank({ ...world, all: [...world.all].reverse() }).map(({ festival }) => festival.id)).toEqual(
          list.map(({ festival }) => festival.id),
        );
        expect(list.filter(({ festival }) => world.excluded.has(festival.id))).toEqual([]);
      }),
    );
  });

  it('says in every item, before all else, where the wish was widened', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const facts = new FestivalFacts(new RankedCatalogue(TODAY, world.all), null);
        const draw = { who: world.who, today: TODAY };
        const { widened } = candidatesFor(facts, [], world.wish, world.excluded, draw);
        for (const { reasons } of rank(world)) {
          expect(reasons.map(({ code }) => code).indexOf('widened')).toBe(widened.length > 0 ? 0 : -1);
        }
      }),
    );
  });

  it('gives each item the sum of its terms, and reasons from the largest of them in their order', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const list = rank(world);
        for (const { score, terms, reasons } of list) {
          expect(score).toBeCloseTo(
            terms.reduce((sum, { value }) => sum + value, 0),
            10,
          );
          const own = reasons.filter(({ code }) => code !== 'widened');
          expect(own.length).toBeGreaterThanOrEqual(1);
          expect(own.length).toBeLessThanOrEqual(3);
          const values = own.map(({ code }) => valueOf(TERM_TOLD[code] ?? 'time', terms));
          expect([...values].sort((a, b) => b - a)).toEqual(values);
          if (own.length > 1) expect(values.every((value) => value > 0)).toBe(true);
        }
      }),
    );
  });

  it('has terms that are the weights times the features, those that all have against their means', () => {
    fc.assert(
      fc.property(worlds, ({ limit: _, ...world }) => {
        const facts = new FestivalFacts(new RankedCatalogue(TODAY, world.all), world.model);
        const setting = settingFor(facts, world.interests, world.wish.near);
        const numbers = [...facts.catalogue.index.all];
        const rows = numbers.map((number) => {
          const row = new Float64Array(FEATURES.length);
          featuresFor(facts, setting.taste.view)(number, row, 0);
          return row;
        });
        scoreAll(numbers, setting).forEach(({ terms }, at) => {
          for (const { name, value } of terms) {
            let sum = 0;
            FEATURES.forEach((feature, f) => {
              if (TERM_OF[feature] !== name) return;
              const mean = COMMON_TERMS.has(name)
                ? rows.reduce((total, row) => total + row[f]!, 0) / rows.length
                : 0;
              sum += setting.weights[f]! * (rows[at]![f]! - mean);
            });
            expect(value).toBeCloseTo(sum, 9);
          }
        });
      }),
    );
  });

  it('gives only reasons that are true', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const list = rank(world);
        for (const { festival, terms, reasons } of list) {
          for (const reason of reasons) expect(isTrue(reason, festival, terms, world)).toBe(true);
        }
      }),
    );
  });

  it('says so wherever people of the sample data stand behind a reason, and only there', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const told = rank(world)
          .flatMap(({ reasons }) => reasons)
          .filter(({ text }) => text.en.includes('based on sample data'));
        for (const { text } of told) expect(text.ko).toContain('표본 데이터 기준');
        if (told.length > 0) {
          const model = world.model as ItemModel;
          expect(model.liking.synthetic.includes(1)).toBe(true);
        }
      }),
    );
  });
});

const TERM_TOLD: Partial<Record<Reason['code'], TermName>> = {
  'because-you-kept': 'collaborative',
  'because-you-visited': 'collaborative',
  'because-you-reviewed': 'collaborative',
  'because-you-looked': 'collaborative',
  'people-like-you': 'collaborative',
  again: 'series',
  'same-organiser': 'organiser',
  'similar-category': 'category',
  'similar-theme': 'theme',
  'same-region': 'region',
  'same-season': 'season',
  popular: 'popularity',
  trending: 'momentum',
  'well-rated': 'rating',
  free: 'price',
  'newly-listed': 'freshness',
  near: 'distance',
  'something-new': 'exploration',
};

function valueOf(name: TermName, terms: Scored['terms']): number {
  return terms.find((term) => term.name === name)?.value ?? 0;
}

function isTrue(
  { code, festivalId, km, days: inDays }: Reason,
  festival: FestivalFeatures,
  terms: Scored['terms'],
  world: World,
): boolean {
  const source = world.interests.find((one) => one.festivalId === festivalId);
  const liked = world.interests
    .filter(({ weight }) => weight > 0)
    .flatMap((one) => world.all.find(({ id }) => id === one.festivalId) ?? []);
  const { startsOn, endsOn, estimated } = festival.edition as NonNullable<FestivalFeatures['edition']>;
  const { model } = world;
  const near = (id: string | undefined) =>
    model
      ?.neighboursOf(model.numberOf.get(id ?? '') ?? -1)
      .numbers.includes(model.numberOf.get(festival.id) ?? -1) === true;
  switch (code) {
    case 'because-you-kept':
      return (
        source !== undefined && source.weight > 0 && source.kinds.includes('bookmark') && near(festivalId)
      );
    case 'because-you-visited':
      return source !== undefined && source.weight > 0 && source.kinds.includes('visit') && near(festivalId);
    case 'again':
      return source !== undefined && source.weight > 0 && festivalId === festival.id;
    case 'same-organiser':
      return liked.some(({ id, organiser }) => id === festivalId && organiser === festival.organiser);
    case 'trending':
      return (model?.liking.momentum[model.numberOf.get(festival.id) ?? -1] ?? 0) > 0;
    case 'free':
      return festival.free === true;
    case 'newly-listed':
      return festival.createdAt >= new Date('2026-10-25T00:00:00+09:00');
    case 'because-you-reviewed':
      return source !== undefined && source.weight > 0 && source.kinds.includes('review') && near(festivalId);
    case 'because-you-looked':
      return source !== undefined && source.weight > 0 && near(festivalId);
    case 'people-like-you':
      return world.interests.some((one) => one.weight > 0 && near(one.festivalId));
    case 'similar-category':
      return liked.some(({ category }) => category === festival.category);
    case 'similar-theme':
      return source !== undefined && source.weight > 0 && liked.some(({ id }) => id === festivalId);
    case 'same-region':
      return liked.some(({ provinceCode }) => provinceCode === festival.provinceCode);
    case 'same-season':
      return liked.some(({ edition }) => edition !== null && monthsApart(edition.startsOn, startsOn) <= 2);
    case 'running-now':
      return !estimated && startsOn <= TODAY && endsOn >= TODAY;
    case 'starts-soon':
    case 'coming':
      return (
        !estimated &&
        addDays(TODAY, inDays as number) === startsOn &&
        (inDays as number) <= 30 === (code === 'starts-soon')
      );
    case 'usually-now':
      return estimated && startsOn <= TODAY;
    case 'usually-soon':
      return estimated && addDays(TODAY, inDays as number) === startsOn;
    case 'near':
      return (
        Math.abs(distanceKm(SEOUL, festival.point as never) - (km as number)) <= 0.5 && (km as number) <= 50
      );
    case 'popular':
      return (
        festival.bookmarkCount + festival.rating.count > 2 ||
        (model?.liking.people[model.numberOf.get(festival.id) ?? -1] ?? 0) > 2
      );
    case 'well-rated':
      return festival.rating.count >= 3 && festival.rating.sum >= 4 * festival.rating.count;
    case 'something-new':
      return terms.some(({ name, value }) => name === 'exploration' && value > 0);
    case 'widened':
      return true;
  }
}

function monthsApart(a: string, b: string): number {
  const apart = Math.abs(Number(a.slice(5, 7)) - Number(b.slice(5, 7)));
  return Math.min(apart, 12 - apart);
}

describe('ranking, by example', () => {
  const flowers = aFestival({ id: 'flowers', category: 'flowers', name: '벚꽃축제' });
  const moreFlowers = aFestival({ id: 'more-flowers', category: 'flowers', name: '유채꽃축제' });
  const trout = aFestival({
    id: 'trout',
    category: 'snow',
    name: '송어축제',
    provinceCode: '51',
    bookmarkCount: 3,
  });
  const base: World = {
    all: [flowers, moreFlowers, trout],
    wish: {},
    interests: [],
    excluded: new Set(),
    model: null,
    limit: 10,
    who: 'anyone',
  };
  const order = (world: World) => rank(world).map(({ festival }) => festival.id);

  it('When a person has kept a flower festival, then another one comes before what is merely popular', () => {
    expect(order(base)[0]).toBe('trout');
    const interests: Interest[] = [{ festivalId: 'flowers', weight: 1, kinds: ['bookmark'] }];
    expect(order({ ...base, interests, excluded: new Set(['flowers']) })).toEqual(['more-flowers', 'trout']);
  });

  it('When people who kept one also kept another, then the reason names the one, and the sample data where it is such', () => {
    const interests: Interest[] = [{ festivalId: 'flowers', weight: 1, kinds: ['bookmark'] }];
    const kept = new Map([
      ['flowers', 1],
      ['trout', 1],
    ]);
    const reasonFor = (synthetic: boolean) => {
      const model = modelOf([{ synthetic, weights: kept }]);
      const list = rank({ ...base, interests, model, excluded: new Set(['flowers']) });
      return list.find(({ festival }) => festival.id === 'trout')?.reasons[0];
    };
    expect(reasonFor(false)).toEqual({
      code: 'because-you-kept',
      festivalId: 'flowers',
      text: {
        ko: '저장하신 ‘벚꽃축제’에 관심을 보인 사람들이 함께 찾은 축제예요',
        en: 'You saved “Boryeong Mud Festival”, and people who liked it liked this one too',
      },
    });
    expect(reasonFor(true)?.text.ko).toMatch(/\(표본 데이터 기준\)$/);
  });

  it('When a person rated a festival badly, then its like comes later, not earlier', () => {
    const interests: Interest[] = [{ festivalId: 'flowers', weight: -1.5, kinds: ['review'] }];
    const plain = {
      ...base,
      all: [flowers, moreFlowers, { ...trout, bookmarkCount: 0 }],
      excluded: new Set(['flowers']),
    };
    expect(order({ ...plain, interests })).toEqual(['trout', 'more-flowers']);
  });

  it('When a place is given, then the near one comes first and says how far it is', () => {
    const near = aFestival({ id: 'near', point: { lat: 37.57, lng: 126.98 } });
    const list = rank({ ...base, all: [...base.all, near], wish: { near: SEOUL } });
    expect(list[0]?.festival.id).toBe('near');
    expect(list[0]?.reasons[0]).toMatchObject({
      code: 'near',
      km: 0.4,
      text: { ko: '여기서 0.4km 거리예요' },
    });
  });

  it('When two people keep a festival, then it is not called popular; when fifty do, it is', () => {
    const codes = (bookmarkCount: number) =>
      rank({ ...base, all: [flowers, { ...trout, bookmarkCount }] }).flatMap(({ reasons }) =>
        reasons.map(({ code }) => code),
      );
    expect(codes(2)).not.toContain('popular');
    expect(codes(50)).toContain('popular');
  });
});
