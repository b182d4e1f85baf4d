/** The walls of the house (docs/architecture.md). test/architecture plants one violation per rule. */
const LADDER = ['audit', 'auth', 'media', 'festivals', 'reviews', 'recommendations'];

const upward = LADDER.slice(0, -1).map((module, rung) => ({
  name: `ladder-${module}`,
  severity: 'error',
  comment: `${module} may not know the modules above it: let them ask through its index.ts.`,
  from: { path: `^src/${module}/` },
  to: { path: `^src/(${LADDER.slice(rung + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A cycle of decorated classes crashes at load under ESM; move what both need below them.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'An import that cannot be resolved satisfies every other rule in silence.',
      from: {},
      to: { couldNotResolve: true },
    },
    ...upward,
    {
      name: 'one-door',
      severity: 'error',
      comment: "Come in by the module's index.ts; if what you need is not there, ask whether it should be.",
      from: { path: '^(src|test|bench)/', pathNot: `^src/(${LADDER.join('|')})/` },
      to: { path: `^src/(${LADDER.join('|')})/`, pathNot: `^src/(${LADDER.join('|')})/index\\.ts$` },
    },
    {
      name: 'one-door-between-modules',
      severity: 'error',
      comment: "Come in by the other module's index.ts.",
      from: { path: `^src/(${LADDER.join('|')})/` },
      to: {
        path: `^src/(${LADDER.join('|')})/`,
        pathNot: ['^src/$1/', `^src/(${LADDER.join('|')})/index\\.ts$`],
      },
    },
    {
      name: 'not-through-own-door',
      severity: 'error',
      comment: 'A file inside a module imports its neighbours directly, or the door becomes a cycle.',
      from: { path: `^src/(${LADDER.join('|')})/.+` },
      to: { path: '^src/$1/index\\.ts$' },
    },
    {
      name: 'shared-knows-no-module',
      severity: 'error',
      comment: 'src/shared is the kernel: it has no business word and knows no module.',
      from: { path: '^src/shared/' },
      to: { path: `^src/(${LADDER.join('|')}|app)` },
    },
    {
      name: 'lambda-by-contract-only',
      severity: 'error',
      comment:
        'The API never touches image bytes: all it may know of the lambda is the contract, and only media does.',
      from: { path: '^src/' },
      to: { path: '^lambda/', pathNot: '^lambda/src/contract\\.ts$' },
    },
    {
      name: 'contract-for-media-only',
      severity: 'error',
      comment: 'The contract with the lambda belongs to src/media.',
      from: { path: '^src/', pathNot: '^src/media/' },
      to: { path: '^lambda/' },
    },
    {
      name: 'lambda-stands-alone',
      severity: 'error',
      comment: 'The lambda package is deployed by itself.',
      from: { path: '^lambda/' },
      to: { path: '^(src|admin|app|local)/' },
    },
    {
      name: 'pages-know-only-the-api',
      severity: 'error',
      comment: 'admin/ and app/ know openapi.json and nothing of the server.',
      from: { path: '^(admin|app)/' },
      to: { path: '^(src|lambda|local)/' },
    },
    {
      name: 'uploader-stands-alone',
      severity: 'error',
      comment:
        'Both web apps build on the uploader: it knows neither of them, and the server as little as they do.',
      from: { path: '^uploader/' },
      to: { path: '^(src|lambda|local|admin|app)/' },
    },
    {
      name: 'uploader-for-pages-only',
      severity: 'error',
      comment: 'The uploader is browser code: the server and the tests of it have no use for it.',
      from: { path: '^(src|lambda|local)/' },
      to: { path: '^uploader/' },
    },
    {
      name: 'no-image-library-in-the-api',
      severity: 'error',
      comment: "Pixels are the lambda's work.",
      from: { path: '^src/' },
      to: { path: 'node_modules/(sharp|jimp|canvas)/' },
    },
    {
      name: 'no-dev-dependency-in-the-api',
      severity: 'error',
      comment: 'What runs in production is a dependency.',
      from: { path: '^src/', pathNot: '\\.(test|example)\\.ts$' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^((lambda|admin|app)/)?dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts', '.d.mts'],
    },
    moduleSystems: ['es6', 'cjs'],
  },
};
