// @ts-check
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { CommandFailed, mustRun, run } from '../command.mjs';
import { letsIn } from './given-server.mjs';

const READY_MS = 180_000;

/**
 * @typedef {object} DockerServerOptions
 * @property {string} docker path of the client
 * @property {string} root of the checkout
 * @property {number} port free on loopback
 * @property {string} password hexadecimal
 * @property {'one' | 'tests'} databases as of the private server
 */

/**
 * The `mariadb` service of docker/compose.yml for this checkout alone; Docker itself starts it again
 * when it dies.
 * @param {DockerServerOptions} options
 * @returns {{ url: string, start: () => Promise<void>, stop: () => Promise<void> }}
 */
export function dockerServer({ docker, root, port, password, databases }) {
  const forTests = databases === 'tests';
  const project = `fasteval-${createHash('sha256').update(root).digest('hex').slice(0, 8)}${forTests ? `-test-${process.pid}` : ''}`;
  const compose = ['compose', '--project-name', project, '--file', join(root, 'docker', 'compose.yml')];
  const env = {
    ...process.env,
    MARIADB_PORT: String(port),
    MARIADB_PASSWORD: password,
    MARIADB_ROOT_PASSWORD: password,
  };
  const user = forTests ? 'root' : 'fasteval';
  const url = `mysql://${user}:${password}@127.0.0.1:${port}/${forTests ? '' : 'fasteval'}`;
  const start = async () => {
    await mustRun('docker compose up mariadb', docker, [...compose, 'up', '--detach', 'mariadb'], { env });
    for (const end = Date.now() + READY_MS; !(await letsIn(url)); await delay(250)) {
      if (Date.now() < end) continue;
      const { output } = await run(docker, [...compose, 'logs', '--tail', '20', 'mariadb'], { env });
      throw new CommandFailed('MariaDB in Docker', output);
    }
  };
  const stop = async () => {
    const down = forTests ? ['down', '--volumes'] : ['stop', 'mariadb'];
    await run(docker, [...compose, ...down], { env, whileStopping: true });
  };
  return { url, start, stop };
}
