// @ts-check
import { PlainError } from '../setup/plain-error.mjs';
import { CHECKS, SUITES } from '../stages.mjs';

/**
 * @typedef {object} Plan
 * @property {import('../stages.mjs').Check[]} checks
 * @property {import('../stages.mjs').Suite[]} suites
 * @property {string[]} jestArgs
 * @property {Set<import('../stages.mjs').Need>} needs
 * @property {boolean} asksForSharedData whether a suite that works on the real data was asked for
 */

export const HELP = `Usage: npm test                              everything but what takes hours
       npm test -- STAGE[,STAGE…] [PATTERN…] [JEST OPTION…]

Stages: ${[...CHECKS, ...SUITES].map(({ name }) => name).join(', ')}

  npm test -- api festivals          the API tests in files whose path has "festivals"
  npm test -- api,store -t "E1 "     tests of two stages whose title has "E1 "

MariaDB and Chromium are found or installed as for \`npm start\`. TEST_DATABASE_URL names a server on which
databases called fasteval_test… may be created; SHARED_DATA names the folder of the real data.
`;

/**
 * What the arguments ask for.
 * @param {string[]} args
 * @param {boolean} hasSharedData
 * @returns {Plan}
 * @throws {PlainError} on a stage that does not exist
 */
export function makePlan([names, ...jestArgs], hasSharedData) {
  const wanted = names?.split(',');
  const known = [...CHECKS, ...SUITES].map(({ name }) => name);
  const unknown = wanted?.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new PlainError(`There is no stage ${unknown}: take one of ${known.join(', ')}.`);
  const isWanted = (/** @type {{ name: string }} */ { name }) =>
    wanted === undefined || wanted.includes(name);
  const asked = SUITES.filter((suite) => isWanted(suite) && (wanted !== undefined || !suite.takesHours));
  const usesSharedData = (/** @type {import('../stages.mjs').Suite} */ { needs }) =>
    needs.includes('shared data');
  const suites = asked.filter((suite) => hasSharedData || !usesSharedData(suite));
  return {
    checks: CHECKS.filter(isWanted),
    suites,
    jestArgs,
    needs: new Set(suites.flatMap(({ needs }) => needs)),
    asksForSharedData: asked.some(usesSharedData),
  };
}
