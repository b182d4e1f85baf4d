// @ts-check
import { PlainError } from '../plain-error.mjs';
import { readVersion, requireVersion } from './version.mjs';

/**
 * Opens a connection. The driver is one of the project's packages, so it is there only once they are
 * installed.
 * @param {string} url
 */
async function openConnection(url) {
  const { createConnection } = await import('mysql2/promise');
  return createConnection({ uri: url.replace(/^mariadb:/, 'mysql:'), connectTimeout: 5000 });
}

/** @param {string} url @returns {Promise<boolean>} whether the server lets us in */
export async function letsIn(url) {
  try {
    await (await openConnection(url)).end();
    return true;
  } catch {
    return false;
  }
}

/**
 * Looks at a server that the person named, and creates the named database there if it may.
 * @param {string} url
 * @param {string} variable that named it
 * @returns {Promise<string>} the server's version
 * @throws {PlainError} saying what to do when it cannot be used
 */
export async function requireServer(url, variable) {
  const { database, server } = splitUrl(url, variable);
  try {
    const connection = await openConnection(server);
    try {
      const [rows] = await connection.query('SELECT VERSION() AS version');
      const said = String(/** @type {any} */ (rows)[0].version);
      const version = readVersion(said);
      if (!/mariadb/i.test(said) || version === undefined) {
        throw new PlainError(
          `${variable} names a server that is not MariaDB (${said}): name a MariaDB 10.11 or newer.`,
        );
      }
      requireVersion(version, variable);
      if (database !== '') await requireDatabase(connection, database, variable);
      return version;
    } finally {
      await connection.end();
    }
  } catch (error) {
    if (error instanceof PlainError) throw error;
    const code = /** @type {NodeJS.ErrnoException} */ (error).code ?? 'no answer';
    throw new PlainError(
      `The MariaDB named by ${variable} cannot be used (${code}): start it or correct ${variable}, or remove ${variable} to have a private one brought.`,
    );
  }
}

/**
 * @param {import('mysql2/promise').Connection} connection
 * @param {string} database
 * @param {string} variable
 */
async function requireDatabase(connection, database, variable) {
  const [rows] = await connection.query('SHOW DATABASES');
  const names = /** @type {any[]} */ (rows).map((row) => String(Object.values(row)[0]));
  if (names.includes(database)) return;
  try {
    await connection.query(
      `CREATE DATABASE \`${database.replaceAll('`', '``')}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci`,
    );
  } catch {
    throw new PlainError(
      `The database ${database} of ${variable} does not exist and its user may not create it: create it, or correct ${variable}.`,
    );
  }
}

/**
 * Whether the user of a URL may create and drop the databases that the tests make.
 * @param {string} url
 */
export async function mayCreateTestDatabases(url) {
  const name = `fasteval_test_probe_${process.pid}`;
  const connection = await openConnection(splitUrl(url, 'DATABASE_URL').server);
  try {
    await connection.query(`CREATE DATABASE ${name}`);
    await connection.query(`DROP DATABASE ${name}`);
    return true;
  } catch {
    return false;
  } finally {
    await connection.end();
  }
}

/**
 * @param {string} url
 * @param {string} variable
 */
function splitUrl(url, variable) {
  if (!URL.canParse(url) || !['mysql:', 'mariadb:'].includes(new URL(url).protocol)) {
    throw new PlainError(
      `${variable} is not a database URL: write it as mysql://user:password@host:3306/database.`,
    );
  }
  const server = new URL(url);
  const database = decodeURIComponent(server.pathname.slice(1));
  server.pathname = '/';
  return { database, server: server.href };
}
