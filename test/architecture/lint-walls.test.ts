import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { projectRoot } from '../../src/shared/project-root.js';

describe('the walls that lint keeps', () => {
  let eslint: ESLint;
  beforeAll(() => {
    // The planted files exist in memory alone, so the rules that need types are off; none of these walls does.
    const overrideConfig = [
      tseslint.configs.disableTypeChecked,
      { languageOptions: { parserOptions: { projectService: false } } },
    ];
    eslint = new ESLint({ cwd: projectRoot, overrideConfig: overrideConfig as never });
  });

  const broken = async (file: string, text: string) => {
    const [result] = await eslint.lintText(text, { filePath: join(projectRoot, file) });
    return result!.messages.map(({ ruleId }) => ruleId);
  };

  it.each([
    [
      'the environment is read outside config',
      'src/auth/planted.service.ts',
      'export const port = process.env.PORT;',
      'no-restricted-properties',
    ],
    [
      'forwardRef hides a cycle',
      'src/auth/planted.module.ts',
      'export const x = forwardRef(() => 1);',
      'no-restricted-syntax',
    ],
    ['the API prints past the log', 'src/auth/planted.service.ts', "console.log('here');", 'no-console'],
    [
      'a service speaks SQL',
      'src/auth/planted.service.ts',
      "import { In } from 'typeorm';\nexport { In };",
      'no-restricted-imports',
    ],
    [
      'a controller speaks SQL',
      'src/auth/planted.controller.ts',
      "import { In } from 'typeorm';\nexport { In };",
      'no-restricted-imports',
    ],
  ])('When %s, then lint says no', async (_, file, text, rule) => {
    expect(await broken(file, text)).toContain(rule);
  });

  it('When a repository speaks SQL and the config reads the environment, then lint is quiet', async () => {
    expect(
      await broken('src/auth/planted.repository.ts', "import { In } from 'typeorm';\nexport { In };\n"),
    ).toEqual([]);
    expect(await broken('src/main.ts', 'export const port = process.env.PORT;\n')).toEqual([]);
  });
});
