import { describe, expect, it } from '@jest/globals';
import { ARTEFACT_FORMAT } from '../artefact.js';
import { isTrainingDue } from './training-due.rules.js';

const now = new Date('2026-11-24T03:00:00Z');
const model = (signals: number, trainedAt = now, format = ARTEFACT_FORMAT) => ({
  signals,
  trainedAt,
  format,
});

describe('when to train', () => {
  it('The first signals bring the first model, none bring none', () => {
    expect(isTrainingDue(undefined, 0, now)).toBe(false);
    expect(isTrainingDue(undefined, 1, now)).toBe(true);
  });

  it('A tenth more or fewer signals is news, at least twenty', () => {
    expect(isTrainingDue(model(10), 29, now)).toBe(false);
    expect(isTrainingDue(model(10), 30, now)).toBe(true);
    expect(isTrainingDue(model(1000), 1099, now)).toBe(false);
    expect(isTrainingDue(model(1000), 1100, now)).toBe(true);
    expect(isTrainingDue(model(1000), 900, now)).toBe(true);
  });

  it('After a day the smallest news is enough, but no news is not', () => {
    const yesterday = new Date(now.getTime() - 86_400_000);
    expect(isTrainingDue(model(1000, yesterday), 1001, now)).toBe(true);
    expect(isTrainingDue(model(1000, yesterday), 1000, now)).toBe(false);
  });

  it('After a week it is trained anew in any case, for as many may have come as left', () => {
    const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
    expect(isTrainingDue(model(1000, ago(7)), 1000, now)).toBe(true);
    expect(isTrainingDue(model(1000, ago(6.9)), 1000, now)).toBe(false);
  });

  it('A model of an older release is replaced, one of a newer release is left alone', () => {
    expect(isTrainingDue(model(10, now, ARTEFACT_FORMAT - 1), 10, now)).toBe(true);
    expect(isTrainingDue(model(10, now, ARTEFACT_FORMAT + 1), 1000, now)).toBe(false);
  });
});
