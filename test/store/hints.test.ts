import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { scene } from '../../lambda/fixtures/pictures.js';
import { isGenuineHint, renditionCacheControl, type Hint } from '../../lambda/src/contract.js';
import { until } from '../support/until.js';
import { bucket, PhotoPath } from './photo-path.js';

const secret = 'a secret between the function and the API';
let path: PhotoPath;
let server: Server;
let answer: (response: ServerResponse) => void;
const ordinary = (response: ServerResponse): void => void response.writeHead(202).end();
const hints: { at: string; type: string | undefined; hint: Hint }[] = [];

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const hint = (await json(request)) as Hint;
  hints.push({ at: `${request.method} ${request.url}`, type: request.headers['content-type'], hint });
  answer(response);
}

beforeAll(async () => {
  server = createServer((request, response) => void take(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  answer = ordinary;
  path = await PhotoPath.open({
    environment: {
      HINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/media/hints`,
      HINT_SECRET: secret,
      RENDITION_AVIF: 'on',
    },
  });
});
afterEach(() => {
  answer = ordinary;
});
afterAll(async () => {
  await path.close();
  server.closeAllConnections();
  server.close();
});

const upload = async (): Promise<string> => path.upload(await scene(400, 300).jpeg().toBuffer());
const hintsOf = (id: string) => hints.filter(({ hint }) => hint.id === id);

describe('the function that was told where the API is', () => {
  it('hints at every new manifest once, signed and dated', async () => {
    const [photo, refused] = [await upload(), await path.upload(Buffer.alloc(0))];
    for (const id of [photo, refused]) {
      const [sent] = await until(() => hintsOf(id).length > 0 && hintsOf(id));
      expect(sent).toMatchObject({ at: 'POST /v1/media/hints', type: 'application/json' });
      expect(sent && isGenuineHint(secret, sent.hint, new Date())).toBe(true);
      expect(sent && isGenuineHint('another secret', sent.hint, new Date())).toBe(false);
      // It was there before the hint.
      expect(await path.manifestOf(id)).toBeDefined();
    }
    await path.redrive(photo);
    await path.drained();
    expect(hintsOf(photo)).toHaveLength(1);
    expect(JSON.stringify(path.host.log())).not.toContain(secret);
  });

  it.each<[string, string, (response: ServerResponse) => void]>([
    ['refuses', 'hint.refused', (response) => response.writeHead(401).end()],
    ['hangs up', 'hint.lost', (response) => response.destroy()],
    ['sends elsewhere', 'hint.lost', (response) => response.writeHead(307, { location: '/other' }).end()],
    ['does not answer', 'hint.lost', () => undefined],
  ])('does not mind that it %s', async (_, event, misbehave) => {
    answer = misbehave;
    const id = await upload();
    expect(await until(() => path.logged(event).find((line) => line.id === id))).toBeDefined();
    await path.drained();
    expect(await path.manifestOf(id)).toMatchObject({ status: 'ready' });
    expect(path.logged('lambda.retry')).toEqual([]);
    expect(hintsOf(id)).toHaveLength(1);
  });
});

describe('the function that was told to make AVIF', () => {
  it('serves it beside the others, in its own type, to be kept for ever', async () => {
    const manifest = await path.manifestOf(await upload());
    const renditions = manifest.status === 'ready' ? manifest.renditions : [];
    expect(renditions.map(({ format }) => format)).toEqual(['avif', 'webp', 'jpeg']);
    const avif = await fetch(`${path.store.s3Url}/${bucket}/${renditions[0]?.key}`);
    expect(Object.fromEntries(avif.headers)).toMatchObject({
      'content-type': 'image/avif',
      'cache-control': renditionCacheControl,
      'x-content-type-options': 'nosniff',
    });
    expect((await avif.arrayBuffer()).byteLength).toBe(renditions[0]?.byteSize);
  });
});
