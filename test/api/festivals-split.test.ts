import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApi, type TestApi } from '../support/api.js';
import { applied, cp949, stdCsv } from '../support/imports.js';
import { aPerson } from '../support/people.js';

describe('festivals that were wrongly joined', () => {
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

  const older = (year: string) => ({ 축제시작일자: `${year}-10-02`, 축제종료일자: `${year}-10-05` });
  const years = stdCsv([{}, older('2025'), older('2024')]);
  const festivals = async (): Promise<any[]> => (await api.get('/v1/festivals')).body.items;
  const firstDays = async (id: string) =>
    (await api.get(`/v1/festivals/${id}`)).body.editions.map(({ startsOn }: any) => startsOn);
  const joined = async (): Promise<string> => {
    await applied(api, token, cp949(years));
    const [one, ...others] = await festivals();
    expect(others).toEqual([]);
    return one.id;
  };
  /** The records that speak of the editions that begin on these days. */
  const recordsOf = async (id: string, days: readonly string[]): Promise<string[]> => {
    const { body } = await api.get(`/v1/admin/festivals/${id}/provenance`, { token });
    const { editions } = (await api.get(`/v1/festivals/${id}`)).body;
    const ids = editions.filter(({ startsOn }: any) => days.includes(startsOn)).map((one: any) => one.id);
    return body.sources
      .filter(({ editionId }: any) => ids.includes(editionId))
      .map(({ statementId }: any) => statementId);
  };
  const split = async (id: string, statements: readonly string[], tag?: string) => {
    const seen = tag ?? ((await api.get(`/v1/festivals/${id}`)).headers.get('etag') as string);
    return api.post(
      `/v1/admin/festivals/${id}/split`,
      { statements },
      { token, headers: { 'if-match': seen } },
    );
  };

  it('When an editor takes records out, then they are one festival of their own, also after later files', async () => {
    const id = await joined();
    const answer = await split(id, await recordsOf(id, ['2025-10-02', '2024-10-02']));
    expect([answer.status, answer.body.festivalId]).toEqual([200, id]);
    const { partedId } = answer.body;
    const apart = async () => [await firstDays(id), await firstDays(partedId)];
    expect(await apart()).toEqual([['2026-10-02'], ['2025-10-02', '2024-10-02']]);
    await applied(
      api,
      token,
      cp949(years.replaceAll('2026-06-01', '2026-07-01').replaceAll('041-930-0000', '041-930-9')),
    );
    expect(await apart()).toEqual([['2026-10-02'], ['2025-10-02', '2024-10-02']]);
    expect(await festivals()).toHaveLength(2);
  });

  it('When a record is another festival’s, or none would be left, then it is refused and nothing has changed', async () => {
    const id = await joined();
    const all = await recordsOf(id, ['2026-10-02', '2025-10-02', '2024-10-02']);
    const nobodys = await split(id, [all[0] as string, 'f'.repeat(32)]);
    expect([nobodys.status, nobodys.body.errors[0].pointer]).toEqual([400, '/statements/1']);
    const nothingLeft = await split(id, all);
    expect([nothingLeft.status, nothingLeft.body.errors[0].pointer]).toEqual([400, '/statements']);
    expect((await split(id, ['no-statement'])).status).toBe(400);
    expect((await split(id, all, '"99"')).status).toBe(412);
    expect(await festivals()).toHaveLength(1);
  });

  it('When a visitor asks, then it is not allowed', async () => {
    const id = await joined();
    const visitor = await aPerson(api);
    const { status } = await api.post(
      `/v1/admin/festivals/${id}/split`,
      { statements: ['f'.repeat(32)] },
      { token: visitor.token, headers: { 'if-match': '"1"' } },
    );
    expect(status).toBe(403);
  });
});
