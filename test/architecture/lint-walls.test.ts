import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../src/shared/project-root.js';

const CONFIG = '.oxlintrc.jsonc';

type Planted = readonly [what: string, file: string, text: string, rule: string];

const walls: readonly Planted[] = [
  [
    'the environment is read outside config',
    'src/auth/environment.service.ts',
    'export const port = process.env.PORT;',
    'eslint(no-restricted-properties)',
  ],
  [
    'forwardRef hides a cycle',
    'src/auth/cycle.module.ts',
    "import { forwardRef } from '@nestjs/common';\nexport const x = forwardRef(() => 1);",
    'eslint(no-restricted-imports)',
  ],
  [
    'forwardRef hides a cycle of services',
    'src/auth/cycle.service.ts',
    "import { forwardRef } from '@nestjs/common';\nexport const x = forwardRef(() => 1);",
    'eslint(no-restricted-imports)',
  ],
  ['the API prints past the log', 'src/auth/print.service.ts', "console.log('here');", 'eslint(no-console)'],
  [
    'a service speaks SQL',
    'src/auth/sql.service.ts',
    "import { In } from 'typeorm';\nexport { In };",
    'eslint(no-restricted-imports)',
  ],
  [
    'a controller speaks SQL',
    'src/auth/sql.controller.ts',
    "import { In } from 'typeorm';\nexport { In };",
    'eslint(no-restricted-imports)',
  ],
  [
    'a promise is left to itself',
    'src/auth/promise.service.ts',
    'export const f = (work: () => Promise<void>) => { work(); };',
    'typescript(no-floating-promises)',
  ],
  [
    'something is taken for what nobody looked at',
    'src/auth/any.service.ts',
    "export const f = (): string => JSON.parse('1');",
    'typescript(no-unsafe-return)',
  ],
  [
    'a condition can only be true',
    'test/api/condition.test.ts',
    "export const f = (text: string) => text ?? 'none';",
    'typescript(no-unnecessary-condition)',
  ],
  [
    'a page calls a hook only sometimes',
    'app/src/hook.tsx',
    'declare const useState: () => string;\nexport const Page = (p: { on: boolean }) => (p.on ? useState() : null);',
    'react-hooks(rules-of-hooks)',
  ],
  [
    'a value is not of its type',
    'src/auth/type.service.ts',
    "export const port: number = 'text';",
    'typescript(TS2322)',
  ],
  ['a program of ours uses a name that is nowhere', 'scripts/name.mjs', 'nowhere();', 'eslint(no-undef)'],
];

const allowed: readonly (readonly [file: string, text: string])[] = [
  ['src/auth/sql.repository.ts', "import { In } from 'typeorm';\nexport { In };\n"],
  ['src/main.ts', 'export const port = process.env.PORT;\n'],
  ['test/api/any.test.ts', "export const f = (): string => JSON.parse('1');\n"],
];

describe('the walls that lint keeps', () => {
  let folder: string;
  const rulesOf = new Map<string, string[]>();

  // The planted files lie outside the checkout, with its packages, under a copy of its rules.
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fasteval-lint-'));
    await copyFile(join(projectRoot, CONFIG), join(folder, CONFIG));
    await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
    const options = {
      strict: true,
      module: 'nodenext',
      types: ['node'],
      jsx: 'preserve',
      skipLibCheck: true,
    };
    const project = JSON.stringify({ compilerOptions: options, include: ['**/*'] });
    const planted = [...walls.map(([, file, text]) => [file, text] as const), ...allowed];
    for (const [file, text] of [['tsconfig.json', project] as const, ...planted]) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
    const programs = join(projectRoot, 'node_modules', '.bin');
    const env = { ...process.env, PATH: `${programs}${delimiter}${process.env['PATH']}` };
    const { stdout } = await promisify(execFile)(
      'oxlint',
      ['--format', 'json', ...planted.map(([file]) => file)],
      { cwd: folder, env },
    ).catch((error: unknown) => error as { stdout: string });
    for (const { filename, code } of JSON.parse(stdout).diagnostics)
      rulesOf.set(filename, [...(rulesOf.get(filename) ?? []), code]);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(walls)('When %s, then lint says no', (_, file, __, rule) => {
    expect(rulesOf.get(file)).toEqual([rule]);
  });

  it('When a repository speaks SQL, the process reads its environment and a test an answer, then lint is quiet', () => {
    for (const [file] of allowed) expect(rulesOf.get(file)).toBeUndefined();
  });
});
