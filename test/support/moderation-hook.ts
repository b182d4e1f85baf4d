import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answering = 'clean' | 'review' | 'blocked' | 'nonsense' | 'error' | 'silence';

interface Asked {
  readonly authorization: string | undefined;
  readonly body: { readonly id: string; readonly url: string };
}

export interface FakeModerationHook {
  readonly url: string;
  readonly asked: readonly Asked[];
  answer: Answering;
  close(): Promise<void>;
}

/** Somebody else's judge of pictures. */
export async function startModerationHook(): Promise<FakeModerationHook> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      asked.push({ authorization: request.headers.authorization, body: JSON.parse(text) as Asked['body'] });
      if (hook.answer === 'silence') return;
      response.statusCode = hook.answer === 'error' ? 500 : 200;
      response.end(JSON.stringify({ verdict: hook.answer }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const hook: FakeModerationHook = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/judge`,
    asked,
    answer: 'clean',
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return hook;
}
