// @ts-check
import { join } from 'node:path';
import { bringMariadb } from '../setup/mariadb/bring.mjs';
import { dockerServer } from '../setup/mariadb/docker-server.mjs';
import { requireServer } from '../setup/mariadb/given-server.mjs';
import { preparePrivateServer, requireProgram } from '../setup/mariadb/private-server.mjs';

/**
 * @param {{ root: string, data: string, given: Record<string, string>, state: import('./local-state.mjs').LocalState,
 *   running: import('./running.mjs').Running, progress: import('../setup/progress.mjs').Progress }} parts
 * @returns {Promise<string>} its URL
 */
export function startMariadb({ root, data, given, state, running, progress }) {
  return progress.step('Looking for MariaDB', async (say) => {
    const source = await bringMariadb(given, say);
    const shared = {
      port: state.ports.mariadb,
      password: state.databasePassword,
      databases: /** @type {const} */ ('one'),
    };
    if (source.kind === 'url') {
      say(`MariaDB ${await requireServer(source.url, 'DATABASE_URL')}, named by DATABASE_URL`);
      return source.url;
    }
    if (source.kind === 'docker') {
      say('Starting MariaDB in Docker');
      const server = dockerServer({ ...shared, docker: source.docker, root });
      running.onStop(server.stop);
      await server.start();
      say(`MariaDB in Docker, port ${shared.port}`);
      return server.url;
    }
    const version = await requireProgram(source.path);
    say(`Starting MariaDB ${version} from ${source.path}`);
    const folder = join(data, 'mariadb');
    const { service, url } = await preparePrivateServer({
      ...shared,
      program: source.path,
      folder,
      durable: true,
    });
    await running.start(service);
    say(`MariaDB ${version}, private, port ${shared.port}`);
    return url;
  });
}
