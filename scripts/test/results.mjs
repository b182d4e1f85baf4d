// @ts-check
import { seconds } from '../setup/progress.mjs';

/**
 * @typedef {object} Result
 * @property {string} stage
 * @property {number} passed tests, or 1 for a check
 * @property {number} failed
 * @property {number} skipped
 * @property {number} ms
 * @property {string} [output] what it printed, where that was not shown as it came
 */

/**
 * The counts of a Jest run. A suite that could not run at all, and a run that ended badly without a
 * failed test, count as one failure each, so that no failure is lost.
 * @param {string} stage
 * @param {any} report what `--json` wrote; undefined when it wrote nothing
 * @param {number} code of the process
 * @param {number} ms
 * @returns {Result}
 */
export function jestResult(stage, report, code, ms) {
  const failed = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
  return {
    stage,
    passed: report?.numPassedTests ?? 0,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
    ms,
  };
}

/** @param {Result[]} results */
export function hasFailed(results) {
  return results.some(({ failed }) => failed > 0);
}

/**
 * A line for each stage.
 * @param {Result[]} results
 */
export function resultTable(results) {
  const rows = [
    ['stage', 'passed', 'failed', 'skipped', 'time'],
    ...results.map(({ stage, passed, failed, skipped, ms }) => [
      stage,
      ...[passed, failed, skipped].map(String),
      seconds(ms),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row, index) => {
      const mark = index === 0 ? ' ' : hasFailed(results.slice(index - 1, index)) ? '✘' : '✔';
      const cells = row.map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      );
      return `${mark} ${cells.join('  ')}`;
    })
    .join('\n');
}

/** @param {Result[]} results @returns {string} such as `312 passed, 0 failed` */
export function closingLine(results) {
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
    results.reduce((total, result) => total + result[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
