import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findMariadb } from '../../scripts/setup/mariadb/find.mjs';
import { requireProgram } from '../../scripts/setup/mariadb/private-server.mjs';
import { requireServer } from '../../scripts/setup/mariadb/given-server.mjs';
import { readVersion, isRecentEnough } from '../../scripts/setup/mariadb/version.mjs';
import { fakePrograms } from './fake-programs.js';

const EVERYTHING = {
  mariadbd: 'exit 0',
  docker: 'exit 0',
  'apt-get': 'exit 0',
  sudo: 'exit 0',
  brew: 'exit 0',
};
type Program = keyof typeof EVERYTHING;

/** A machine with these programs and no others, asked by a person who is not root. */
async function machine(
  names: Program[],
  more: { scripts?: Record<string, string>; env?: NodeJS.ProcessEnv; uid?: number; platform?: string } = {},
) {
  const scripts = { ...Object.fromEntries(names.map((name) => [name, EVERYTHING[name]])), ...more.scripts };
  const folder = await fakePrograms(scripts);
  return {
    folder,
    asked: {
      env: { PATH: folder, ...more.env },
      uid: more.uid ?? 1000,
      platform: more.platform ?? 'linux',
      folders: [],
    },
  };
}

describe('MariaDB is found', () => {
  test('first by DATABASE_URL, whatever else there is', async () => {
    const url = 'mysql://a:b@host:3306/fasteval';
    const { asked } = await machine(['mariadbd', 'docker', 'apt-get', 'sudo', 'brew'], {
      env: { DATABASE_URL: url },
    });
    await expect(findMariadb(asked)).resolves.toEqual({ kind: 'url', url });
  });

  test('then as a mariadbd on the PATH', async () => {
    const { asked, folder } = await machine(['mariadbd', 'docker', 'apt-get', 'sudo', 'brew']);
    await expect(findMariadb(asked)).resolves.toEqual({ kind: 'program', path: join(folder, 'mariadbd') });
  });

  test('or in a folder of servers that the PATH leaves out', async () => {
    const { asked } = await machine(['docker']);
    const servers = await fakePrograms({ mariadbd: 'exit 0' });
    await expect(findMariadb({ ...asked, folders: [servers] })).resolves.toEqual({
      kind: 'program',
      path: join(servers, 'mariadbd'),
    });
  });

  test('then in a Docker engine that runs', async () => {
    const { asked, folder } = await machine(['docker', 'apt-get', 'sudo', 'brew']);
    await expect(findMariadb(asked)).resolves.toEqual({ kind: 'docker', docker: join(folder, 'docker') });
  });

  test("then by apt-get, since Docker's client without an engine is of no use", async () => {
    const engineless = '[ "$1" = info ] && exit 1; exit 0';
    const { asked } = await machine(['apt-get', 'sudo', 'brew'], { scripts: { docker: engineless } });
    await expect(findMariadb(asked)).resolves.toEqual({ kind: 'apt', prefix: ['sudo', '-n'] });
  });

  test('by apt-get without sudo for root', async () => {
    const { asked } = await machine(['apt-get'], { uid: 0 });
    await expect(findMariadb(asked)).resolves.toEqual({ kind: 'apt', prefix: [] });
  });

  test('then by Homebrew on macOS', async () => {
    const { asked, folder } = await machine(['brew'], { platform: 'darwin' });
    await expect(findMariadb(asked)).resolves.toEqual({ kind: 'brew', brew: join(folder, 'brew') });
  });

  test.each<[string, Program[], Record<string, string>]>([
    ['nothing is there', [], {}],
    ['sudo asks for a password', ['apt-get'], { sudo: 'exit 1' }],
    ['apt-get is there without sudo', ['apt-get'], {}],
  ])('nowhere when %s, and one sentence says what to do', async (_case, names, scripts) => {
    const { asked } = await machine(names, { scripts });
    await expect(findMariadb(asked)).rejects.toThrow(
      /^No MariaDB was found: install MariaDB 10\.11 or newer .* or name a server as DATABASE_URL=/,
    );
  });
});

describe('A MariaDB that was found', () => {
  test.each([
    ['mariadbd  Ver 10.11.19-MariaDB-0+deb12u1 for debian-linux-gnu', '10.11.19', true],
    ['5.5.5-10.6.12-MariaDB', '10.6.12', false],
    ['1:11.8.3-0+deb13u1', '11.8.3', true],
    ['12.0.2-MariaDB', '12.0.2', true],
  ])('says of itself %j', (said, version, recent) => {
    expect(readVersion(said)).toBe(version);
    expect(isRecentEnough(version)).toBe(recent);
  });

  test('is refused in one sentence when it is older than 10.11', async () => {
    const folder = await fakePrograms({ mariadbd: 'echo "mariadbd  Ver 10.6.12-MariaDB for Linux"' });
    const path = join(folder, 'mariadbd');
    await expect(requireProgram(path)).rejects.toThrow(
      `MariaDB 10.6.12 (${path}) is older than 10.11: upgrade it, or name a newer server in DATABASE_URL.`,
    );
  });

  test.each([
    [
      'nothing answers',
      'mysql://a:b@127.0.0.1:1/fasteval',
      /cannot be used \(ECONNREFUSED\): start it or correct DATABASE_URL/,
    ],
    [
      'it is no URL of a database',
      'postgres://a:b@127.0.0.1/fasteval',
      /write it as mysql:\/\/user:password@host:3306\/database/,
    ],
  ])('by DATABASE_URL is refused in one sentence when %s', async (_case, url, sentence) => {
    await expect(requireServer(url, 'DATABASE_URL')).rejects.toThrow(sentence);
  });
});
