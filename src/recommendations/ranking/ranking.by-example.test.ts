import { describe, expect, it } from '@jest/globals';
import { aFestival, SEOUL } from '../../../test/support/festival-features.js';
import type { Interest } from '../signals/signal.weight.rules.js';
import { modelOf, rank, type World } from './ranked-world.example.js';

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
