import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestApi, startApi } from '../support/api.js';
import { aCanary, type Canary, forbiddenTargets } from '../support/canary.js';
import { settled, stdCsv } from '../support/imports.js';
import { aPerson } from '../support/people.js';

describe('imports by URL', () => {
  let api: TestApi;
  let token: string;
  let canary: Canary;
  let server: Server;
  let own: string;
  let answer: RequestListener;
  beforeAll(async () => {
    canary = await aCanary();
    server = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    own = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    api = await startApi({ OUTBOUND_PORTS: `80,443,${canary.port}`, OUTBOUND_PRIVATE_HOSTS: own });
  });
  beforeEach(async () => {
    await api.empty();
    ({ token } = await aPerson(api, 'editor'));
  });
  afterAll(async () => {
    await api.close();
    await canary.close();
    server.closeAllConnections();
    server.close();
  });

  const importFrom = (url: string, more: object = {}) =>
    api.post('/v1/admin/imports/url', { url, ...more }, { token });

  it('C1 When an address leads to this machine or a private network, then it is 400 and no byte goes there', async () => {
    answer = ({ url }, response) =>
      response.writeHead(302, { location: decodeURIComponent(url?.slice(1) ?? '') }).end();
    for (const target of forbiddenTargets(canary.port, (to) => `http://${own}/${encodeURIComponent(to)}`)) {
      const { status, body } = await importFrom(target);
      expect([target, status, body.type, body.errors[0].pointer]).toEqual([
        target,
        400,
        'urn:fasteval:problem:import-url-refused',
        '/url',
      ]);
    }
    expect(canary.heard()).toBe(0);
    expect((await api.get('/v1/admin/imports', { token })).body.total).toBe(0);
  });

  it('When the address has a file of public data, then it is read as an upload is', async () => {
    answer = ({ url }, response) =>
      url === '/old'
        ? response.writeHead(301, { location: '/data/festivals.csv?key=secret' }).end()
        : response.writeHead(200, { 'content-type': 'text/csv;charset=utf-8' }).end(stdCsv([{}]));
    const started = await importFrom(`http://${own}/data/festivals.csv?key=secret`);
    expect([started.status, started.headers.get('location')]).toEqual([
      202,
      `/v1/admin/imports/${started.body.id as string}`,
    ]);
    expect(await settled(api, token, started.body.id as string)).toMatchObject({
      status: 'previewed',
      provider: 'std',
      fileName: 'festivals.csv',
      counts: { new: 1 },
    });
    const moved = await importFrom(`http://${own}/old`);
    expect(moved.status).toBe(202);
    expect(await settled(api, token, moved.body.id as string)).toMatchObject({ status: 'previewed' });
  });

  it.each([
    ['no data but a page', 200, { 'content-type': 'text/html' }, '<p>', 'content-type'],
    ['more than 5 MiB', 200, { 'content-type': 'text/csv' }, 'x'.repeat(5 * 1024 * 1024 + 1), 'too-large'],
    ['that there is nothing', 404, { 'content-type': 'text/csv' }, '', 'status'],
  ])(
    'C1 When the server answers %s, then it is 400 and says why',
    async (_what, status, headers, body, reason) => {
      answer = (_request, response) => response.writeHead(status, headers).end(body);
      expect(await importFrom(`http://${own}/`)).toMatchObject({ status: 400, body: { reason } });
    },
  );

  it('C1 When an answer redirects four times, then it is 400', async () => {
    answer = ({ url = '' }, response) => response.writeHead(302, { location: `${url}x` }).end();
    expect((await importFrom(`http://${own}/`)).body.reason).toBe('too-many-redirects');
  });

  it('When somebody is no editor, then nothing is fetched', async () => {
    let asked = 0;
    answer = (_request, response) => response.end(String((asked += 1)));
    const { token: visitor } = await aPerson(api);
    const refused = await api.post('/v1/admin/imports/url', { url: `http://${own}/` }, { token: visitor });
    expect([refused.status, asked]).toEqual([403, 0]);
  });
});
