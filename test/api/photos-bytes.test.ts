import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApi, type TestApi } from '../support/api.js';
import { aPerson } from '../support/people.js';
import { jpegBytes, offerOf, sendTo, settled, type Ticket } from '../support/photos.js';
import { startStoreProxy, type StoreProxy } from '../support/store-proxy.js';

describe('what the API itself carries of twelve photos', () => {
  let api: TestApi;
  let proxy: StoreProxy;
  beforeAll(async () => {
    proxy = await startStoreProxy(process.env['TEST_S3_URL'] ?? '');
    api = await startApi({ S3_ENDPOINT: proxy.url });
  });
  afterAll(async () => {
    await api.close();
    await proxy.close();
  });

  it('When photos go their whole way and are deleted, then the API reads manifests and no byte of an image', async () => {
    const { token } = await aPerson(api);
    const photos = await Promise.all(Array.from({ length: 12 }, () => jpegBytes(1000, 700)));
    const { body } = await api.post(
      '/v1/media/uploads',
      { files: photos.map((bytes) => offerOf(bytes)) },
      { token },
    );
    const items = body.items as { id: string; upload: Ticket }[];
    for (const [index, { upload }] of items.entries()) await sendTo(upload, photos[index] as Buffer);
    for (const { id } of items) expect((await settled(api, { token }, id)).body.status).toBe('ready');
    for (const { id } of items) expect((await api.delete(`/v1/media/${id}`, { token })).status).toBe(204);

    const ids = items.map(({ id }) => id);
    const read = new Set(proxy.calls.filter(({ method }) => method === 'GET').map(({ key }) => key));
    // The empty key is the bucket: a list of what there is to delete.
    expect([...read].sort()).toEqual(['', ...ids.map((id) => `results/${id}.json`)].sort());
    expect(new Set(proxy.calls.map(({ method }) => method))).toEqual(new Set(['GET', 'HEAD', 'POST']));
    const largest = Math.max(...proxy.calls.map(({ sent, received }) => Math.max(sent, received)));
    expect(largest).toBeLessThan(Math.min(...photos.map(({ length }) => length)) / 2);
  });
});
