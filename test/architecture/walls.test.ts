import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../src/shared/project-root.js';

/** One violation per wall: the file that breaks it, and what it imports. */
const PLANTED: Record<string, [file: string, imported: string][]> = {
  'no-cycles': [
    ['src/auth/a.rules.ts', './b.rules.js'],
    ['src/auth/b.rules.ts', './a.rules.js'],
  ],
  resolvable: [['src/auth/lost.rules.ts', './nowhere.js']],
  'ladder-audit': [['src/audit/up.service.ts', '../auth/index.js']],
  'ladder-auth': [['src/auth/up.service.ts', '../media/index.js']],
  'ladder-media': [['src/media/up.service.ts', '../festivals/index.js']],
  'ladder-festivals': [['src/festivals/up.service.ts', '../reviews/index.js']],
  'ladder-reviews': [['src/reviews/up.service.ts', '../recommendations/index.js']],
  'one-door': [['test/api/sneaking.test.ts', '../../src/auth/account.service.js']],
  'one-door-between-modules': [['src/reviews/sneaking.service.ts', '../auth/account.service.js']],
  'not-through-own-door': [['src/auth/round.service.ts', './index.js']],
  'shared-knows-no-module': [['src/shared/knowing.ts', '../auth/index.js']],
  'lambda-by-contract-only': [['src/media/pixels.service.ts', '../../lambda/src/photo.js']],
  'contract-for-media-only': [['src/reviews/contract.service.ts', '../../lambda/src/contract.js']],
  'lambda-stands-alone': [['lambda/src/leaning.ts', '../../src/auth/index.js']],
  'pages-know-only-the-api': [['app/src/knowing.ts', '../../src/auth/index.js']],
  'uploader-stands-alone': [['uploader/src/leaning.ts', '../../app/src/here.js']],
  'uploader-for-pages-only': [['src/media/sending.service.ts', '../../uploader/src/here.js']],
  'no-image-library-in-the-api': [['src/media/resize.service.ts', 'sharp']],
  'no-dev-dependency-in-the-api': [['src/media/testing.service.ts', 'fast-check']],
};

const MODULES = ['audit', 'auth', 'media', 'festivals', 'reviews', 'recommendations'];
const FOUNDATION = [
  ...MODULES.map((module) => `src/${module}/index.ts`),
  'src/auth/account.service.ts',
  'lambda/src/contract.ts',
  'lambda/src/photo.ts',
  'app/src/here.ts',
  'uploader/src/here.ts',
];

interface Verdict {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

describe('the walls of the house', () => {
  const house = mkdtempSync(join(tmpdir(), 'fasteval-walls-'));
  afterAll(() => rmSync(house, { recursive: true }));

  const put = (file: string, text: string) => {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), text);
  };

  const cruise = (): Verdict => {
    const command = join(projectRoot, 'node_modules/.bin/depcruise');
    const folders = ['src', 'lambda', 'app', 'uploader', 'test'];
    const options = { cwd: house, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;
    return JSON.parse(
      execFileSync(command, ['--config', '.dependency-cruiser.cjs', '-T', 'json', ...folders], options),
    ) as Verdict;
  };

  beforeAll(() => {
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
      cpSync(join(projectRoot, file), join(house, file));
    symlinkSync(join(projectRoot, 'node_modules'), join(house, 'node_modules'));
    for (const file of FOUNDATION) put(file, 'export const here = true;\n');
    mkdirSync(join(house, 'app/src'), { recursive: true });
    mkdirSync(join(house, 'test'), { recursive: true });
  });

  it('When nothing is planted, then every wall is quiet', () => {
    expect(cruise().summary.violations).toEqual([]);
  });

  it('When one violation per wall is planted, then each wall names the file that breaks it', () => {
    for (const [file, imported] of Object.values(PLANTED).flat())
      put(file, `import * as planted from '${imported}';\nexport { planted };\n`);
    const { violations } = cruise().summary;
    for (const [rule, [[from]]] of Object.entries(PLANTED) as [string, [[string, string]]][]) {
      expect(violations).toContainEqual(
        expect.objectContaining({ from, rule: expect.objectContaining({ name: rule }) }),
      );
    }
  });

  it('When a wall is added, then it comes with a violation to prove it', () => {
    const config = createRequire(import.meta.url)(join(projectRoot, '.dependency-cruiser.cjs')) as {
      forbidden: { name: string }[];
    };
    expect(Object.keys(PLANTED).sort()).toEqual(config.forbidden.map(({ name }) => name).sort());
  });
});
