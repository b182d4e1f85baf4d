import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createConnection } from 'mysql2/promise';
import { bringMariadb } from '../../scripts/setup/mariadb/bring.mjs';
import { dockerServer } from '../../scripts/setup/mariadb/docker-server.mjs';
import { letsIn } from '../../scripts/setup/mariadb/given-server.mjs';
import { preparePrivateServer } from '../../scripts/setup/mariadb/private-server.mjs';
import { freePort } from '../../scripts/setup/ports.mjs';
import { Service } from '../../scripts/setup/service.mjs';
import { fakePrograms } from './fake-programs.js';
import { until } from '../support/until.js';

const PASSWORD = '00ff00ff';

describe('A private MariaDB', () => {
  let folder: string;
  let port: number;
  let url: string;
  let service: Service;
  const said: string[] = [];

  beforeAll(async () => {
    // A long path with spaces and Korean: sockets and shell scripts stumble over those.
    folder = join(await mkdtemp(join(tmpdir(), 'fasteval-db-')), `축제 자료 ${'deep'.repeat(30)}`);
    const { DATABASE_URL: _, ...env } = process.env;
    const source = await bringMariadb(env, () => undefined);
    if (source.kind !== 'program') throw new Error('This test needs a mariadbd on the machine');
    port = await freePort();
    const options = {
      program: source.path,
      folder,
      port,
      password: PASSWORD,
      databases: 'one',
      durable: true,
    } as const;
    const prepared = await preparePrivateServer(options);
    url = prepared.url;
    service = new Service(prepared.service, {
      logFolder: join(folder, 'logs'),
      say: (line) => said.push(line),
    });
    await service.start();
  });

  afterAll(() => service.stop());

  test('lets its user do everything in its own database and nothing beside it', async () => {
    const connection = await createConnection(url);
    const [settings] = await connection.query(
      'SELECT @@character_set_server AS charset, @@time_zone AS zone, @@innodb_flush_log_at_trx_commit AS flush',
    );
    expect(settings).toEqual([{ charset: 'utf8mb4', zone: '+00:00', flush: 1 }]);
    await connection.query('CREATE TABLE kept (name VARCHAR(20))');
    await expect(connection.query('CREATE DATABASE other')).rejects.toThrow(/Access denied/);
    await expect(connection.query('SELECT * FROM mysql.global_priv')).rejects.toThrow(/denied/);
    await connection.end();
  });

  test('lets nobody in with another password, nor as root', async () => {
    await expect(letsIn(url.replace(PASSWORD, 'wrong'))).resolves.toBe(false);
    await expect(letsIn(url.replace(`fasteval:${PASSWORD}`, 'root:'))).resolves.toBe(false);
  });

  test('comes back by itself after kill -9 with everything that was committed', async () => {
    const before = await createConnection(url);
    await before.query("INSERT INTO kept VALUES ('머드축제 😀')");
    before.on('error', () => undefined);
    before.destroy();
    const killed = service.pid ?? 0;
    process.kill(killed, 'SIGKILL');
    await until(() => said.some((line) => line.includes('MariaDB is running again')));
    expect(said[0]).toBe('The MariaDB ended unexpectedly (SIGKILL): starting it again');
    expect(service.pid).not.toBe(killed);
    const after = await createConnection(url);
    const [rows] = await after.query('SELECT name FROM kept');
    expect(rows).toEqual([{ name: '머드축제 😀' }]);
    await after.end();
  });

  test('could as well be in Docker, which is asked for our compose file and this checkout alone', async () => {
    const asked = join(folder, 'asked.txt');
    const programs = await fakePrograms({
      docker: `echo "$MARIADB_PORT $MARIADB_PASSWORD $*" >> '${asked}'`,
    });
    const root = '/some/checkout';
    const options = {
      docker: join(programs, 'docker'),
      root,
      port,
      password: PASSWORD,
      databases: 'one',
    } as const;
    const server = dockerServer(options);
    expect(server.url).toBe(url);
    await server.start();
    await server.stop();
    const compose =
      /compose --project-name fasteval-[0-9a-f]{8} --file \/some\/checkout\/docker\/compose\.yml/.source;
    const [up, stop] = (await readFile(asked, 'utf8')).split('\n');
    expect(up).toMatch(new RegExp(`^${port} ${PASSWORD} ${compose} up --detach mariadb$`));
    expect(stop).toMatch(new RegExp(`${compose} stop mariadb$`));
  });

  test('is gone once it is stopped', async () => {
    const pid = service.pid ?? 0;
    await service.stop();
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
    await expect(letsIn(url)).resolves.toBe(false);
  });
});
