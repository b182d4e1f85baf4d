import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Database } from '../../shared/database/database.js';
import { Readiness } from '../../shared/health/readiness.js';
import type { Log } from '../../shared/log/log.js';
import { DomainError } from '../../shared/problem/problem.js';
import { Beforehand } from './beforehand.js';

const warnings: string[] = [];
const database = { rows: () => Promise.resolve([]) } as unknown as Database;
const log = { warn: (message: string) => warnings.push(message) } as unknown as Log;

describe('what is read beforehand', () => {
  afterEach(() => void jest.useRealTimers());

  it('When reading fails, then we are not ready, and whoever asks has it begun anew', async () => {
    const readiness = new Readiness(database);
    const outcomes = [Promise.reject(new Error('no database')), Promise.resolve()];
    new Beforehand(readiness, log).read('festivals', () => outcomes.shift() ?? Promise.resolve());
    expect(await readiness.isReady()).toBe(false);
    expect(warnings).toEqual(['The festivals could not be read beforehand']);
    await readiness.isReady();
    expect(await readiness.isReady()).toBe(true);
  });

  it('When somebody waits for what takes too long, then they are told to come again', async () => {
    jest.useFakeTimers();
    const never = new Promise<void>(() => undefined);
    const waiting = new Beforehand(new Readiness(database), log).inTime(never);
    const told = expect(waiting).rejects.toThrow(DomainError);
    await jest.advanceTimersByTimeAsync(30_000);
    await told;
  });
});
