import { describe, expect, test } from '@jest/globals';
import { installedMatchesLock, lockMatchesManifests } from '../../scripts/setup/packages.mjs';

const lock = {
  packages: {
    '': { dependencies: { left: '1.0.0' }, devDependencies: { right: '2.0.0' } },
    app: { dependencies: { left: '1.0.0' } },
    'node_modules/app': { resolved: 'app', link: true },
    'node_modules/left': { version: '1.0.0' },
    'node_modules/right': { version: '2.0.0', dev: true },
    'node_modules/right-windows': { version: '2.0.0', optional: true },
  },
};
const { '': _root, 'node_modules/right-windows': _other, ...installedPackages } = lock.packages;
const installed = { packages: installedPackages };

describe('The packages', () => {
  test('are as locked when all but the builds for other systems are installed', () => {
    expect(installedMatchesLock(lock, installed)).toBe(true);
  });

  test.each([
    ['nothing is installed', undefined],
    ['one is missing', { packages: { ...installed.packages, 'node_modules/left': undefined } }],
    [
      'one has another version',
      { packages: { ...installed.packages, 'node_modules/left': { version: '1.0.1' } } },
    ],
    [
      'one is there that is not locked',
      { packages: { ...installed.packages, 'node_modules/up': { version: '1.0.0' } } },
    ],
  ])('are not as locked when %s', (_case, there) => {
    expect(installedMatchesLock(lock, JSON.parse(JSON.stringify(there ?? null)) ?? undefined)).toBe(false);
  });

  test('need an installation when a package.json asks for something that the lock does not know', () => {
    const root = { dependencies: { left: '1.0.0' }, devDependencies: { right: '2.0.0' } };
    const app = { dependencies: { left: '1.0.0' } };
    expect(lockMatchesManifests(lock, { '': root, app })).toBe(true);
    expect(lockMatchesManifests(lock, { '': root, app: { dependencies: { left: '1.1.0' } } })).toBe(false);
    expect(lockMatchesManifests(lock, { '': { ...root, devDependencies: {} }, app })).toBe(false);
  });
});
