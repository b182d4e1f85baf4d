import { describe, expect, it } from '@jest/globals';
import { type Dated, daysOf, formatDays, timingOf, todayInKorea } from './festival-dates.js';

const held = (startsOn: string, endsOn = startsOn, more: Partial<Dated> = {}): Dated => ({
  startsOn,
  endsOn,
  status: 'upcoming',
  estimated: false,
  ...more,
});

describe('today', () => {
  it('is the day in Korea, wherever the clock stands', () => {
    expect(todayInKorea(new Date('2026-12-31T14:59:59Z'))).toBe('2026-12-31');
    expect(todayInKorea(new Date('2026-12-31T15:00:00Z'))).toBe('2027-01-01');
  });
});

describe('how an edition lies to today', () => {
  const today = '2026-11-24';

  it.each([
    ['nothing announced', null, { kind: 'undated' }],
    ['its only day', held('2026-11-24'), { kind: 'todayOnly' }],
    ['its last day', held('2026-11-20', '2026-11-24'), { kind: 'lastDay' }],
    ['in the middle', held('2026-11-20', '2026-11-26'), { kind: 'running', count: 2 }],
    ['its first day', held('2026-11-24', '2026-11-25'), { kind: 'running', count: 1 }],
    ['the day before', held('2026-11-25', '2026-11-26'), { kind: 'startsTomorrow' }],
    ['in a month, counted', held('2026-12-25'), { kind: 'starts', count: 31 }],
    ['later, by its month', held('2026-12-26'), { kind: 'startsLater', month: 12 }],
    ['the day after', held('2026-11-20', '2026-11-23'), { kind: 'over' }],
    [
      'cancelled, though it would be on',
      held('2026-11-20', '2026-11-26', { status: 'cancelled' }),
      { kind: 'cancelled' },
    ],
    ['postponed', held('2026-12-01', '2026-12-02', { status: 'postponed' }), { kind: 'postponed' }],
    [
      'an estimate',
      held('2027-04-21', '2027-04-30', { estimated: true }),
      { kind: 'estimated', month: 4, part: 'late' },
    ],
    [
      'an estimate of early days',
      held('2027-04-10', '2027-04-11', { estimated: true }),
      { kind: 'estimated', month: 4, part: 'early' },
    ],
  ])('%s', (_name, edition, timing) => {
    expect(timingOf(edition, today)).toEqual(timing);
  });
});

describe('the days that a word stands for', () => {
  it.each([
    ['now', '2026-11-24', { from: '2026-11-24', to: '2026-11-24' }],
    ['weekend', '2026-11-24', { from: '2026-11-28', to: '2026-11-29' }],
    ['weekend', '2026-11-28', { from: '2026-11-28', to: '2026-11-29' }],
    ['weekend', '2026-11-29', { from: '2026-11-29', to: '2026-11-29' }],
    ['month', '2026-11-30', { from: '2026-11-30', to: '2026-11-30' }],
    ['month', '2028-02-10', { from: '2028-02-10', to: '2028-02-29' }],
    ['month', '2026-12-05', { from: '2026-12-05', to: '2026-12-31' }],
  ] as const)('%s on %s', (word, today, days) => {
    expect(daysOf(word, today)).toEqual(days);
  });
});

describe('days in words', () => {
  it('tell weekdays within the year, and the year beyond it', () => {
    expect(formatDays(held('2026-11-20', '2026-11-24'), 'ko', '2026-11-24')).toBe('11월 20일 (금)~24일 (화)');
    expect(formatDays(held('2026-11-24'), 'ko', '2026-11-24')).toBe('11월 24일 (화)');
    expect(formatDays(held('2026-12-30', '2027-01-02'), 'ko', '2026-11-24')).toBe(
      '2026년 12월 30일~2027년 1월 2일',
    );
    expect(formatDays(held('2026-11-20', '2026-11-24'), 'en', '2026-11-24')).toMatch(
      /^Fri 20 Nov\s–\sTue 24 Nov$/,
    );
  });
});
