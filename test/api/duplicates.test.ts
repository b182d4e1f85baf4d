import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestApi, startApi } from '../support/api.js';
import { anotherFestival, applied, cp949, stdCsv } from '../support/imports.js';
import { aPerson } from '../support/people.js';

const SOMEBODYS = '01900000-0000-7000-8000-000000000000';

describe('possible duplicates', () => {
  let api: TestApi;
  let token: string;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    ({ token } = await aPerson(api, 'editor'));
  });
  afterAll(() => api.close());

  /** The name is all new, but nearly everything else has stayed. */
  const renamed = { 축제시작일자: '2027-10-01', 축제종료일자: '2027-10-04' };
  const both = stdCsv([{ 축제명: '보령 등불축제' }, { ...renamed, 축제명: '만세보령 빛의향연' }]);
  const queue = async (query = '') => (await api.get(`/v1/admin/duplicates${query}`, { token })).body;
  const decide = (id: string, decision: string, version = 1) =>
    api.post(
      `/v1/admin/duplicates/${id}/decision`,
      { decision },
      { token, headers: { 'if-match': `"${String(version)}"` } },
    );
  const names = async () => {
    const { items } = (await api.get('/v1/festivals')).body;
    return items.map(({ name }: { name: string }) => name).sort();
  };

  it('When it is not sure that two records are one festival, then both are shown side by side with the reasons', async () => {
    await applied(api, token, cp949(both));
    const { items, total } = await queue();
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({ decision: null, version: 1, confidence: expect.any(Number) });
    expect(items[0].reasons.length).toBeGreaterThan(0);
    expect([items[0].left.name, items[0].right.name].sort()).toEqual(['만세보령 빛의향연', '보령 등불축제']);
    expect(items[0].left.festivalId).not.toBe(items[0].right.festivalId);
  });

  it('When an editor says they are the same, then they are one festival, also after a later file', async () => {
    await applied(api, token, cp949(both));
    const [{ id, left, right }] = (await queue()).items;
    const answer = await decide(id, 'same');
    expect([answer.status, answer.body]).toMatchObject([200, { decision: 'same', version: 2 }]);
    expect(await names()).toEqual(['만세보령 빛의향연']);
    expect((await queue()).total).toBe(0);
    expect((await queue('?decision=same')).total).toBe(1);
    const later = both.replaceAll('2026-06-01', '2026-07-01').replaceAll('041-930-0000', '041-930-9999');
    await applied(api, token, cp949(later));
    expect(await names()).toEqual(['만세보령 빛의향연']);
    const [one] = (await api.get('/v1/festivals')).body.items;
    const { formerNames, phone, editions } = (await api.get(`/v1/festivals/${one.id as string}`)).body;
    expect({ formerNames, phone, editions: editions.length }).toEqual({
      formerNames: ['보령 등불축제'],
      phone: '041-930-9999',
      editions: 2,
    });
    const merged = [left.festivalId, right.festivalId].find((festivalId) => festivalId !== one.id);
    const moved = await api.get(`/v1/festivals/${merged as string}`);
    expect([moved.status, moved.headers.get('location')]).toEqual([308, `/v1/festivals/${one.id as string}`]);
  });

  it('When an editor says they differ, then they are told apart and asked about no more', async () => {
    await applied(api, token, cp949(both));
    const [{ id }] = (await queue()).items;
    expect((await decide(id, 'different')).status).toBe(200);
    await applied(api, token, cp949(both.replaceAll('2026-06-01', '2026-07-01')));
    expect(await names()).toEqual(['만세보령 빛의향연', '보령 등불축제']);
    expect((await queue()).total).toBe(0);
  });

  it('When the decision is changed, then what was joined is two festivals again', async () => {
    await applied(api, token, cp949(both));
    const [{ id }] = (await queue()).items;
    await decide(id, 'same');
    expect((await decide(id, 'different', 2)).status).toBe(200);
    expect(await names()).toEqual(['만세보령 빛의향연', '보령 등불축제']);
  });

  it('When somebody else has decided meanwhile, then it is 412 with the present state; without a pair it is 404', async () => {
    await applied(api, token, cp949(both));
    const [{ id }] = (await queue()).items;
    await decide(id, 'different');
    const late = await decide(id, 'same');
    expect([late.status, late.body.current]).toMatchObject([412, { decision: 'different', version: 2 }]);
    expect((await decide(SOMEBODYS, 'same')).status).toBe(404);
  });

  it('When two records have nothing to do with each other, then nobody is asked', async () => {
    await applied(api, token, cp949(stdCsv([{}, anotherFestival('봄꽃축제')])));
    expect((await queue()).total).toBe(0);
  });
});
