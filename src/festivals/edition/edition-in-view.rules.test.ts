import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../shared/clock.js';
import {
  BEGINNING_OF_DAYS,
  editionInView,
  END_OF_DAYS,
  REMEMBERED_DAYS,
  showingsOf,
} from './edition-in-view.rules.js';
import { EDITION_STATUSES } from './edition.entity.js';
import type { DatedEdition } from './estimate.rules.js';

const edition = (
  id: string,
  startsOn: string,
  endsOn: string,
  status: DatedEdition['status'] = 'scheduled',
): DatedEdition => ({
  id,
  startsOn,
  endsOn,
  status,
});

describe('the edition in view', () => {
  const last = edition('last', '2026-05-02', '2026-05-05');
  const next = edition('next', '2027-05-01', '2027-05-04');

  it('When one edition runs, then it is in view on its first and on its last day, not the day after', () => {
    for (const today of ['2026-05-02', '2026-05-05']) {
      expect(editionInView([last, next], today)).toMatchObject({ id: 'last', phase: 'ongoing' });
    }
    expect(editionInView([last, next], '2026-05-06')).toMatchObject({ id: 'next', phase: 'upcoming' });
    expect(editionInView([last, next], '2026-05-01')).toMatchObject({ id: 'last', phase: 'upcoming' });
  });

  it('When two run at once, then the one that ends first is in view', () => {
    const allYear = edition('all year', '2026-01-01', '2026-12-31');
    expect(editionInView([allYear, last], '2026-05-03')?.id).toBe('last');
    expect(editionInView([allYear, last], '2026-05-10')?.id).toBe('all year');
  });

  it('When the next is off and another is on, then the one that takes place is in view', () => {
    const off = edition('off', '2026-09-01', '2026-09-03', 'cancelled');
    expect(editionInView([off, next], '2026-08-01')?.id).toBe('next');
    expect(editionInView([last, off], '2026-08-01')).toMatchObject({ id: 'off', phase: 'cancelled' });
  });

  it('When the last is over for a while and none is announced, then an estimate takes its place', () => {
    const remembered = addDays('2026-05-05', REMEMBERED_DAYS);
    expect(editionInView([last], remembered)).toMatchObject({ id: 'last', phase: 'ended' });
    expect(editionInView([last], addDays(remembered, 1))).toEqual({
      id: null,
      phase: 'estimated',
      startsOn: '2027-05-01',
      endsOn: '2027-05-04',
      confidence: expect.any(Number),
    });
  });

  it('When the estimated days pass without a word, then the year after is estimated, three times at most', () => {
    expect(editionInView([last], '2027-05-05')).toMatchObject({ phase: 'estimated', startsOn: '2028-04-29' });
    expect(editionInView([last], '2029-06-01')).toMatchObject({ id: 'last', phase: 'ended' });
  });

  it('When an edition was ended before its last day, then it is over', () => {
    expect(editionInView([edition('short', '2026-05-01', '2026-05-30', 'ended')], '2026-05-10')?.phase).toBe(
      'ended',
    );
  });

  it('When there are no editions, then there is nothing to show', () => {
    expect(editionInView([], '2026-05-01')).toBeNull();
    expect(showingsOf([])).toEqual([]);
  });

  it('When all days are laid out, then each is covered once and shows what would be in view on it', () => {
    const anyEdition = fc.record({
      id: fc.uuid(),
      day: fc.integer({ min: 0, max: 1_500 }),
      length: fc.integer({ min: 0, max: 400 }),
      status: fc.constantFrom(...EDITION_STATUSES),
    });
    const editions = fc
      .uniqueArray(anyEdition, { maxLength: 6, selector: ({ day }) => day })
      .map((all) =>
        all.map(({ id, day, length, status }) =>
          edition(id, addDays('2024-01-01', day), addDays('2024-01-01', day + length), status),
        ),
      );
    fc.assert(
      fc.property(
        editions,
        fc.array(fc.integer({ min: -100, max: 3_600 }), { minLength: 20, maxLength: 20 }),
        (all, offsets) => {
          const showings = showingsOf(all);
          if (all.length > 0)
            expect([showings[0]?.shownFrom, showings.at(-1)?.shownUntil]).toEqual([
              BEGINNING_OF_DAYS,
              END_OF_DAYS,
            ]);
          for (const [index, { shownFrom }] of showings.entries()) {
            if (index > 0) expect(shownFrom).toBe(addDays(showings[index - 1]?.shownUntil as string, 1));
          }
          for (const today of offsets.map((offset) => addDays('2024-01-01', offset))) {
            const [shown, ...others] = showings.filter(
              ({ shownFrom, shownUntil }) => shownFrom <= today && today <= shownUntil,
            );
            expect(others).toEqual([]);
            const inView = editionInView(all, today);
            if (inView === null) expect(shown).toBeUndefined();
            else expect(shown).toMatchObject(inView);
          }
        },
      ),
    );
  });
});
