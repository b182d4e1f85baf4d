import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween } from '../../shared/clock.js';
import { type DatedEdition, estimatesAfter } from './estimate.rules.js';

let count = 0;
const held = (
  startsOn: string,
  endsOn: string,
  status: DatedEdition['status'] = 'scheduled',
): DatedEdition => ({
  id: `edition-${(count += 1)}`,
  startsOn,
  endsOn,
  status,
});

describe('when a festival usually falls', () => {
  it('When it began on the first Friday of October for years, then it is expected on the nearest Friday', () => {
    const editions = [
      held('2024-10-04', '2024-10-09'),
      held('2025-10-03', '2025-10-12'),
      held('2026-10-02', '2026-10-06'),
    ];
    expect(estimatesAfter(editions)[0]).toMatchObject({ startsOn: '2027-10-01', endsOn: '2027-10-06' });
  });

  it('When it keeps to one date whatever the weekday, then so does the estimate', () => {
    const sunrise = [held('2024-12-31', '2025-01-01'), held('2025-12-31', '2026-01-01')];
    expect(estimatesAfter(sunrise)[0]).toMatchObject({ startsOn: '2026-12-31', endsOn: '2027-01-01' });
  });

  it('When editions lie on both sides of New Year, then they count as neighbours', () => {
    const winter = [held('2024-12-27', '2025-01-05'), held('2026-01-02', '2026-01-11')];
    expect(estimatesAfter(winter)[0]?.startsOn).toMatch(/^(2026-12-(2[5-9]|3)|2027-01-0[1-5])/);
  });

  it('When one edition was cancelled or postponed, then it tells nothing', () => {
    const editions = [held('2025-05-03', '2025-05-05'), held('2026-09-01', '2026-09-30', 'cancelled')];
    expect(estimatesAfter(editions)[0]).toMatchObject({ startsOn: '2027-05-01', endsOn: '2027-05-03' });
  });

  it('When it began on 29 February, then a common year has its place too', () => {
    expect(estimatesAfter([held('2028-02-29', '2028-03-01')])[0]).toMatchObject({
      startsOn: '2029-02-27',
      endsOn: '2029-02-28',
    });
  });

  it('When it has a spring and an autumn edition, then the estimate follows the latest season', () => {
    const editions = [
      held('2026-04-03', '2026-04-05'),
      held('2025-10-10', '2025-10-12'),
      held('2026-10-09', '2026-10-11'),
    ];
    expect(estimatesAfter(editions)[0]).toMatchObject({ startsOn: '2027-10-08', endsOn: '2027-10-10' });
  });

  it('When the editions agree, then the estimate is surer; when they are old, apart or long, it is less so', () => {
    const sure = (...editions: DatedEdition[]) => estimatesAfter(editions)[0]?.confidence ?? 0;
    const one = sure(held('2026-10-02', '2026-10-04'));
    expect(sure(held('2026-10-02', '2026-10-04'), held('2025-10-03', '2025-10-05'))).toBeGreaterThan(one);
    expect(sure(held('2026-10-02', '2026-10-04'), held('2025-09-18', '2025-09-20'))).toBeLessThan(one);
    expect(sure(held('2026-03-01', '2026-10-31'))).toBeLessThan(one);
    const later = estimatesAfter([held('2026-10-02', '2026-10-04')]).map(({ confidence }) => confidence);
    expect(later).toEqual([...later].sort((a, b) => b - a));
  });

  it('When it never took place, then there is no estimate', () => {
    expect(estimatesAfter([])).toEqual([]);
    expect(estimatesAfter([held('2026-05-01', '2026-05-02', 'cancelled')])).toEqual([]);
  });

  it('When it took place at all, then each estimate is near the anniversary, of a length it has had, and after the last', () => {
    const edition = fc
      .record({ day: fc.integer({ min: 0, max: 4_000 }), length: fc.integer({ min: 0, max: 30 }) })
      .map(({ day, length }) => held(addDays('2018-01-01', day), addDays('2018-01-01', day + length)));
    fc.assert(
      fc.property(fc.array(edition, { minLength: 1, maxLength: 8 }), (editions) => {
        const estimates = estimatesAfter(editions);
        const last = editions
          .map(({ startsOn }) => startsOn)
          .sort()
          .at(-1) as string;
        expect(estimates.length).toBeGreaterThan(0);
        for (const { startsOn, endsOn } of estimates) {
          expect(startsOn > last).toBe(true);
          expect(
            editions.some((one) => daysBetween(one.startsOn, one.endsOn) === daysBetween(startsOn, endsOn)),
          ).toBe(true);
          const sinceAnniversary = daysBetween(last, startsOn) % 365.25;
          expect(Math.min(sinceAnniversary, 365.25 - sinceAnniversary)).toBeLessThanOrEqual(50);
        }
      }),
    );
  });
});
