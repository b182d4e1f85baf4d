import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { festivals, TODAY, wishes } from '../../../test/support/festival-features.js';
import type { FestivalFeatures } from '../../festivals/index.js';
import type { Wish } from '../ranking/candidate.rules.js';
import { FestivalFacts } from '../ranking/catalogue/festival-facts.js';
import { RankedCatalogue } from '../ranking/catalogue/ranked-catalogue.js';
import { sumOf } from '../ranking/term.rules.js';
import { SIGNAL_KINDS } from '../signals/signal.weight.rules.js';
import { GROUP_REASON_CODES } from './group.reasons.js';
import { groupList, type Member, proposalsFor } from './proposals.rules.js';

interface Group {
  readonly all: readonly FestivalFeatures[];
  readonly wish: Wish;
  readonly members: readonly [Member, ...Member[]];
}

// Few festivals, so that the members' tastes meet.
const ids = fc.integer({ min: 0, max: 11 }).map((index) => `festival-${index}`);
const interests = fc.uniqueArray(
  fc.record({
    festivalId: ids,
    weight: fc.double({ min: -2, max: 2, noNaN: true }).filter((weight) => Math.abs(weight) > 0.01),
    kinds: fc.uniqueArray(fc.constantFrom(...SIGNAL_KINDS), { minLength: 1, maxLength: 3 }),
  }),
  { maxLength: 5, selector: ({ festivalId }) => festivalId },
);
const groups: fc.Arbitrary<Group> = fc.record({
  all: festivals(12),
  wish: wishes,
  members: fc
    .array(fc.record({ interests, unwanted: fc.uniqueArray(ids, { maxLength: 2 }) }), {
      minLength: 2,
      maxLength: 5,
    })
    .map((all) =>
      all.map((one, at): Member => ({
        ...one,
        person: `person-${at}`,
        name: at === 0 ? null : `이름 ${at}`,
        unwanted: new Set(one.unwanted),
      })),
    )
    .map((all) => all as [Member, ...Member[]]),
});
const listOf = ({ all, wish, members }: Group) =>
  groupList(new FestivalFacts(new RankedCatalogue(TODAY, all), null), members, wish, 20);

describe('proposing to a group, whatever they like', () => {
  it('lists nothing that one of them does not want, and the same whoever asks and comes first', () => {
    fc.assert(
      fc.property(groups, (group) => {
        const list = listOf(group);
        for (const { festival } of list)
          expect(group.members.some(({ unwanted }) => unwanted.has(festival.id))).toBe(false);
        const others = [...group.members].reverse() as [Member, ...Member[]];
        const scores = (all: typeof list) => all.map(({ festival, score }) => [festival.id, score]);
        expect(scores(listOf({ ...group, members: others }))).toEqual(scores(list));
      }),
      { numRuns: 60 },
    );
  });

  it('scores each by its terms, which are those of all of them', () => {
    fc.assert(
      fc.property(groups, ({ all, wish, members }) => {
        const facts = new FestivalFacts(new RankedCatalogue(TODAY, all), null);
        for (const { score, terms } of proposalsFor(facts, members, wish).scored) {
          expect(sumOf(terms)).toBeCloseTo(score, 9);
          expect(new Set(terms.map(({ name }) => name)).size).toBe(terms.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('tells whom it suits by the names they agreed to, and nothing of what anybody did', () => {
    fc.assert(
      fc.property(groups, (group) => {
        const names = group.members.flatMap(({ name }) => name ?? []);
        for (const { reasons } of listOf(group)) {
          expect(reasons.length).toBeGreaterThan(0);
          for (const reason of reasons) {
            expect(reason).not.toHaveProperty('festivalId');
            expect(reason.code).not.toMatch(/^(because|similar|same|people)/);
            if (reason.code === 'suits-companion')
              expect(names.some((name) => reason.text.ko === `${name} 님의 취향에 맞아요`)).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('says that it suits somebody only where they have shown some interest', () => {
    fc.assert(
      fc.property(groups, (group) => {
        const silent = group.members.map((member) => ({ ...member, interests: [] })) as unknown as [
          Member,
          ...Member[],
        ];
        const codes = listOf({ ...group, members: silent }).flatMap(({ reasons }) =>
          reasons.map(({ code }) => code),
        );
        expect(codes.filter((code) => (GROUP_REASON_CODES as readonly string[]).includes(code))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
