import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findChromium } from '../../scripts/setup/chromium.mjs';
import { requireNode } from '../../scripts/setup/node-version.mjs';
import { findSharedData } from '../../scripts/test/shared-data.mjs';
import { fakePrograms } from './fake-programs.js';

describe('A missing prerequisite ends with one sentence', () => {
  test('when Node.js is too old', () => {
    expect(() => requireNode('20.18.3', 'linux')).toThrow(
      'Node.js 20.18.3 is too old: install Node.js 20.19 or newer.',
    );
    expect(() => requireNode('18.20.0', 'linux')).toThrow(/too old/);
    expect(() => requireNode('20.19.0', 'darwin')).not.toThrow();
    expect(() => requireNode('24.1.0', 'linux')).not.toThrow();
  });

  test('when the system is Windows', () => {
    expect(() => requireNode('24.1.0', 'win32')).toThrow(/run this inside WSL/);
  });

  test('when CHROMIUM_PATH names nothing that runs', () => {
    expect(() => findChromium({ CHROMIUM_PATH: '/nowhere/chromium' })).toThrow(
      /^CHROMIUM_PATH=\/nowhere\/chromium is not/,
    );
  });

  test('when SHARED_DATA names no folder', () => {
    expect(() => findSharedData('/somewhere', '/nowhere/at-all')).toThrow(
      /^SHARED_DATA=\/nowhere\/at-all is not a folder/,
    );
  });
});

describe('Chromium is found', () => {
  test('by CHROMIUM_PATH first, then by its names on the PATH', async () => {
    const folder = await fakePrograms({ 'google-chrome': 'exit 0', chromium: 'exit 0', mine: 'exit 0' });
    const mine = join(folder, 'mine');
    expect(findChromium({ PATH: folder, CHROMIUM_PATH: mine })).toBe(mine);
    expect(findChromium({ PATH: folder })).toBe(join(folder, 'chromium'));
    const lighter = await fakePrograms({ chromium: 'exit 0', 'chromium-headless-shell': 'exit 0' });
    expect(findChromium({ PATH: lighter })).toBe(join(lighter, 'chromium-headless-shell'));
    expect(findChromium({ PATH: await fakePrograms({}) }, [])).toBeUndefined();
  });
});

describe('The real data', () => {
  test('is left out, and the closing lines say so, where its folder does not exist', () => {
    const { folder, line } = findSharedData('/nowhere/checkout', undefined);
    expect(folder).toBeUndefined();
    expect(line).toMatch(/^Real-data suites: did not run, since there is no \.\.\/shared\/data/);
  });
});
