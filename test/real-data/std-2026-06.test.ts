import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { type TestApi, startApi } from '../support/api.js';
import { previewed, settled } from '../support/imports.js';
import { aPerson } from '../support/people.js';
let api: TestApi;
let token: string;
beforeAll(async () => {
  api = await startApi({ LOG_LEVEL: 'warn' });
  await api.empty();
  ({ token } = await aPerson(api, 'editor'));
});
afterAll(() => api.close());
it('real', async () => {
  for (const f of [
    'std_2026-06_cp949.csv',
    'std_2026-06_cp949.csv',
    'std_2020-06_cp949_oldheader.csv',
    'std_2020-06_cp949_oldheader.csv',
    'std_2026-06_cp949.csv',
  ]) {
    const file = readFileSync(`/work/shared/data/festivals/std/${f}`);
    let t = Date.now();
    const p = await previewed(api, token, file);
    const t1 = Date.now() - t;
    t = Date.now();
    await api.post(`/v1/admin/imports/${p.id}/apply`, undefined, { token });
    const a = await settled(api, token, p.id);
    console.log(
      f,
      'preview ms',
      t1,
      'apply ms',
      Date.now() - t,
      p.counts,
      a.status,
      a.counts,
      a.problem,
      process.memoryUsage().rss / 1e6,
    );
  }
  const l = await api.get('/v1/admin/imports', { token });
  for (const x of [...l.body.items]) {
    const t = Date.now();
    const u = await api.delete(`/v1/admin/imports/${x.id}`, { token });
    console.log(u.status, Date.now() - t, JSON.stringify(u.body.undo ?? u.body).slice(0, 600));
  }
  console.log((await api.get('/v1/festivals')).body.total);
  expect(1).toBe(1);
});
