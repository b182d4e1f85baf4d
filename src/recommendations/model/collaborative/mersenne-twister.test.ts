import { describe, expect, it } from '@jest/globals';
import { MersenneTwister } from './mersenne-twister.js';

describe('the generator of numpy', () => {
  it('gives what numpy.random.seed(42) and rand() give', () => {
    const random = new MersenneTwister(42);
    expect([random.double(), random.double(), random.double(), random.double()]).toEqual([
      0.3745401188473625, 0.9507143064099162, 0.7319939418114051, 0.5986584841970366,
    ]);
  });

  it('gives the same as numpy after it has renewed its state twice', () => {
    const random = new MersenneTwister(7);
    const drawn = Array.from({ length: 1_000 }, () => random.double());
    expect(drawn.slice(-2)).toEqual([0.6308213101319432, 0.016448753231374513]);
  });

  it('gives normal numbers of mean 0 and variance 1', () => {
    const random = new MersenneTwister(1);
    const drawn = Array.from({ length: 20_000 }, () => random.normal());
    const mean = drawn.reduce((sum, x) => sum + x, 0) / drawn.length;
    expect(mean).toBeCloseTo(0, 1);
    expect(drawn.reduce((sum, x) => sum + (x - mean) ** 2, 0) / drawn.length).toBeCloseTo(1, 1);
  });
});
