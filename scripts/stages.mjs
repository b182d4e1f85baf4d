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

/**
 * The native compiler judges the types, in a fifth of the time of the one that builds. One thread takes the
 * least time of all processors together: several would each look into what they share.
 * @param {string} project a folder with a tsconfig.json of its own, or '.'
 */
const typesOf = (project) => [
  ...['typescript-native/bin/tsc', '--noEmit', '--singleThreaded', '-p', project],
  ...[
    '--incremental',
    '--tsBuildInfoFile',
    `node_modules/.cache/tsc/${project.replaceAll(/\W/g, '-')}.tsbuildinfo`,
  ],
];

/** @type {Check[]} the long ones are spread, since two run at a time */
export const CHECKS = [
  { name: 'format', commands: [['oxfmt', '--check', '.']] },
  { name: 'lint', commands: [['oxlint']] },
  { name: 'types', commands: ['.', 'scripts', 'test/browser', 'admin', 'app', 'uploader'].map(typesOf) },
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
