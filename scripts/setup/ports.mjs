// @ts-check
import { connect, createServer } from 'node:net';
import { PlainError } from './plain-error.mjs';

const HIGHEST = 65_535;

/**
 * Whether something answers on the port of this machine, or the port cannot be bound. Asking both ways
 * finds a program on another loopback address too, which a browser might reach instead of us.
 * @param {number} port
 * @param {string} host that will be bound
 */
export async function portTaken(port, host = '127.0.0.1') {
  const answers = await Promise.all(['127.0.0.1', '::1'].map((address) => answersOn(port, address)));
  return answers.includes(true) || !(await canBind(port, host));
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function answersOn(port, host) {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1000 });
    const end = (/** @type {boolean} */ answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function canBind(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * A free port on loopback: the preferred one while it is free, so that addresses survive a restart.
 * @param {number} [preferred]
 * @returns {Promise<number>}
 */
export async function freePort(preferred) {
  if (preferred !== undefined && !(await portTaken(preferred))) return preferred;
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/**
 * The port for the API. One that was asked for is taken or refused; the default gives way to the next
 * free one, so that a second checkout runs beside the first.
 * @param {string | undefined} asked value of PORT
 * @param {number} fallback
 * @param {string} host
 * @returns {Promise<number>}
 */
export async function chooseApiPort(asked, fallback, host) {
  if (asked !== undefined) {
    const port = Number(asked);
    if (!/^\d+$/.test(asked) || port < 1 || port > HIGHEST) {
      throw new PlainError(`PORT=${asked} is not a port: set PORT to a whole number from 1 to ${HIGHEST}.`);
    }
    if (await portTaken(port, host)) {
      throw new PlainError(
        `Port ${port} is taken by another program: stop that program or set PORT to another port.`,
      );
    }
    return port;
  }
  for (let port = fallback; port <= HIGHEST; port += 1) {
    if (!(await portTaken(port, host))) return port;
  }
  throw new PlainError(`No port from ${fallback} on is free: set PORT to a free one.`);
}
