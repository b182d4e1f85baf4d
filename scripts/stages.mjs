// @ts-check
/**
 * What `npm test` runs, in this order. `npm run check` runs the checks and the unit tests of it.
 * Programs are those of node_modules/.bin.
 */

/**
 * @typedef {'database' | 'builds' | 'chromium' | 'shared data'} Need
 * @typedef {object} Check
 * @property {string} name
 * @property {string[][]} commands run one after the other; the first that fails ends it
 *
 * @typedef {object} Suite
 * @property {string} name of a Jest project
 * @property {Need[]} needs
 */

/** @type {Check[]} the long ones are spread, since two run at a time */
export const CHECKS = [
  { name: 'format', commands: [['prettier', '--check', '--log-level', 'warn', '.']] },
  {
    name: 'lint',
    commands: [
      [
        'eslint',
        '--cache',
        '--cache-strategy',
        'content',
        '--cache-location',
        'node_modules/.cache/eslint/',
        '.',
      ],
    ],
  },
  {
    name: 'types',
    commands: [
      ['tsc', '--noEmit', '-p', 'tsconfig.json'],
      ['tsc', '--noEmit', '-p', 'scripts'],
      ['tsc', '--noEmit', '-p', 'test/browser'],
      ['tsc', '--noEmit', '-p', 'admin'],
      ['tsc', '--noEmit', '-p', 'app'],
    ],
  },
  {
    name: 'boundaries',
    commands: [
      [
        'depcruise',
        '--config',
        '.dependency-cruiser.cjs',
        ...['src', 'lambda/src', 'local', 'test', 'scripts', 'admin/src', 'app/src'],
      ],
    ],
  },
  { name: 'dead-code', commands: [['knip']] },
];

/** @type {Suite[]} */
export const SUITES = [
  { name: 'unit', needs: [] },
  { name: 'api', needs: ['database', 'builds'] },
  { name: 'store', needs: [] },
  { name: 'faults', needs: ['database', 'builds'] },
  { name: 'architecture', needs: ['database'] },
  { name: 'browser', needs: ['database', 'builds', 'chromium'] },
  { name: 'scripts', needs: [] },
  { name: 'real-data', needs: ['database', 'builds', 'shared data'] },
];
