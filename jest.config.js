/** One Jest, eleven projects: what a test may touch decides where it lives. */
const swc = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
        target: 'es2023',
      },
      module: { type: 'es6' },
    },
  ],
};

/** @param {string} displayName @param {string[]} testMatch @param {object} [more] */
const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch: testMatch.map((glob) => `<rootDir>/${glob}`),
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: swc,
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/\\.data/', '<rootDir>/(lambda|admin|app)/dist/'],
  ...more,
});

const withStack = {
  globalSetup: '<rootDir>/test/support/stack.setup.ts',
  globalTeardown: '<rootDir>/test/support/stack.teardown.ts',
};

export default {
  projects: [
    project('unit', ['{src,lambda/src,admin/src,app/src,uploader/src}/**/*.test.ts'], {
      testPathIgnorePatterns: ['/node_modules/', '\\.(real-data|thorough)\\.test\\.ts$'],
    }),
    project('thorough', ['{src,lambda/src}/**/*.thorough.test.ts']),
    project('architecture', ['test/architecture/**/*.test.ts']),
    project('scripts', ['test/scripts/**/*.test.ts']),
    project('store', ['test/store/**/*.test.ts']),
    project('api', ['test/api/**/*.test.ts'], withStack),
    project('faults', ['test/faults/**/*.test.ts'], withStack),
    project('browser', ['test/browser/**/*.test.ts'], withStack),
    project('real-data', ['test/real-data/**/*.test.ts', 'src/**/*.real-data.test.ts'], withStack),
    project('long', ['test/long/**/*.test.ts']),
    project('real-data-long', ['test/real-data-long/**/*.test.ts'], withStack),
  ],
  testTimeout: 180_000,
  maxWorkers: 2,
  // Modules of a finished file stay in memory; a worker that holds many is slower than a new one.
  workerIdleMemoryLimit: '1200MB',
};
