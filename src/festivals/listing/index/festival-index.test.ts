import { describe, expect, it } from '@jest/globals';
import { FestivalIndex } from './festival-index.js';
import { answerTo } from './list-answer.js';
import { aListedFestival } from './listed-festival.example.js';

describe('the index of festivals', () => {
  it('When there are more changes than are taken in one by one, then all of them are taken in', () => {
    const many = Array.from({ length: 3_000 }, (_, at) =>
      aListedFestival(String(at).padStart(6, '0'), { updatedAt: at }),
    );
    const index = new FestivalIndex(0);
    index.apply(new Map(many.map((one) => [one.id, one])));
    index.apply(new Map(many.slice(0, 2_500).map(({ id }) => [id, null])));
    const { found, total } = answerTo(index, { relevance: null, sort: 'updated' }, { skip: 498, take: 5 });
    expect([found.map(({ festival: { id } }) => id), total]).toEqual([['002501', '002500'], 500]);
  });

  it('When many stand at the same point, then every one of them is on exactly one page of the nearest', () => {
    const index = new FestivalIndex(0);
    const many = Array.from({ length: 50 }, (_, at) =>
      aListedFestival(`id-${(at * 17) % 50}`.padEnd(6, '_')),
    );
    index.apply(new Map(many.map((one) => [one.id, one])));
    const asked = { relevance: null, sort: 'distance', near: { lat: 37.4, lng: 127 } } as const;
    const pages = [0, 20, 40].flatMap((skip) => answerTo(index, asked, { skip, take: 20 }).found);
    expect(pages.map(({ festival: { id } }) => id)).toEqual(many.map(({ id }) => id).toSorted());
  });

  it('When very many are as near in words and as soon, then the more popular come first, each on exactly one page', () => {
    const index = new FestivalIndex(0);
    const many = Array.from({ length: 300 }, (_, at) =>
      aListedFestival(`id-${String((at * 7) % 300).padStart(3, '0')}`, { bookmarkCount: at % 4 }),
    );
    index.apply(new Map(many.map((one) => [one.id, one])));
    const tiers = Uint8Array.from(many, (_, at) => (at < 120 ? 2 : at < 130 ? 4 : 6));
    const slots = Int32Array.from(many, ({ id }) => index.slotOf(id) ?? -1);
    const nearer = new Map(many.map(({ id }, at) => [id, tiers[at] ?? 0]));
    const inOrder = many.toSorted(
      (a, b) =>
        (nearer.get(a.id) ?? 0) - (nearer.get(b.id) ?? 0) ||
        b.bookmarkCount - a.bookmarkCount ||
        (a.id < b.id ? -1 : 1),
    );
    const pages = [0, 50, 100, 150, 200, 250].flatMap(
      (skip) => answerTo(index, { relevance: { slots, tiers } }, { skip, take: 50 }).found,
    );
    expect(pages.map(({ festival: { id } }) => id)).toEqual(inOrder.map(({ id }) => id));
  });
});
