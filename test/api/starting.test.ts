import { afterAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';
import { startApi } from '../support/api.js';
import { anotherInstance } from '../support/another-instance.js';
import { until } from '../support/until.js';

describe('starting', () => {
  const closing: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  it('When the festivals are not read yet, then it is alive but not ready, and whoever asks for a list gets it once they are', async () => {
    const first = await startApi();
    closing.push(() => first.close());
    await until(async () => (await first.get('/health/ready')).status === 200);
    const other = await createConnection({ uri: first.databaseUrl });
    closing.push(() => other.end());
    await other.query('LOCK TABLES festivals_festival WRITE');
    const api = await anotherInstance(first);
    closing.push(() => api.close());

    expect((await api.get('/health/live')).status).toBe(200);
    const early = await api.get('/health/ready');
    expect([early.status, early.body.type]).toEqual([503, expect.stringContaining('unavailable')]);
    const list = api.get('/v1/festivals');
    await other.query('UNLOCK TABLES');
    expect((await list).status).toBe(200);
    await until(async () => (await api.get('/health/ready')).status === 200);
  });
});
