import { describe, expect, it } from '@jest/globals';
import { assignFestivals } from './assign.rules.js';
import type { KnownStatement } from './known-statement.js';

function known(id: string, festivalId: string | null, more: Partial<KnownStatement> = {}): KnownStatement {
  return {
    id,
    provider: 'std',
    naturalKey: id,
    referenceDay: null,
    identity: { key: `std ${id}` } as KnownStatement['identity'],
    festivalId,
    editionId: null,
    editionRemoved: false,
    counts: true,
    importIds: [],
    ...more,
  };
}

describe('which festival of the catalogue statements are', () => {
  const idsOf = (...clusters: KnownStatement[][]) =>
    assignFestivals(clusters, [], []).clusters.map(({ festivalId, merged }) => [festivalId, ...merged]);

  it('When they join two festivals, then they are the one that most of them have, the older of equals', () => {
    expect(idsOf([known('1', 'b'), known('2', 'b'), known('3', 'a')])).toEqual([['b', 'a']]);
    expect(idsOf([known('1', 'b'), known('2', 'a')])).toEqual([['a', 'b']]);
  });

  it('When they fall apart, then the greater part keeps the festival, and the other is a new one', () => {
    expect(idsOf([known('1', 'a')], [known('2', 'a'), known('3', 'a')])).toEqual([[null], ['a']]);
  });

  it('When nobody speaks of a festival any more, then it has vanished', () => {
    const gone = known('1', 'a', { counts: false });
    expect(assignFestivals([[known('2', 'b')]], [gone], []).vanished).toEqual(['a']);
    expect(assignFestivals([[known('2', 'a')]], [gone], []).vanished).toEqual([]);
  });

  it('When an editor’s festival was merged and its anchor stands alone again, then it is itself again', () => {
    const anchor = known('1', 'a', { provider: 'editor', naturalKey: 'b' });
    expect(idsOf([known('2', 'a'), known('3', 'a')], [anchor])).toEqual([['a'], ['b']]);
  });

  it('When what was joined parts, then the part that was called so has the hidden festival back, unless both were', () => {
    const named = (id: string, name: string) =>
      known(id, 'a', { identity: { key: `std ${id}`, name } as KnownStatement['identity'] });
    const back = (...names: string[]) =>
      assignFestivals(
        names.map((name, index) => [named(String(index), name)]),
        [],
        [{ id: 'b', into: 'a', name: '등불축제' }],
      ).clusters.map(({ festivalId }) => festivalId);
    expect(back('등불축제', '빛의향연')).toEqual(['b', 'a']);
    expect(back('빛의향연', '등불축제')).toEqual(['a', 'b']);
    expect(back('등불축제', '등불축제')).toEqual(['a', null]);
    expect(back('등불축제')).toEqual(['a']);
    expect(back('燈불축제', '빛의향연')).toEqual(['b', 'a']);
  });
});
