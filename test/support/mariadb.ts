import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { mustRun } from '../../scripts/setup/command.mjs';
import { bringMariadb } from '../../scripts/setup/mariadb/bring.mjs';
import { dockerServer } from '../../scripts/setup/mariadb/docker-server.mjs';
import { letsIn } from '../../scripts/setup/mariadb/given-server.mjs';
import { preparePrivateServer } from '../../scripts/setup/mariadb/private-server.mjs';
import { freePort } from '../../scripts/setup/ports.mjs';
import { Service } from '../../scripts/setup/service.mjs';
import { migrate } from '../../src/migrations/migrate.js';
import { projectRoot } from '../../src/shared/project-root.js';
import { until } from './until.js';

export interface OwnMariadb {
  /** Of its one database, fully migrated. */
  readonly url: string;
  /** Kills the server as a power cut would and waits until it serves again. */
  crash(): Promise<void>;
  /** Its own time zone for every connection from now on, such as `-05:00`. */
  liveIn(zone: string): Promise<void>;
  stop(): Promise<void>;
}

/** A MariaDB server for one test alone, durable as the one of `npm start`, that the test may kill. */
export async function startOwnMariadb(): Promise<OwnMariadb> {
  const folder = await mkdtemp(join(tmpdir(), 'fasteval-mariadb-'));
  // A server that somebody named is not ours to kill.
  const source = await bringMariadb({ ...process.env, DATABASE_URL: '' }, () => undefined);
  const common = {
    port: await freePort(),
    password: randomBytes(16).toString('hex'),
    databases: 'one' as const,
  };
  if (source.kind === 'url') throw new Error('unreachable: no server is named');
  const server =
    source.kind === 'docker' ? inDocker(source.docker, common) : await asProcess(source.path, folder, common);
  await server.start();
  await migrate(server.url);
  return {
    url: server.url,
    crash: async () => {
      await server.kill();
      await until(() => letsIn(server.url));
    },
    liveIn: async (zone) => {
      const root = await createConnection(server.root);
      await root.query('SET GLOBAL time_zone = ?', [zone]);
      await root.end();
    },
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Common {
  readonly port: number;
  readonly password: string;
  readonly databases: 'one';
}

async function asProcess(program: string, folder: string, common: Common) {
  const { service: definition, url } = await preparePrivateServer({
    ...common,
    program,
    folder,
    durable: true,
  });
  const service = new Service(definition, { logFolder: folder, say: () => undefined });
  process.once('exit', () => service.kill());
  return {
    url,
    root: { socketPath: join(folder, 'data', 'mariadb.sock'), user: userInfo().username },
    start: () => service.start(),
    // What dies is started again by itself, as under `npm start`.
    kill: async () => {
      const killed = service.pid as number;
      process.kill(killed, 'SIGKILL');
      await until(() => service.pid !== killed);
    },
    stop: () => service.stop(),
  };
}

function inDocker(docker: string, common: Common) {
  const server = dockerServer({ ...common, docker, root: `${projectRoot} ${common.port}` });
  return {
    ...server,
    root: { uri: server.url.replace('//fasteval:', '//root:') },
    kill: async () => {
      const id = await mustRun('docker ps', docker, ['ps', '--quiet', '--filter', `publish=${common.port}`]);
      await mustRun('docker kill', docker, ['kill', id.trim()]);
      await server.start();
    },
  };
}
