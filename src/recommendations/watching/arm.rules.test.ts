import { describe, expect, it } from '@jest/globals';
import { armOf } from './arm.rules.js';

const people = Array.from({ length: 5_000 }, (_, index) => `person-${index}`);
const priors = (percent: number) => people.filter((one) => armOf(one, percent) === 'prior');

describe('who is ranked for without their history, to compare', () => {
  it('nobody at 0, everybody at 100, and about as many as asked between', () => {
    expect(priors(0)).toEqual([]);
    expect(priors(100)).toEqual(people);
    expect(priors(20).length / people.length).toBeCloseTo(0.2, 1);
  });

  it('the same people every time, and they stay when the share grows', () => {
    expect(priors(20)).toEqual(priors(20));
    const more = new Set(priors(40));
    expect(priors(20).every((one) => more.has(one))).toBe(true);
  });
});
