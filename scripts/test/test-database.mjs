// @ts-check
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { bringMariadb } from '../setup/mariadb/bring.mjs';
import { dockerServer } from '../setup/mariadb/docker-server.mjs';
import { mayCreateTestDatabases, requireServer } from '../setup/mariadb/given-server.mjs';
import { preparePrivateServer, requireProgram } from '../setup/mariadb/private-server.mjs';
import { freePort } from '../setup/ports.mjs';

/**
 * A MariaDB server on which tests may create databases named fasteval_test…: the one that was named, or
 * one of our own that is thrown away.
 * @param {object} options
 * @param {string} options.root
 * @param {string} options.folder that is thrown away
 * @param {Record<string, string>} options.given the environment and `.env`
 * @param {import('../start/running.mjs').Running} options.running takes what has to be stopped
 * @param {(label: string) => void} options.say
 * @returns {Promise<string>} its URL
 */
export async function testDatabase({ root, folder, given, running, say }) {
  const named = given['TEST_DATABASE_URL'];
  if (named !== undefined) {
    say(`MariaDB ${await requireServer(named, 'TEST_DATABASE_URL')}, named by TEST_DATABASE_URL`);
    return named;
  }
  const source = await bringMariadb(given, say);
  const shared = {
    port: await freePort(),
    password: randomBytes(16).toString('hex'),
    databases: /** @type {const} */ ('tests'),
  };
  if (source.kind === 'url') {
    const version = await requireServer(source.url, 'DATABASE_URL');
    if (await mayCreateTestDatabases(source.url)) {
      say(`MariaDB ${version}, named by DATABASE_URL`);
      return source.url;
    }
    return testDatabase({ root, folder, given: { ...given, DATABASE_URL: '' }, running, say });
  }
  if (source.kind === 'docker') {
    say('Starting a throw-away MariaDB in Docker');
    const server = dockerServer({ ...shared, docker: source.docker, root });
    running.onStop(server.stop);
    await server.start();
    say('Throw-away MariaDB in Docker');
    return server.url;
  }
  const version = await requireProgram(source.path);
  say(`Starting a throw-away MariaDB ${version}`);
  const { service, url } = await preparePrivateServer({
    ...shared,
    program: source.path,
    folder: join(folder, 'mariadb'),
    durable: false,
  });
  await running.start(service);
  say(`Throw-away MariaDB ${version}, port ${shared.port}`);
  return url;
}
