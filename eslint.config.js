import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier';
import hooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const typed = [
  'src/**/*.ts',
  'lambda/{src,fixtures}/**/*.ts',
  'local/**/*.ts',
  'test/**/*.ts',
  'bench/**/*.ts',
  'admin/src/**/*.{ts,tsx}',
  'app/src/**/*.{ts,tsx}',
  'uploader/src/**/*.ts',
];

export default tseslint.config(
  { ignores: ['**/dist/**', '.data/**', 'coverage/**', '**/schema.d.ts', '**/dev-dist/**'] },
  eslint.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: globals.node },
  },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: typed })),
  {
    files: typed,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Nest's modules and many of its decorated classes are empty on purpose.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // Entities are rows: TypeORM takes and gives plain objects of their shape.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Code points are what the database counts, so they are what we count.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      'no-control-regex': 'off',
      // Methods keep one promise-returning face, whether or not they wait for something today.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/main.ts', 'src/cli/**', 'src/**/*.real-data.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Add the variable to src/shared/config and inject CONFIG instead.',
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.name='forwardRef']",
          message:
            'A cycle of modules: let the higher one ask the lower one (docs/architecture.md, the ladder).',
        },
      ],
      'no-console': 'error',
    },
  },
  {
    // Controllers, services and rules ask repositories; only those speak SQL.
    files: ['src/**/*.{controller,service,rules,schemas}.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'typeorm',
              message: 'SQL lives in a repository; give it a method named by the question.',
            },
          ],
        },
      ],
    },
  },
  {
    // Loops over matrices: an index is in range by how the loop is made, and typed arrays have no holes.
    files: ['src/recommendations/{model/collaborative,evaluation}/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['test/**/*.ts', '**/*.test.ts'],
    rules: {
      // Answers of the API are looked into by tests, whatever their shape.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
    },
  },
  {
    files: ['admin/src/**/*.{ts,tsx}', 'app/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: hooks.configs.recommended.rules,
  },
  prettier,
);
