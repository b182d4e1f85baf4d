import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { standAt, startApi, type TestApi } from '../support/api.js';
import { aFestival, anEdition } from '../support/festivals.js';

describe('when a festival usually falls', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    standAt(api, '2027-03-01T03:00:00Z');
  });
  afterAll(() => api.close());

  it('When nobody has announced the next one, then it is estimated, marked as that, until somebody does', async () => {
    const { id } = await aFestival(api, {
      editions: [
        { startsOn: '2025-10-03', endsOn: '2025-10-05' },
        { startsOn: '2026-10-02', endsOn: '2026-10-04' },
      ],
    });
    const item = async () => (await api.get('/v1/festivals')).body.items[0].edition;
    const detail = async () => (await api.get(`/v1/festivals/${id}`)).body;
    expect(await item()).toMatchObject({
      id: null,
      estimated: true,
      startsOn: '2027-10-01',
      confidence: 0.8,
    });
    expect(await detail()).toMatchObject({
      edition: { estimated: true, confidence: 0.8 },
      usually: { month: 10, part: 'early', basedOn: 2, confidence: 0.8 },
    });
    await anEdition(api, id, { startsOn: '2027-09-17', endsOn: '2027-09-19' });
    for (const { edition } of [{ edition: await item() }, await detail()]) {
      expect(edition).toMatchObject({ estimated: false, status: 'upcoming', startsOn: '2027-09-17' });
      expect(edition).not.toHaveProperty('confidence');
    }
  });

  it('When it is read in another language, then the words, the ETag and nothing else differ', async () => {
    const { id } = await aFestival(api, { editions: [{ startsOn: '2026-10-02', endsOn: '2026-10-04' }] });
    const read = (language: string) =>
      api.get(`/v1/festivals/${id}`, { headers: { 'accept-language': language } });
    const [ko, en] = [await read('ko'), await read('en')];
    expect([ko.body.usually.text, en.body.usually.text]).toEqual([
      '보통 10월 초',
      'usually in early October',
    ]);
    expect({ ...ko.body, usually: null }).toEqual({ ...en.body, usually: null });
    expect(ko.headers.get('etag')).not.toBe(en.headers.get('etag'));
    expect(ko.headers.get('vary')).toContain('Accept-Language');
  });
});
