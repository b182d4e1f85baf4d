import { mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { apiEnvironment, hasOwnStore, requireLocal } from '../../scripts/start/environment.mjs';
import { demoAccounts, demoFile, localState } from '../../scripts/start/local-state.mjs';

const aDataFolder = () => mkdtemp(join(tmpdir(), 'fasteval-data-'));
const databaseUrl = 'mysql://fasteval:x@127.0.0.1:1/fasteval';

describe('The environment that `npm start` gives the API', () => {
  test('points to the local store with secrets of its own', async () => {
    const state = await localState(await aDataFolder());
    const env = apiEnvironment({ given: {}, port: 3001, databaseUrl, state });
    const s3 = `http://127.0.0.1:${state.ports.store}`;
    expect(env).toMatchObject({
      APP_ENV: 'local',
      PORT: '3001',
      PUBLIC_URL: 'http://localhost:3001',
      DATABASE_URL: databaseUrl,
      S3_ENDPOINT: s3,
      MEDIA_BASE_URL: `${s3}/${env['S3_BUCKET']}`,
      RESULTS_QUEUE_URL: `http://127.0.0.1:${state.ports.queue}/000000000000/${env['S3_BUCKET']}-results`,
    });
    expect(env['JWT_SECRET']).toMatch(/^[0-9a-f]{64}$/);
    expect(env['SECOND_FACTOR_KEY']).toMatch(/^[0-9a-f]{64}$/);
  });

  test('lets what the person set win, and leaves the photos to a store that they named', async () => {
    const state = await localState(await aDataFolder());
    const given = {
      S3_ENDPOINT: 'https://s3.example/',
      S3_BUCKET: 'mine',
      JWT_SECRET: 'mine',
      PUBLIC_URL: 'https://me.example',
    };
    const env = apiEnvironment({ given, port: 3000, databaseUrl, state });
    expect(hasOwnStore(given)).toBe(true);
    expect(env).toMatchObject({ ...given, MEDIA_BASE_URL: 'https://s3.example/mine' });
    expect(env).not.toHaveProperty('RESULTS_QUEUE_URL');
    expect(env).not.toHaveProperty('S3_ACCESS_KEY_ID');
  });

  test('is refused for a real installation, in one sentence', () => {
    expect(() => requireLocal({ APP_ENV: 'production' })).toThrow(
      /^APP_ENV is production, but `npm start` is the local start/,
    );
    expect(() => requireLocal({})).not.toThrow();
  });
});

describe('What `npm start` makes up', () => {
  test('is the same at the next start, so that sessions, photos and addresses last', async () => {
    const data = await aDataFolder();
    const first = await localState(data);
    await expect(localState(data)).resolves.toEqual(first);
    await expect(localState(await aDataFolder())).resolves.not.toEqual(first);
    expect((await stat(join(data, 'local.json'))).mode & 0o777).toBe(0o600);
  });

  test('are demo accounts with random passwords in a file for its owner only, the same at the next start', async () => {
    const data = await aDataFolder();
    const file = demoFile(data);
    const accounts = demoAccounts(file);
    expect(Object.keys(accounts)).toEqual(['admin', 'editor', 'visitor']);
    expect(new Set(Object.values(accounts).map(({ password }) => password)).size).toBe(3);
    expect(accounts.admin.password.length).toBeGreaterThanOrEqual(16);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(accounts);
    expect(demoAccounts(file)).toEqual(accounts);
    expect(demoAccounts(demoFile(await aDataFolder())).admin.password).not.toBe(accounts.admin.password);
  });
});
