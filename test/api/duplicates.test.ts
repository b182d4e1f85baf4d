import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestApi, startApi } from '../support/api.js';
import { anotherFestival, applied, cp949, previewed, stdCsv } from '../support/imports.js';
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
  const two = [{ 축제명: '보령 등불축제' }, { ...renamed, 축제명: '만세보령 빛의향연' }];
  const both = stdCsv(two);
  const queue = async (query = '') => (await api.get(`/v1/admin/duplicates${query}`, { token })).body;
  const decide = (id: string, decision: string | null, version = 1) =>
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
    const { next } = (await api.get('/v1/festivals/delta')).body;
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
    // A consumer that had both drops the one that is no more, and has the other as it is now.
    const news = (await api.get(`/v1/festivals/delta?cursor=${next as string}`)).body;
    expect([news.items, news.withdrawn]).toMatchObject([[{ id: one.id, name: one.name }], [{ id: merged }]]);
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

  it('When a decision is taken back, then both are as they were before it and in question again', async () => {
    await applied(api, token, cp949(both));
    const [before] = (await queue()).items;
    const { id } = before;
    await decide(id, 'same');
    const answer = await decide(id, null, 2);
    expect([answer.status, answer.body]).toMatchObject([200, { id, decision: null, version: 3 }]);
    expect(answer.headers.get('etag')).toBe('"3"');
    expect(await names()).toEqual(['만세보령 빛의향연', '보령 등불축제']);
    expect((await queue()).items).toEqual([{ ...before, version: 3 }]);
    expect((await queue('?decision=same')).total).toBe(0);

    await decide(id, 'different', 3);
    expect((await decide(id, null, 4)).body).toMatchObject({ decision: null, version: 5 });
    expect((await queue()).total).toBe(1);
  });

  it('When what is taken back is in doubt no more, then it is answered and asked about no more', async () => {
    await applied(api, token, cp949(both));
    const [{ id }] = (await queue()).items;
    await decide(id, 'same');
    const apart = {
      개최장소: '먼 곳',
      주관기관명: '남',
      전화번호: '',
      홈페이지주소: '',
      위도: '33.4',
      경도: '126.9',
    };
    const elsewhere = {
      ...apart,
      소재지도로명주소: '제주특별자치도 서귀포시 성산읍 1',
      데이터기준일자: '2026-07-01',
    };
    await applied(api, token, cp949(stdCsv([two[0] ?? {}, { ...two[1], ...elsewhere }])));
    const [decided] = (await queue('?decision=same')).items;
    expect((await decide(id, null, decided.version)).body).toMatchObject({ decision: null });
    expect([(await queue()).total, (await queue('?decision=same')).total]).toEqual([0, 0]);
  });

  it('When somebody else has decided meanwhile, then it is 412 with the present state; without a pair it is 404', async () => {
    await applied(api, token, cp949(both));
    const [{ id }] = (await queue()).items;
    await decide(id, 'different');
    const late = await decide(id, 'same');
    expect([late.status, late.body.current]).toMatchObject([412, { decision: 'different', version: 2 }]);
    expect((await decide(SOMEBODYS, 'same')).status).toBe(404);
  });

  describe('in the preview', () => {
    const found = (detail: { rows: { items: unknown[] } }) =>
      (
        detail.rows.items as { row: number; outcome: string; errors?: { code: string; value: string }[] }[]
      ).map(({ row, outcome, errors = [] }) => [
        row,
        outcome,
        errors.filter(({ code }) => code === 'possible-duplicate').map(({ value }) => value),
      ]);

    it('When two rows may be one festival, then each names the other, its row and how sure it is, in both languages', async () => {
      const preview = await previewed(api, token, cp949(both));
      expect(found(preview)).toEqual([
        [2, 'new', [expect.stringMatching(/^만세보령 빛의향연 \/ 3 \/ 0\.[4-7]\d$/)]],
        [3, 'new', [expect.stringMatching(/^보령 등불축제 \/ 2 \/ 0\.[4-7]\d$/)]],
      ]);
      const [{ errors }] = (
        await api.get(`/v1/admin/imports/${preview.id as string}`, {
          token,
          headers: { 'accept-language': 'en' },
        })
      ).body.rows.items;
      expect(errors).toContainEqual({
        column: '*',
        value: expect.any(String),
        code: 'possible-duplicate',
        severity: 'warning',
        message:
          'May be the same festival as another: to be decided among the duplicates (its name, its row where this file has it, the confidence).',
      });
      expect((await queue()).total).toBe(0);
    });

    it('When the other is in the catalogue already, then it is named without a row', async () => {
      const [first, second] = two.map((row) => stdCsv([row]));
      await applied(api, token, cp949(first ?? ''));
      expect(found(await previewed(api, token, cp949(second ?? '')))).toEqual([
        [2, 'new', [expect.stringMatching(/^보령 등불축제 \/ 0\.[4-7]\d$/)]],
      ]);
    });

    it('When an editor has decided, then later files warn of it no more', async () => {
      await applied(api, token, cp949(both));
      const [{ id }] = (await queue()).items;
      await decide(id, 'different');
      const later = await previewed(api, token, cp949(both.replaceAll('2026-06-01', '2026-07-01')));
      expect(found(later).map(([, , names]) => names)).toEqual([[], []]);
    });

    it('When rows are asked for by what was found in them, then only those are in the answer', async () => {
      const file = cp949(stdCsv([...two, anotherFestival('봄꽃축제')]));
      const { id } = await previewed(api, token, file);
      const rows = async (query: string) =>
        (await api.get(`/v1/admin/imports/${id as string}?${query}`, { token })).body.rows;
      expect((await rows('finding=possible-duplicate')).items.map(({ row }: { row: number }) => row)).toEqual(
        [2, 3],
      );
      expect((await rows('finding=no-coordinates')).items.map(({ row }: { row: number }) => row)).toEqual([
        4,
      ]);
      expect((await rows('finding=possible-duplicate&outcome=rejected')).total).toBe(0);
      expect((await api.get(`/v1/admin/imports/${id as string}?finding=nothing`, { token })).status).toBe(
        400,
      );
    });
  });

  it('When two records have nothing to do with each other, then nobody is asked', async () => {
    await applied(api, token, cp949(stdCsv([{}, anotherFestival('봄꽃축제')])));
    expect((await queue()).total).toBe(0);
  });
});
