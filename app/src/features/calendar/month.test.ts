import { describe, expect, it } from '@jest/globals';
import { dayByKey, firstChoice, monthAfter, monthFrom } from './month.js';

describe('the month of the calendar', () => {
  it('is the one of the address, or this one where the address names none', () => {
    const from = (asked: string | null) => monthFrom(asked, '2026-11-30');
    expect([from('2027-05'), from(null), from('2027-13'), from('x'), from('1899-12')]).toEqual([
      '2027-05',
      '2026-11',
      '2026-11',
      '2026-11',
      '2026-11',
    ]);
  });

  it('turns over the year in both directions', () => {
    expect([monthAfter('2026-12', 1), monthAfter('2027-01', -1)]).toEqual(['2027-01', '2026-12']);
  });

  it('opens on today where today is in it, else on its first day', () => {
    expect([firstChoice('2026-11', '2026-11-30'), firstChoice('2026-12', '2026-11-30')]).toEqual([
      '2026-11-30',
      '2026-12-01',
    ]);
  });

  it('is walked by arrows, and to the ends of a week', () => {
    const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Enter'];
    expect(keys.map((key) => dayByKey('2027-05-01', key))).toEqual([
      '2027-04-30',
      '2027-05-02',
      '2027-04-24',
      '2027-05-08',
      '2027-04-25',
      '2027-05-01',
      null,
    ]);
  });
});
