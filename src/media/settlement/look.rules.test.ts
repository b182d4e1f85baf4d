import { describe, expect, it } from '@jest/globals';
import { nextLook, nextStep, type Step, type Waiting } from './look.rules.js';

const START = new Date('2026-10-03T03:00:00Z');
const after = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

const awaiting: Waiting = { status: 'awaiting', createdAt: START, drivenAt: null, redrives: 0 };
const processing = (redrives: number): Waiting => ({
  status: 'processing',
  createdAt: START,
  drivenAt: START,
  redrives,
});

describe('the next step of a photo without a manifest', () => {
  it.each<[string, Waiting, boolean, number, Step]>([
    ['a fresh ticket', awaiting, false, 1, 'wait'],
    ['a ticket that ended while a slow upload may still run', awaiting, false, 29, 'wait'],
    ['a ticket that nobody used', awaiting, false, 31, 'expire'],
    ['an original that has come', awaiting, true, 1, 'begin'],
    ['an original that came at the last moment', awaiting, true, 31, 'begin'],
    ['a photo in its first minutes', processing(0), true, 2, 'wait'],
    ['a photo past its first deadline', processing(0), true, 4, 'redrive'],
    ['a photo that was just re-driven', processing(1), true, 4, 'wait'],
    ['a photo past its second deadline', processing(1), true, 7, 'redrive'],
    ['a photo past its third deadline', processing(2), true, 13, 'redrive'],
    ['a photo re-driven three times', processing(3), true, 13, 'wait'],
    ['a photo re-driven three times for nothing', processing(3), true, 25, 'fail'],
    ['a photo whose original has gone', processing(0), false, 1, 'fail'],
    ['a clock that went back', processing(0), true, -5, 'wait'],
  ])('When it is %s, then the step is right', (_, photo, hasOriginal, minutes, step) => {
    expect(nextStep(photo, hasOriginal, after(minutes))).toBe(step);
  });
});

describe('the next look at a photo without news', () => {
  it('When news are lost, then it is a minute away, whatever the clock did before', () => {
    expect(nextLook(START)).toEqual(after(1));
  });
});
