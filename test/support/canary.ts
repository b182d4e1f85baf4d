import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A listener on every address of this machine that nobody is to speak to. */
export interface Canary {
  readonly port: number;
  /** Bytes that reached it so far. */
  readonly heard: () => number;
  close(): Promise<void>;
}

export async function aCanary(): Promise<Canary> {
  let bytes = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('data', (piece) => (bytes += piece.length)).on('error', () => undefined);
  });
  server.listen(0);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    heard: () => bytes,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/**
 * C1: addresses that must never be asked, each with the port of the canary, and `redirects` for one of a
 * server that may be asked and sends on to the address it is given.
 */
export function forbiddenTargets(port: number, redirects: (to: string) => string): string[] {
  const hosts = [
    '127.0.0.1',
    '127.255.255.254',
    '127.1',
    '10.0.0.1',
    '10.255.255.255',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '0',
    '2130706433',
    '017700000001',
    '0177.0.0.1',
    '0x7f000001',
    '0x7f.0.0.1',
    '%31%32%37.0.0.1',
    '①②⑦.0.0.1',
    '255.255.255.255',
    '224.0.0.1',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '[fd00::1]',
    '[fe80::1]',
    '[fec0::1]',
    'localhost',
    'LOCALHOST',
    'localhost.',
    'canary.localhost',
    'user:secret@127.0.0.1',
    'data.go.kr@127.0.0.1',
  ];
  return [
    ...hosts.map((host) => `http://${host}:${port}/festivals.json`),
    'file:///etc/passwd',
    `gopher://127.0.0.1:${port}/_GET%20/`,
    `ftp://127.0.0.1:${port}/a.csv`,
    redirects(`http://127.0.0.1:${port}/`),
    redirects(`http://[::ffff:127.0.0.1]:${port}/`),
    redirects('file:///etc/passwd'),
  ];
}
