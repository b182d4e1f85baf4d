import { describe, expect, it } from '@jest/globals';
import { remembered, underPresentNames } from './evidence.rules.js';
import type { Evidence } from './signal.weight.rules.js';

const day = (number: number) => new Date(Date.UTC(2026, 5, number));
const evidence = (more: Partial<Evidence>): Evidence => ({
  festivalId: 'mud',
  kind: 'view',
  rating: null,
  times: 1,
  at: day(10),
  ...more,
});

describe('what a person did, as far as it may be used', () => {
  it('What was before a fresh start or was forgotten by itself tells nothing, what came after tells', () => {
    const all = [
      evidence({ at: day(1) }),
      evidence({ at: day(6) }),
      evidence({ kind: 'bookmark', at: day(7) }),
      evidence({ kind: 'bookmark', at: day(9), festivalId: 'lantern' }),
    ];
    const since = {
      resetAt: day(5),
      forgotten: [{ festivalId: 'mud', kind: 'bookmark' as const, at: day(8) }],
    };
    expect(remembered(all, since)).toEqual([all[1], all[3]]);
    expect(remembered(all, { resetAt: null, forgotten: [] })).toEqual(all);
  });

  it('Festivals that turned out to be one are told once: views add up, a bookmark counts once, the last rating holds', () => {
    const all = [
      evidence({ times: 2 }),
      evidence({ times: 3, festivalId: 'mud-before', at: day(12) }),
      evidence({ kind: 'bookmark' }),
      evidence({ kind: 'bookmark', festivalId: 'mud-before' }),
      evidence({ kind: 'review', rating: 2, at: day(1) }),
      evidence({ kind: 'review', rating: 5, festivalId: 'mud-before' }),
    ];
    expect(underPresentNames(all, (id) => id.replace('-before', ''))).toEqual([
      evidence({ times: 5, at: day(12) }),
      evidence({ kind: 'bookmark' }),
      evidence({ kind: 'review', rating: 5 }),
    ]);
  });
});
