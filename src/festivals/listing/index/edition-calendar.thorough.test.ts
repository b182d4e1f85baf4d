import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EditionCalendar } from './edition-calendar.js';
import type { Entry } from './sorted-entries.js';

const spell = fc
  .record({ startsOn: fc.integer({ min: -300, max: 700 }), days: fc.oneof(fc.nat(2), fc.nat(40)) })
  .map(({ startsOn, days }) => ({ startsOn, endsOn: startsOn + days }));
/** Of some slots all that each has on. */
const spells = fc.dictionary(
  fc.nat(40).map(String),
  fc.uniqueArray(spell, { maxLength: 3, selector: ({ startsOn }) => startsOn }),
);
const edge = fc.integer({ min: -350, max: 800 });

const entriesOf = (slot: string, all: Record<string, { startsOn: number; endsOn: number }[]>): Entry[] =>
  (all[slot] ?? []).map((one) => ({ ...one, slot: Number(slot), phase: 'ended' }));

describe('the calendar of editions', () => {
  it('When days are asked for, then whatever touches them is found, first and last day included', () => {
    fc.assert(
      fc.property(spells, spells, fc.array(fc.tuple(edge, edge)), (before, after, questions) => {
        const calendar = new EditionCalendar();
        calendar.rebuild(Object.keys(before).flatMap((slot) => entriesOf(slot, before)));
        for (const slot of Object.keys(after)) {
          calendar.remove(entriesOf(slot, before));
          calendar.insert(entriesOf(slot, after));
        }
        const now = Object.entries({ ...before, ...after });
        const days = now.flatMap(([, all]) => all.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn]));
        const asked = [
          ...questions.map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
          ...days.flatMap((day) => [
            { from: -Infinity, to: day - 1 },
            { from: day + 1, to: Infinity },
            { from: day - 60, to: day },
            { from: day, to: day + 60 },
          ]),
        ];
        for (const { from, to } of asked) {
          const touches = (one: { startsOn: number; endsOn: number }) =>
            one.startsOn <= to && one.endsOn >= from;
          const expected = now.filter(([, all]) => all.some(touches)).map(([slot]) => Number(slot));
          expect(calendar.between({ from, to }).toArray()).toEqual(expected.sort((a, b) => a - b));
        }
      }),
      { numRuns: 200 },
    );
  });
});
