import { describe, expect, it } from '@jest/globals';
import { aFestival, TODAY } from '../../test/support/festival-features.js';
import { NO_HISTORY } from './history.js';
import { KnownLists } from './known-lists.js';
import { FestivalFacts } from './ranking/catalogue/festival-facts.js';
import { RankedCatalogue } from './ranking/catalogue/ranked-catalogue.js';
import { rankedList } from './ranking/ranking.rules.js';

const SOMEBODY = { who: 'somebody', interests: [], excluded: new Set<string>() };

describe('lists that are known', () => {
  const catalogue = new RankedCatalogue(
    TODAY,
    ['mud', 'trout', 'lantern'].map((id) => aFestival({ id })),
  );
  const facts = new FestivalFacts(catalogue, null);
  let made = 0;
  const asking = (known: KnownLists, asked = 'all', whose = NO_HISTORY, of = facts) =>
    known.of(asked, whose, of, () => {
      made += 1;
      return rankedList(of, SOMEBODY, {}, 20);
    });
  const timesMade = (ask: () => void) => {
    const before = made;
    ask();
    return made - before;
  };

  it('When the same is asked again, then the same is answered and nothing is ranked', () => {
    const known = new KnownLists();
    const first = asking(known);
    expect(first.map(({ festival }) => festival.id).sort()).toEqual(['lantern', 'mud', 'trout']);
    expect(timesMade(() => expect(asking(known)).toBe(first))).toBe(0);
  });

  it('When the person did something, asks for something else or there is another model or day, then it is made anew', () => {
    const known = new KnownLists();
    asking(known);
    expect(timesMade(() => asking(known, 'of the sea'))).toBe(1);
    expect(timesMade(() => asking(known, 'all', { ...NO_HISTORY }))).toBe(1);
    expect(timesMade(() => asking(known, 'all', NO_HISTORY, new FestivalFacts(catalogue, null)))).toBe(1);
  });

  it('When somebody else has kept or rated a festival, then every list is made anew', () => {
    const known = new KnownLists();
    const before = asking(known);
    const liked = { ...catalogue.at(0), bookmarkCount: 9, rating: { sum: 45, count: 9 } };
    facts.refresh(catalogue.put(liked) as number);
    expect(timesMade(() => expect(asking(known)).not.toEqual(before))).toBe(1);
  });
});
