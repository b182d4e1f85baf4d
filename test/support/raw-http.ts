import { connect } from 'node:net';

/** A connection on which bytes go as they are, whatever HTTP says of them. */
export interface RawConnection {
  /** Sends more, as long as somebody is there to take it. */
  send(bytes: string | Buffer): void;
  /** Takes in so much of what has come and waits for it, where the connection does not read by itself. */
  take(bytes: number): void;
  /** Says that nothing more will come, and goes on listening. */
  finish(): void;
  /** All that has come so far, a byte a letter. */
  received(): string;
  readonly isOpen: () => boolean;
  /** When either side has closed it. */
  readonly closed: Promise<void>;
}

/** @param reads whether what the server says is taken in; if not, its answers pile up where they are made */
export function rawConnection(url: string, reads = true): RawConnection {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  let received = '';
  let open = true;
  socket.on('error', () => socket.destroy());
  socket.on('end', () => socket.end());
  if (reads) socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      open = false;
      resolve();
    });
  });
  return {
    send: (bytes) => void (open && socket.writable && socket.write(bytes)),
    take: (bytes) => void (socket.read(bytes) as unknown),
    finish: () => void socket.end(),
    received: () => received,
    isOpen: () => open,
    closed,
  };
}

/** Sends the bytes and answers all that comes back until the server closes. */
export async function exchange(url: string, bytes: string | Buffer): Promise<string> {
  const connection = rawConnection(url);
  connection.send(bytes);
  await connection.closed;
  return connection.received();
}

/** The status of each answer in what has come, in order. */
export const statusesIn = (received: string): number[] =>
  [...received.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
