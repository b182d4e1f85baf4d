import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, startApi } from '../support/api.js';

const KNOWN = 'https://another.example';

describe('pages of other origins', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi({ CORS_ORIGINS: KNOWN });
  });
  afterAll(() => api.close());

  it('When a page of a known origin asks, then it may read the answer, and no cache gives one origin what another got', async () => {
    const { headers } = await api.get('/v1/festivals', { headers: { origin: KNOWN } });
    expect(headers.get('access-control-allow-origin')).toBe(KNOWN);
    expect(headers.get('access-control-expose-headers')).toContain('x-request-id');
    expect(headers.get('vary')?.split(', ')).toEqual(
      expect.arrayContaining(['Origin', 'Accept-Language', 'Authorization']),
    );
  });

  it('When a page of an unknown origin asks, then it may not read the answer', async () => {
    const { headers } = await api.get('/v1/festivals', { headers: { origin: 'https://unknown.example' } });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('When no origin is known, then nobody is told anything about origins', async () => {
    const alone = await startApi();
    const { headers } = await alone.get('/v1/festivals', { headers: { origin: KNOWN } });
    await alone.close();
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});
