import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FestivalWriter } from '../../src/festivals/index.js';
import { Database } from '../../src/shared/database/database.js';
import { standAt, startApi, type TestApi } from '../support/api.js';
import { aFestival, anEdition } from '../support/festivals.js';
import { aPerson, type Person } from '../support/people.js';

describe('the history of festivals', () => {
  let api: TestApi;
  let editor: Person;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    standAt(api, '2027-03-01T03:00:00Z');
    editor = await aPerson(api, 'editor');
  });
  afterAll(() => api.close());

  const writer = () => api.app.get(FestivalWriter);
  const historyOf = async (id: string, headers = {}): Promise<any[]> =>
    (await api.get(`/v1/festivals/${id}/changes`, { headers })).body.items;
  const kindsOf = async (id: string) => (await historyOf(id)).map(({ kind }) => kind);
  const everything = async (query = ''): Promise<any> => (await api.get(`/v1/changes${query}`)).body;

  it('When a festival is announced, moved, postponed, rescheduled, cancelled and reinstated, then each is told, newest first', async () => {
    const { id } = await aFestival(api, { name: '등불축제' });
    const edition = await anEdition(api, id, { startsOn: '2027-10-01', endsOn: '2027-10-03' });
    for (const change of [
      { startsOn: '2027-10-08', endsOn: '2027-10-10' },
      { status: 'postponed' },
      { status: 'scheduled', startsOn: '2027-11-05', endsOn: '2027-11-07' },
      { status: 'cancelled' },
      { status: 'scheduled' },
    ] as const)
      await writer().changeEdition(id, edition.id, change);
    expect(await kindsOf(id)).toEqual([
      'reinstated',
      'cancelled',
      'rescheduled',
      'postponed',
      'moved',
      'announced',
      'new',
    ]);
    const moved = (await historyOf(id, { 'accept-language': 'en' }))[4];
    expect(moved).toEqual({
      id: expect.any(String),
      kind: 'moved',
      text: 'Moved from 1–3 October 2027 to 8–10 October 2027.',
      festival: { id, name: '등불축제', nameEn: null },
      editionId: edition.id,
      name: null,
      days: {
        from: { startsOn: '2027-10-01', endsOn: '2027-10-03' },
        to: { startsOn: '2027-10-08', endsOn: '2027-10-10' },
      },
      source: 'editor',
      changedAt: '2027-03-01T03:00:00.000Z',
    });
    expect((await historyOf(id))[4].text).toContain('2027년 10월 8일');
  });

  it('When a festival is renamed, hidden and shown again, then its history says so', async () => {
    const { id } = await aFestival(api, { name: '꽃축제' });
    await writer().change(id, { name: '봄꽃축제' });
    await writer().change(id, { phone: '02-123-4567' });
    await writer().remove(id);
    await writer().change(id, { status: 'published' });
    expect(await kindsOf(id)).toEqual(['restored', 'withdrawn', 'renamed', 'new']);
    expect((await historyOf(id))[2].name).toEqual({ from: '꽃축제', to: '봄꽃축제' });
  });

  it('When one decision takes several writes, then it is told once, from the first state to the last', async () => {
    const { id } = await aFestival(api, { name: '처음' });
    const edition = await anEdition(api, id);
    await api.app.get(Database).transaction(async () => {
      await writer().change(id, { name: '중간' });
      await writer().changeEdition(id, edition.id, { startsOn: '2027-05-02' });
      await writer().change(id, { name: '끝' });
      await writer().changeEdition(id, edition.id, { startsOn: '2027-05-01', endsOn: '2027-05-04' });
    });
    const [moved, renamed] = await historyOf(id);
    expect(renamed.name).toEqual({ from: '처음', to: '끝' });
    expect(moved.days).toEqual({
      from: { startsOn: '2027-05-01', endsOn: '2027-05-03' },
      to: { startsOn: '2027-05-01', endsOn: '2027-05-04' },
    });
    expect(await kindsOf(id)).toHaveLength(4);
  });

  it('When a decision fails or changes nothing that people ask about, then nothing is told', async () => {
    const { id } = await aFestival(api);
    await expect(
      api.app.get(Database).transaction(async () => {
        await writer().change(id, { name: '다른 이름' });
        throw new Error('not after all');
      }),
    ).rejects.toThrow('not after all');
    await writer().change(id, { description: '새 설명' });
    expect(await kindsOf(id)).toEqual(['new']);
  });

  it('B7 When a festival is a draft, then nothing of it is told, and of a hidden one that it was withdrawn, by id alone', async () => {
    const draft = await aFestival(api, { name: '비밀 축제', status: 'draft' });
    await anEdition(api, draft.id);
    const hidden = await aFestival(api, { name: '숨긴 축제', nameEn: 'Hidden' });
    await anEdition(api, hidden.id);
    await writer().change(hidden.id, { name: '숨긴 축제 둘' });
    await writer().remove(hidden.id);
    const erased = await aFestival(api, { name: '지운 축제' });
    await writer().erase([erased.id]);
    const { items } = await everything();
    expect(items.map(({ kind, festival }: any) => [kind, festival])).toEqual([
      ['withdrawn', { id: hidden.id, name: null, nameEn: null }],
      ['withdrawn', { id: erased.id, name: null, nameEn: null }],
    ]);
    expect(JSON.stringify(items)).not.toMatch(/비밀|숨긴|Hidden|지운/);
    for (const { id } of [draft, hidden, erased])
      expect((await api.get(`/v1/festivals/${id}/changes`)).status).toBe(404);
    expect((await api.get(`/v1/festivals/${hidden.id}/changes`, { token: editor.token })).body.total).toBe(4);
  });

  it('When the changes of all are read page by page, then each comes once, oldest first, and the last page says where to go on', async () => {
    for (let n = 0; n < 5; n += 1) await aFestival(api, { name: `축제 ${n}` });
    const first = await everything('?perPage=3');
    const second = await everything(`?perPage=3&cursor=${first.next}`);
    expect([first.more, second.more]).toEqual([true, false]);
    expect([...first.items, ...second.items].map(({ festival }: any) => festival.name)).toEqual(
      [0, 1, 2, 3, 4].map((n) => `축제 ${n}`),
    );
    await aFestival(api, { name: '나중' });
    const third = await everything(`?cursor=${second.next}`);
    expect(third.items.map(({ festival }: any) => festival.name)).toEqual(['나중']);
  });

  it('When they are asked since an instant, then what was before is left out', async () => {
    await aFestival(api, { name: '어제' });
    standAt(api, '2027-03-02T03:00:00Z');
    await aFestival(api, { name: '오늘' });
    const names = async (since: string) =>
      (await everything(`?since=${encodeURIComponent(since)}`)).items.map(
        ({ festival }: any) => festival.name,
      );
    expect(await names('2027-03-02T00:00:00Z')).toEqual(['오늘']);
    expect(await names('2027-03-02T12:00:00+09:00')).toEqual(['오늘']);
    expect(await names('2027-03-03T00:00:00Z')).toEqual([]);
    expect(await names('2027-01-01T00:00:00Z')).toEqual(['어제', '오늘']);
  });

  it('When a feed reader asks, then it gets the newest as Atom, names and tags in them as text, and 304 while nothing is new', async () => {
    const { id } = await aFestival(api, { name: '<K-Play> 축제', nameEn: 'K-Play & friends' });
    const edition = await anEdition(api, id, { startsOn: '2027-10-01', endsOn: '2027-10-03' });
    await writer().changeEdition(id, edition.id, { status: 'cancelled' });
    const hidden = await aFestival(api, { name: '비밀축제', status: 'draft' });
    const feed = await api.get('/v1/changes.atom');
    expect(feed.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(feed.text.match(/<entry>/g)).toHaveLength(3);
    expect(feed.text).toContain('<title>&lt;K-Play&gt; 축제</title>');
    expect(feed.text.indexOf('취소되었습니다')).toBeLessThan(feed.text.indexOf('일정이 발표되었습니다'));
    expect(feed.text).not.toMatch(new RegExp(`비밀|${hidden.id}`));
    const known = { 'if-none-match': feed.headers.get('etag') as string };
    expect((await api.get('/v1/changes.atom', { headers: known })).status).toBe(304);
    const english = await api.get('/v1/changes.atom', { headers: { 'accept-language': 'en', ...known } });
    expect(english.text).toContain('<title>K-Play &amp; friends</title>');
  });

  it('When a cursor is forged, cut, of another list or sent with an instant, then 400 names it', async () => {
    await aFestival(api);
    const { next } = await everything();
    const delta = (await api.get('/v1/festivals/delta')).body.next as string;
    const [place = '', mac = ''] = next.split('.');
    for (const cursor of [
      'x',
      '',
      place,
      `${place}.`,
      `${Buffer.from('0').toString('base64url')}.${mac}`,
      `${next}.more`.slice(0, 10),
      delta,
    ]) {
      const answer = await api.get(`/v1/changes?cursor=${cursor}`);
      expect([cursor, answer.status, answer.body.errors?.[0].pointer]).toEqual([cursor, 400, '/cursor']);
    }
    expect((await api.get(`/v1/changes?since=2027-01-01T00:00:00Z&cursor=${next}`)).status).toBe(400);
    for (const since of ['yesterday', '2027-02-29T00:00:00Z', '2027-01-01'])
      expect((await api.get(`/v1/changes?since=${since}`)).body.errors[0].pointer).toBe('/since');
  });
});
