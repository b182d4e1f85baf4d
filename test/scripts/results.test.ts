import { describe, expect, test } from '@jest/globals';
import { makePlan } from '../../scripts/test/plan.mjs';
import { closingLine, hasFailed, jestResult, resultTable } from '../../scripts/test/results.mjs';

const report = {
  numPassedTests: 10,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

describe('The counts of `npm test`', () => {
  test('are summed over the stages and closed by one plain line', () => {
    const results = [
      jestResult('unit', report, 0, 1200),
      jestResult('api', { ...report, numPendingTests: 0 }, 0, 61_000),
    ];
    expect(closingLine(results)).toBe('20 passed, 0 failed, 1 skipped');
    expect(closingLine(results.slice(1))).toBe('10 passed, 0 failed');
    expect(hasFailed(results)).toBe(false);
    expect(resultTable(results)).toBe(
      [
        '  stage  passed  failed  skipped       time',
        '✔ unit       10       0        1      1.2 s',
        '✔ api        10       0        0  1 min 1 s',
      ].join('\n'),
    );
  });

  test.each([
    ['a failed test', { ...report, numFailedTests: 2 }, 1, 2],
    [
      'a suite that could not run beside a failed test',
      { ...report, numFailedTests: 1, numRuntimeErrorTestSuites: 1 },
      1,
      2,
    ],
    ['a run that ended badly though no test failed', report, 1, 1],
    ['a run that wrote no report', undefined, 134, 1],
  ])('never lose %s', (_case, jest, code, failed) => {
    const results = [jestResult('api', jest, code, 1)];
    expect(results[0]?.failed).toBe(failed);
    expect(hasFailed(results)).toBe(true);
    expect(resultTable(results)).toMatch(/✘ api/);
  });
});

describe('The plan of `npm test`', () => {
  test('is everything when nothing is asked, the real data only where it exists', () => {
    const names = (hasData: boolean) => makePlan([], hasData).suites.map(({ name }) => name);
    expect(names(true)).toEqual([
      'unit',
      'thorough',
      'api',
      'store',
      'faults',
      'architecture',
      'browser',
      'scripts',
      'real-data',
    ]);
    expect(names(false)).not.toContain('real-data');
    expect(makePlan([], false).checks.map(({ name }) => name)).toEqual([
      'format',
      'lint',
      'boundaries',
      'dead-code',
    ]);
  });

  test('is the named stages with what they need, and passes the rest on to Jest', () => {
    const plan = makePlan(['unit,api', 'festivals', '-t', 'E1 '], true);
    expect(plan.checks).toEqual([]);
    expect(plan.suites.map(({ name }) => name)).toEqual(['unit', 'api']);
    expect(plan.jestArgs).toEqual(['festivals', '-t', 'E1 ']);
    expect([...plan.needs]).toEqual(['database', 'builds']);
  });

  test('refuses a stage that does not exist and names those that do', () => {
    expect(() => makePlan(['apis'], true)).toThrow(/^There is no stage apis: take one of format, lint,/);
  });
});
