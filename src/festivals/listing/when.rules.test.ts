import { describe, expect, it } from '@jest/globals';
import type { FestivalFilter } from './filter.schemas.js';
import { onDays, type When } from './when.rules.js';

describe('days told from today on', () => {
  const daysOf = (today: string, when: When) => {
    const { from, to }: FestivalFilter = onDays({ when }, today);
    return [from, to];
  };

  it('When days are asked, then they begin today and include the last', () => {
    expect(daysOf('2026-12-30', 'today')).toEqual(['2026-12-30', '2026-12-30']);
    expect(daysOf('2026-12-30', 'next-7-days')).toEqual(['2026-12-30', '2027-01-06']);
    expect(daysOf('2028-02-01', 'next-30-days')).toEqual(['2028-02-01', '2028-03-02']);
  });

  it('When the weekend is asked, then it is what is left of this week’s', () => {
    const weekends = ['2026-12-04', '2026-12-05', '2026-12-06', '2026-12-07', '1969-12-31'].map((today) =>
      daysOf(today, 'weekend'),
    );
    expect(weekends).toEqual([
      ['2026-12-05', '2026-12-06'],
      ['2026-12-05', '2026-12-06'],
      ['2026-12-06', '2026-12-06'],
      ['2026-12-12', '2026-12-13'],
      ['1970-01-03', '1970-01-04'],
    ]);
  });

  it('When what begins soon is asked, then only what has not begun is, and nothing where it must be something else', () => {
    const starting = { when: 'starting-in-7-days' } as const;
    expect(onDays(starting, '2026-12-02')).toEqual({
      from: '2026-12-02',
      to: '2026-12-09',
      status: ['upcoming'],
    });
    expect(onDays({ ...starting, status: ['ongoing', 'upcoming'] }, '2026-12-02').status).toEqual([
      'upcoming',
    ]);
    expect(onDays({ ...starting, status: ['ended'] }, '2026-12-02').status).toEqual([]);
  });

  it('When no such word is asked, then the question is left as it is', () => {
    expect(onDays({ from: '2027-01-01', status: ['ended'] }, '2026-12-02')).toEqual({
      from: '2027-01-01',
      status: ['ended'],
    });
  });
});
