// @ts-check
/**
 * What `npm test` runs, in this order. `npm run check` runs the checks and the unit tests of it.
 * A program is one of node_modules/.bin, or a path in node_modules.
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
 * @property {true} [takesHours] so it runs only when it is asked for by name
 */

/** @type {Check[]} the long ones are spread, since two run at a time */
export const CHECKS = [
  { name: 'format', commands: [['oxfmt', '--check', '.']] },
  // It asks for every type anyway, so it judges them too.
  { name: 'lint', commands: [['oxlint']] },
  {
    name: 'boundaries',
    commands: [
      [
        'depcruise',
        '--config',
        '.dependency-cruiser.cjs',
        ...['src', 'lambda/src', 'local', 'test', 'bench', 'scripts', 'admin/src', 'app/src', 'uploader/src'],
      ],
    ],
  },
  { name: 'dead-code', commands: [['knip']] },
];

/** @type {Suite[]} */
export const SUITES = [
  { name: 'unit', needs: [] },
  { name: 'thorough', needs: [] },
  { name: 'api', needs: ['database', 'builds'] },
  { name: 'store', needs: [] },
  { name: 'faults', needs: ['database', 'builds'] },
  { name: 'architecture', needs: ['database'] },
  { name: 'browser', needs: ['database', 'builds', 'chromium'] },
  { name: 'scripts', needs: [] },
  { name: 'real-data', needs: ['database', 'builds', 'shared data'] },
  { name: 'long', needs: [], takesHours: true },
  { name: 'real-data-long', needs: ['database', 'builds', 'shared data'], takesHours: true },
];
