import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aFestival, anEdition, festivals, SEOUL, TODAY } from '../../../../test/support/festival-features.js';
import { distanceKm } from '../distance.js';
import { isOpen } from '../open.rules.js';
import { FestivalFacts } from './festival-facts.js';
import { RankedCatalogue } from './ranked-catalogue.js';

const BUSAN = { lat: 35.1796, lng: 129.0756 };
const TOKYO = { lat: 35.68, lng: 139.69 };

describe('a catalogue for ranking', () => {
  it('has all that are open, soonest first, under what they are found by', () => {
    fc.assert(
      fc.property(festivals(), (all) => {
        const { index, byId, festivals: known, at } = boundTo(new RankedCatalogue(TODAY, all));
        const open = [...index.all].map(at);
        expect(new Set(open)).toEqual(new Set(all.filter((one) => isOpen(one, TODAY))));
        const starts = open.map(({ edition }) => edition?.startsOn as string);
        expect([...starts].sort()).toEqual(starts);
        for (const { category, tags, id } of open) {
          expect(index.ofCategory(category).map((one) => at(one).id)).toContain(id);
          for (const tag of tags) expect(index.ofTag(tag).map((one) => at(one).id)).toContain(id);
        }
        expect(byId.size).toBe(known.length);
      }),
    );
  });

  it('finds the nearest ones, from inside and from outside of Korea', () => {
    fc.assert(
      fc.property(festivals(60), fc.constantFrom(SEOUL, BUSAN, TOKYO), fc.nat(20), (all, from, enough) => {
        const { index, at } = boundTo(new RankedCatalogue(TODAY, all));
        const km = (point: typeof from | null) => (point === null ? Infinity : distanceKm(from, point));
        const found = index.near(from, enough).map((number) => km(at(number).point));
        const distances = all
          .filter((one) => isOpen(one, TODAY) && one.point !== null)
          .map(({ point }) => km(point))
          .sort((a, b) => a - b);
        expect(found.length).toBeGreaterThanOrEqual(Math.min(enough, distances.length));
        expect([...found].sort((a, b) => a - b)).toEqual(found);
        if (from !== TOKYO && enough > 0) expect(found.slice(0, enough)).toEqual(distances.slice(0, enough));
      }),
    );
  });

  it('takes in bookmarks and stars, and nothing else: that needs another one', () => {
    const before = aFestival({ id: 'mud' });
    const catalogue = new RankedCatalogue(TODAY, [before, aFestival({ id: 'trout' })]);
    const liked = { ...before, bookmarkCount: 3, rating: { sum: 5, count: 1 } };
    expect(catalogue.put(liked)).toBe(0);
    expect([catalogue.byId.get('mud'), catalogue.festivals[0], catalogue.at(0)]).toEqual([
      liked,
      liked,
      liked,
    ]);
    const later = { ...liked, edition: anEdition({ endsOn: '2026-12-31' }) };
    for (const other of [later, { ...liked, name: '머드' }, aFestival({ id: 'lantern' })])
      expect(catalogue.put(other)).toBeUndefined();
    expect(catalogue.at(0)).toBe(liked);
  });

  it('knows after any bookmarks what one made anew knows', () => {
    fc.assert(
      fc.property(festivals(20), fc.array(fc.tuple(fc.nat(19), fc.nat(50))), (all, likings) => {
        const catalogue = new RankedCatalogue(TODAY, all);
        const facts = new FestivalFacts(catalogue, null);
        expect(facts.trending.length).toBeLessThanOrEqual(all.length);
        for (const [place, bookmarkCount] of likings) {
          const festival = catalogue.festivals[place];
          const number = festival && catalogue.put({ ...festival, bookmarkCount });
          if (number !== undefined) facts.refresh(number);
        }
        const anew = new FestivalFacts(new RankedCatalogue(TODAY, catalogue.festivals), null);
        const { coming, comingToOrganiser, occasionsOfOrganiser, comingToPlace, trending, editions } = facts;
        expect({
          coming,
          comingToOrganiser,
          occasionsOfOrganiser,
          comingToPlace,
          trending,
          editions,
        }).toEqual({
          coming: anew.coming,
          comingToOrganiser: anew.comingToOrganiser,
          occasionsOfOrganiser: anew.occasionsOfOrganiser,
          comingToPlace: anew.comingToPlace,
          trending: anew.trending,
          editions: anew.editions,
        });
      }),
    );
  });

  it('takes over the content of what did not change, and makes it anew when much has', () => {
    const all = Array.from({ length: 30 }, (_, index) =>
      aFestival({ id: `festival-${index + 10}`, name: `축제 ${index}`, tags: [`표 ${index % 7}`] }),
    );
    const first = new RankedCatalogue(TODAY, all);
    const renamed = aFestival({ id: 'festival-10', name: '머드', updatedAt: new Date() });
    const second = new RankedCatalogue(TODAY, [renamed, ...all.slice(1)], first);
    const contentOf = ({ known, numberOf }: RankedCatalogue, id: string) => known.vectors[numberOf.get(id)!];
    expect(contentOf(second, 'festival-11')).toBe(contentOf(first, 'festival-11'));
    expect(contentOf(second, 'festival-10')).not.toEqual(contentOf(first, 'festival-10'));
    const third = new RankedCatalogue(TODAY, all.slice(10), second);
    expect(contentOf(third, 'festival-21')).not.toBe(contentOf(first, 'festival-21'));
  });
});

function boundTo(catalogue: RankedCatalogue) {
  const { index, byId, festivals: known } = catalogue;
  return { index, byId, festivals: known, at: (number: number) => catalogue.at(number) };
}
