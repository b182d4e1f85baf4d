import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { chooseApiPort, freePort, portTaken } from '../../scripts/setup/ports.mjs';

const open: Server[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => new Promise((done) => server.close(done))));
});

async function occupy(host = '127.0.0.1', port = 0): Promise<number> {
  const server = createServer();
  open.push(server);
  await new Promise<void>((done) => server.listen(port, host, () => done()));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('Ports', () => {
  test('a port on which something answers is taken, on the other loopback address too', async () => {
    await expect(portTaken(await occupy('127.0.0.1'))).resolves.toBe(true);
    await expect(portTaken(await occupy('::1'))).resolves.toBe(true);
    await expect(portTaken(await freePort())).resolves.toBe(false);
  });

  test('the last port is taken again while it is free, and another one when it is not', async () => {
    const free = await freePort();
    await expect(freePort(free)).resolves.toBe(free);
    const taken = await occupy();
    await expect(freePort(taken)).resolves.not.toBe(taken);
  });

  test('when the default port is taken, the API gets the next free one', async () => {
    const taken = await occupy();
    const chosen = await chooseApiPort(undefined, taken, '127.0.0.1');
    expect(chosen).toBeGreaterThan(taken);
    await expect(portTaken(chosen)).resolves.toBe(false);
  });

  test('when the port that PORT asks for is taken, one sentence says so', async () => {
    const taken = await occupy();
    await expect(chooseApiPort(String(taken), 3000, '127.0.0.1')).rejects.toThrow(
      `Port ${taken} is taken by another program: stop that program or set PORT to another port.`,
    );
  });

  test('a free port that PORT asks for is used', async () => {
    const free = await freePort();
    await expect(chooseApiPort(String(free), 3000, '127.0.0.1')).resolves.toBe(free);
  });

  test.each(['abc', '0', '65536', '-1', '80.5'])('PORT=%s is refused as no port', async (port) => {
    await expect(chooseApiPort(port, 3000, '127.0.0.1')).rejects.toThrow(/is not a port/);
  });
});
