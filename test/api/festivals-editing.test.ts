import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestApi, startApi } from '../support/api.js';
import { aFestival, anEdition } from '../support/festivals.js';
import { aPerson, type Person } from '../support/people.js';
import { statementsOf } from '../support/statements.js';

const UNKNOWN = '01890000-0000-7000-8000-000000000000';

describe('editing festivals', () => {
  let api: TestApi;
  let editor: Person;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    editor = await aPerson(api, 'editor');
  });
  afterAll(() => api.close());

  const create = (body: object) => api.post('/v1/festivals', body, { token: editor.token });
  const asEditor = (etag?: string | null) => ({
    token: editor.token,
    ...(etag === undefined || etag === null ? {} : { headers: { 'if-match': etag } }),
  });

  const everything = {
    name: '보령머드축제',
    nameEn: 'Boryeong Mud Festival',
    formerNames: ['대천 머드축제'],
    category: 'sea',
    tags: ['머드', '바다'],
    place: '대천해수욕장',
    address: '충청남도 보령시 대해로 897-15',
    point: { lat: 36.3129, lng: 126.5132 },
    organiser: '보령축제관광재단',
    host: '보령시',
    sponsors: '충청남도',
    phone: '041-930-0000',
    homepage: 'https://www.mudfestival.or.kr/?a=1&b=<K-Play>',
    description: '갯벌의 흙으로\n노는 여름 축제',
    descriptionEn: 'Play in the mud',
    free: false,
  };

  it('When an editor adds a festival, then everybody reads what was written, and its region is told by the address', async () => {
    const created = await create(everything);
    expect(created.status).toBe(201);
    const read = await api.get(created.headers.get('location') as string);
    expect(read.body).toEqual({
      ...everything,
      id: created.body.id,
      region: { code: '44180', name: '충청남도 보령시', nameEn: 'Boryeong-si, Chungcheongnam-do' },
      edition: null,
      editions: [],
      usually: null,
      cover: null,
      gallery: [],
      linkedPictures: [],
      rating: { mean: null, count: 0 },
      bookmarkCount: 0,
      version: 1,
      updatedAt: created.body.updatedAt,
    });
    const forEditors = { status: 'published', galleryPhotoIds: [] };
    expect(created.body).toEqual({ ...read.body, ...forEditors, bookmarked: false });
  });

  it('When a field is changed, then it alone changes, null clears, and a search finds the new words', async () => {
    const created = await create(everything);
    const path = `/v1/festivals/${created.body.id}`;
    const changed = await api.patch(
      path,
      { name: '대천머드축제', phone: null, tags: [] },
      asEditor(created.headers.get('etag')),
    );
    expect(changed.status).toBe(200);
    const { body } = await api.get(path);
    expect(body).toMatchObject({
      name: '대천머드축제',
      phone: null,
      tags: [],
      place: '대천해수욕장',
      region: { code: '44180' },
    });
    const find = async (q: string) => (await api.get(`/v1/festivals?q=${encodeURIComponent(q)}`)).body.total;
    expect([await find('대천머드축제'), await find('ㄷㅊㅁㄷ'), await find('ㅂㄹㅁㄷ')]).toEqual([1, 1, 0]);
  });

  it('When only the address changes, then the region follows it; a region told by the editor stays', async () => {
    const { id } = (await create({ name: '축제', category: 'food', address: '서울특별시 종로구 세종대로 1' }))
      .body;
    const change = async (body: object) => {
      const { headers } = await api.get(`/v1/festivals/${id}`);
      return (
        (await api.patch(`/v1/festivals/${id}`, body, asEditor(headers.get('etag')))).body.region?.code ??
        null
      );
    };
    expect(await change({ address: '강원도 화천군 화천읍 1' })).toBe('51790');
    expect(await change({ region: '제주도', address: '강원도 화천군 화천읍 2' })).toBe('50');
    expect(await change({ phone: '064-000-0000' })).toBe('50');
    expect(await change({ region: null })).toBeNull();
  });

  it('When a write does not say what it has seen, then it is refused; when another was faster, it gets the present state', async () => {
    const created = await create(everything);
    const path = `/v1/festivals/${created.body.id}`;
    const etag = created.headers.get('etag');
    expect((await api.patch(path, { name: 'a' }, asEditor())).status).toBe(428);
    expect((await api.delete(path, asEditor())).status).toBe(428);
    expect((await api.patch(path, { name: 'a' }, asEditor('nonsense'))).status).toBe(400);
    const first = await api.patch(path, { name: '먼저' }, asEditor(etag));
    const second = await api.patch(path, { name: '나중' }, asEditor(etag));
    expect([first.status, second.status]).toEqual([200, 412]);
    expect(second.body.current).toMatchObject({ id: created.body.id, name: '먼저' });
    expect((await api.delete(path, asEditor(etag))).status).toBe(412);
    expect((await api.patch(path, { name: '나중' }, asEditor(first.headers.get('etag')))).status).toBe(200);
  });

  it('When twenty editors change one version at once, then one of them wins', async () => {
    const created = await create(everything);
    const path = `/v1/festivals/${created.body.id}`;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        api.patch(path, { name: `이름 ${index}` }, asEditor(created.headers.get('etag'))),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array.from({ length: 19 }, () => 412),
    ]);
    const winner = answers.find(({ status }) => status === 200);
    expect((await api.get(path)).body.name).toBe(winner?.body.name);
  });

  it('When a rating or a bookmark comes in between, then the ETag changes but an editor has lost no race', async () => {
    const created = await create(everything);
    const path = `/v1/festivals/${created.body.id}`;
    const before = await api.get(path);
    await api.put(`${path}/bookmark`, undefined, { token: editor.token });
    const after = await api.get(path, { headers: { 'if-none-match': before.headers.get('etag') as string } });
    expect([after.status, after.body.bookmarkCount]).toEqual([200, 1]);
    expect((await api.patch(path, { name: '새 이름' }, asEditor(before.headers.get('etag')))).status).toBe(
      200,
    );
  });

  it('B7 When a festival is a draft, hidden or removed, then it is there for editors and for nobody else', async () => {
    const visitor = await aPerson(api);
    const removed = await create(everything);
    await api.delete(`/v1/festivals/${removed.body.id}`, asEditor(removed.headers.get('etag')));
    const draft = await create({ ...everything, status: 'draft' });
    for (const { id, status } of [
      { id: removed.body.id, status: 'hidden' },
      { id: draft.body.id, status: 'draft' },
    ]) {
      const path = `/v1/festivals/${id}`;
      for (const token of [undefined, visitor.token]) {
        for (const suffix of ['', '/editions'])
          expect((await api.get(path + suffix, { token })).status).toBe(404);
      }
      expect((await api.put(`${path}/bookmark`, undefined, { token: visitor.token })).status).toBe(404);
      expect((await api.get(path, { token: editor.token })).body.status).toBe(status);
      expect((await api.get(`${path}/editions`, { token: editor.token })).status).toBe(200);
    }
    expect((await api.get('/v1/festivals')).body.total).toBe(0);
    expect((await api.get('/v1/festivals', { token: editor.token })).body.total).toBe(0);
    const regions = (await api.get('/v1/regions')).body.items;
    expect(regions.every(({ festivals }: { festivals: number }) => festivals === 0)).toBe(true);
  });

  it('When a visitor or nobody writes, then nothing happens', async () => {
    const visitor = await aPerson(api);
    const { id } = await aFestival(api);
    const edition = await anEdition(api, id);
    for (const [token, status] of [
      [undefined, 401],
      [visitor.token, 403],
    ] as const) {
      const headers = { 'if-match': '"1"' };
      expect((await api.post('/v1/festivals', everything, { token })).status).toBe(status);
      expect((await api.patch(`/v1/festivals/${id}`, { name: 'a' }, { token, headers })).status).toBe(status);
      expect((await api.delete(`/v1/festivals/${id}`, { token, headers })).status).toBe(status);
      expect((await api.post(`/v1/festivals/${id}/editions`, {}, { token })).status).toBe(status);
      expect(
        (await api.delete(`/v1/festivals/${id}/editions/${edition.id}`, { token, headers })).status,
      ).toBe(status);
    }
    expect((await api.get(`/v1/festivals/${id}`)).body.editions).toHaveLength(1);
  });

  it.each([
    [{ category: 'food' }, '/name'],
    [{ name: '축제' }, '/category'],
    [{ name: '축제', category: 'cars' }, '/category'],
    [{ name: ' \u3164', category: 'food' }, '/name'],
    [{ name: '축제', category: 'food', homepage: 'javascript:alert(1)' }, '/homepage'],
    [{ name: '축제', category: 'food', homepage: 'https:mudfestival.or.kr' }, '/homepage'],
    [{ name: '축제', category: 'food', homepage: 'ftp://mudfestival.or.kr' }, '/homepage'],
    [{ name: '축제', category: 'food', point: { lat: 0, lng: 0 } }, '/point/lat'],
    [{ name: '축제', category: 'food', point: { lat: 36 } }, '/point/lng'],
    [{ name: '축제', category: 'food', region: '중구' }, '/region'],
    [{ name: '축제', category: 'food', region: 'Atlantis' }, '/region'],
    [{ name: '축제', category: 'food', tags: Array.from({ length: 21 }, String) }, '/tags'],
    [{ name: '축제', category: 'food', free: 'yes' }, '/free'],
    [{ name: '축제', category: 'food', ratingSum: 5 }, '/ratingSum'],
    [{ name: '축제', category: 'food', coverPhotoId: UNKNOWN }, '/coverPhotoId'],
  ])(
    'When a festival is given as %j, then the answer is 400, names %s, and nothing is stored',
    async (body, pointer) => {
      const answer = await create(body);
      expect(answer.status).toBe(400);
      expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
      expect((await api.get('/v1/festivals')).body.total).toBe(0);
    },
  );

  it('D6 When text of any script is written, then it comes back equal after NFC, and emoji-only names do not collide', async () => {
    const texts = [
      '👨‍👩‍👧‍👦 축제',
      '축제'.normalize('NFD'),
      '❤️'.repeat(3),
      '𠮷野',
      'a\u0301',
      '\u0301',
      'ㅎ',
      ' 앞뒤 ',
      '<K-Play>',
      '🎉',
      '🎊',
    ];
    for (const text of texts) {
      const nfc = text.normalize('NFC');
      const { status, body } = await create({
        ...everything,
        name: text,
        nameEn: text,
        formerNames: [text],
        tags: [text],
        place: text,
        address: text,
        organiser: text,
        host: text,
        sponsors: text,
        phone: text,
        description: text,
        descriptionEn: text,
      });
      expect([text, status]).toEqual([text, 201]);
      const read = (await api.get(`/v1/festivals/${body.id}`)).body;
      expect(read).toMatchObject({
        name: nfc,
        nameEn: nfc,
        formerNames: [nfc],
        tags: [nfc],
        place: nfc,
        address: nfc,
      });
      expect(read).toMatchObject({
        organiser: nfc,
        host: nfc,
        sponsors: nfc,
        phone: nfc,
        description: nfc,
        descriptionEn: nfc,
      });
    }
    const tags = ['a', 'a ', 'A', '🎉', '🎊', 'é', 'e'];
    expect((await create({ ...everything, tags })).body.tags).toEqual(tags);
    const found = await api.get(`/v1/festivals?q=${encodeURIComponent('🎊')}&sort=updated`);
    expect(found.body.items.map(({ name }: { name: string }) => name)).toContain('🎊');
    expect(found.body.items.map(({ name }: { name: string }) => name)).not.toContain('🎉');
    for (const text of ['a\0b', '\ud800', 'a\u202eb', ''])
      expect((await create({ ...everything, name: text })).status).toBe(400);
  });

  it('When one festival is read, then four statements are enough', async () => {
    const { id } = await aFestival(api, { tags: ['a', 'b'] });
    for (let year = 2001; year <= 2027; year += 1)
      await anEdition(api, id, { startsOn: `${year}-05-01`, endsOn: `${year}-05-03` });
    const { statements } = await statementsOf(api, () => api.get(`/v1/festivals/${id}`));
    expect(statements.length).toBeLessThanOrEqual(4);
    expect((await api.get(`/v1/festivals/${id}`)).body.editions).toHaveLength(20);
    const second = await api.get(`/v1/festivals/${id}/editions?page=2`);
    expect([second.body.total, second.body.items.length, second.body.items.at(-1).year]).toEqual([
      27, 7, 2001,
    ]);
  });

  it('When an id is malformed or unknown, then it is 400 or 404 on every route of a festival', async () => {
    const { id } = await aFestival(api);
    for (const [wrong, status] of [
      ['1', 400],
      [UNKNOWN, 404],
    ] as const) {
      const path = `/v1/festivals/${wrong}`;
      const body = { startsOn: '2027-05-01', endsOn: '2027-05-02' };
      const answers = [
        await api.get(path),
        await api.get(`${path}/editions`),
        await api.patch(path, { name: 'a' }, asEditor('"1"')),
        await api.delete(path, asEditor('"1"')),
        await api.post(`${path}/editions`, body, asEditor()),
        await api.patch(`${path}/editions/${UNKNOWN}`, body, asEditor('"1"')),
        await api.patch(`/v1/festivals/${id}/editions/${wrong}`, body, asEditor('"1"')),
        await api.delete(`/v1/festivals/${id}/editions/${wrong}`, asEditor('"1"')),
        await api.put(`${path}/bookmark`, undefined, asEditor()),
        await api.delete(`${path}/bookmark`, asEditor()),
      ];
      expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => status));
    }
  });
});
