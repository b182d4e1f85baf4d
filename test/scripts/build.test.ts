import { mkdir, mkdtemp, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { hashSources } from '../../scripts/setup/build.mjs';

let root: string;
const write = async (path: string, text: string) => {
  await mkdir(join(root, dirname(path)), { recursive: true });
  await writeFile(join(root, path), text);
};
const hash = () => hashSources(root, ['src', 'tsconfig.json', 'not-there.json']);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'fasteval-build-'));
  await write('tsconfig.json', '{}');
  await write('src/main.ts', 'main');
  await write('src/deep/er/rule.ts', 'rule');
});

describe('A part is built again', () => {
  test('when a source changed its text or its name, came or went', async () => {
    const seen = new Set([hash()]);
    await write('src/deep/er/rule.ts', 'another rule');
    seen.add(hash());
    await rename(join(root, 'src/deep/er/rule.ts'), join(root, 'src/deep/er/rules.ts'));
    seen.add(hash());
    await write('src/new.ts', '');
    seen.add(hash());
    await write('tsconfig.json', '{ }');
    seen.add(hash());
    expect(seen.size).toBe(5);
  });

  test('but not for a test, an output, a package or a mere touch', async () => {
    const before = hash();
    await write('src/main.test.ts', 'test');
    await write('src/dist/main.js', 'output');
    await write('src/node_modules/left/index.js', 'package');
    await write('src/main.ts', 'main');
    expect(hash()).toBe(before);
  });
});
