import { describe, expect, it } from '@jest/globals';
import { KeyOwners } from './key-owners.js';
import { MatchCollector } from './matches.js';

function ownersOf(owners: KeyOwners, key: number): number[] {
  const collector = new MatchCollector();
  owners.collect(key, 0, collector);
  return [...collector.take().numbers].toSorted((a, b) => a - b);
}

describe('festivals of keys', () => {
  it('When festivals come and go while all is put in order, then those of a key are those that have it now', () => {
    const owners = new KeyOwners();
    const [COMMON, OWN, LAST] = [0, 1, 2];
    owners.add([COMMON, OWN]);
    while (owners.countOf(COMMON) < 60_000) owners.add([COMMON]);
    const last = owners.add([COMMON, LAST]);
    const turns = owners.tidying();
    turns.next();
    owners.drop(0);
    owners.drop(last);
    const later = owners.add([OWN]);
    while (turns.next().done !== true);
    expect(ownersOf(owners, COMMON)).toEqual(Array.from({ length: 59_999 }, (_, at) => at + 1));
    expect([ownersOf(owners, OWN), ownersOf(owners, LAST)]).toEqual([[later], []]);
  });

  it('When the one festival of a key is gone after all was put in order, then the key is of nobody, until another has it', () => {
    const owners = new KeyOwners();
    const first = owners.add([7]);
    for (const turns = owners.tidying(); turns.next().done !== true;);
    expect(ownersOf(owners, 7)).toEqual([first]);
    owners.drop(first);
    expect(ownersOf(owners, 7)).toEqual([]);
    const second = owners.add([7]);
    expect(ownersOf(owners, 7)).toEqual([second]);
  });
});
