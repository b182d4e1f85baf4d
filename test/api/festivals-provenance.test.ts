import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApi, type TestApi } from '../support/api.js';
import { applied, cp949, stdCsv } from '../support/imports.js';
import { aFestival } from '../support/festivals.js';
import { aPerson, type Person } from '../support/people.js';

const SOMEBODYS = '01900000-0000-7000-8000-000000000000';

describe('where the values of a festival come from', () => {
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

  const imported = async (cells = {}) => applied(api, editor.token, cp949(stdCsv([cells])));
  const theOne = async (): Promise<string> => (await api.get('/v1/festivals')).body.items[0].id;
  const provenance = async (id: string): Promise<any> =>
    (await api.get(`/v1/admin/festivals/${id}/provenance`, { token: editor.token })).body;
  const of = (view: any, field: string) => view.fields.find((one: any) => one.field === field);
  const etag = async (id: string) => (await api.get(`/v1/festivals/${id}`)).headers.get('etag') as string;
  const send = async (method: string, id: string, path: string, body: object, tag?: string) =>
    api.ask(method, `/v1/festivals/${id}${path}`, {
      token: editor.token,
      body,
      headers: { 'if-match': tag ?? (await etag(id)) },
    });
  const edit = (id: string, body: object) => send('PATCH', id, '', body);
  const release = (id: string, fields: string[], tag?: string) =>
    send('POST', id, '/release', { fields }, tag);
  const phoneOf = async (id: string) => (await api.get(`/v1/festivals/${id}`)).body.phone;

  it('When a source says it, then the record is named with its provider, authority, reference day and import', async () => {
    const { id: importId } = await imported();
    const view = await provenance(await theOne());
    const { from, value, superseded } = of(view, 'phone');
    expect({ value, superseded }).toEqual({ value: '041-930-0000', superseded: [] });
    expect(from).toEqual({
      statementId: view.sources[0].statementId,
      editorId: null,
      editorName: null,
      since: expect.any(String),
    });
    expect(view.sources).toEqual([
      expect.objectContaining({
        provider: 'std',
        authority: '4510000',
        name: '한빛마을 등불축제',
        referenceDay: '2026-06-01',
        importIds: [importId],
      }),
    ]);
    const [edition] = view.editions;
    expect(edition.fields.find((one: any) => one.field === 'startsOn')).toMatchObject({
      value: '2026-10-02',
      from: { statementId: view.sources[0].statementId },
    });
    expect(of(view, 'nameEn')).toEqual({ field: 'nameEn', value: null, from: null, superseded: [] });
  });

  it('When the same record says something else later, then its earlier words are superseded by the later ones', async () => {
    await imported();
    await imported({ 전화번호: '041-930-1111', 데이터기준일자: '2026-07-01' });
    const view = await provenance(await theOne());
    expect(of(view, 'phone')).toMatchObject({
      value: '041-930-1111',
      superseded: [{ value: '041-930-0000', by: 'later-words' }],
    });
    expect(view.sources.map(({ referenceDay }: any) => referenceDay)).toEqual(['2026-07-01', '2026-06-01']);
  });

  it('When an editor has said it, then it is the editor’s until released; then the source speaks at once', async () => {
    await imported();
    const id = await theOne();
    await edit(id, { phone: '02-123-4567' });
    await imported({ 전화번호: '041-930-1111', 데이터기준일자: '2026-07-01' });
    expect(of(await provenance(id), 'phone')).toMatchObject({
      value: '02-123-4567',
      from: { statementId: null, editorId: editor.id },
      superseded: [
        { value: '041-930-1111', by: 'editor' },
        { value: '041-930-0000', by: 'later-words' },
      ],
    });
    const answer = await release(id, ['phone']);
    expect([answer.status, answer.body.phone]).toEqual([200, '041-930-1111']);
    expect(of(await provenance(id), 'phone').from.editorId).toBeNull();
    await imported({ 전화번호: '041-930-2222', 데이터기준일자: '2026-08-01' });
    expect(await phoneOf(id)).toBe('041-930-2222');
  });

  it('When no editor holds the field, then releasing it changes nothing, once or twice', async () => {
    await imported();
    const id = await theOne();
    const before = await etag(id);
    expect((await release(id, ['phone'])).status).toBe(200);
    expect((await release(id, ['phone', 'phone'])).status).toBe(200);
    expect(await etag(id)).toBe(before);
  });

  it('When a hidden festival is released, then it shows again, as the sources say', async () => {
    await imported();
    const id = await theOne();
    const tag = await etag(id);
    await api.ask('DELETE', `/v1/festivals/${id}`, { token: editor.token, headers: { 'if-match': tag } });
    expect((await api.get(`/v1/festivals/${id}`)).status).toBe(404);
    const seen = await api.get(`/v1/festivals/${id}`, { token: editor.token });
    expect((await release(id, ['status'], seen.headers.get('etag') as string)).status).toBe(200);
    expect((await api.get(`/v1/festivals/${id}`)).status).toBe(200);
  });

  it('When no source speaks of it, then a released value is gone but the name stays', async () => {
    const { id } = await aFestival(api, { name: '손수 만든 축제', phone: '02-1', place: '마당' });
    const answer = await release(id, ['name', 'phone']);
    expect(answer.body).toMatchObject({ name: '손수 만든 축제', phone: null, place: '마당' });
    expect(of(await provenance(id), 'place').from).toMatchObject({ statementId: null });
  });

  describe('of an edition', () => {
    const editionOf = async (id: string) => (await api.get(`/v1/festivals/${id}`)).body.editions[0];
    const sendTo = async (method: string, id: string, path: string, body: object, version?: number) => {
      const { id: editionId, version: present } = await editionOf(id);
      return api.ask(method, `/v1/festivals/${id}/editions/${editionId as string}${path}`, {
        token: editor.token,
        body,
        headers: { 'if-match': `"${String(version ?? present)}"` },
      });
    };
    const daysOf = async (id: string) => {
      const { startsOn, endsOn } = await editionOf(id);
      return [startsOn, endsOn];
    };

    it('When an editor has moved it, then it stays there until released; then the source speaks at once', async () => {
      await imported();
      const id = await theOne();
      await sendTo('PATCH', id, '', { startsOn: '2026-10-09', endsOn: '2026-10-12' });
      await imported({ 축제종료일자: '2026-10-06', 데이터기준일자: '2026-07-01' });
      expect(await daysOf(id)).toEqual(['2026-10-09', '2026-10-12']);
      const answer = await sendTo('POST', id, '/release', { fields: ['startsOn', 'endsOn'] });
      expect([answer.status, answer.headers.get('etag')]).toEqual([200, expect.stringMatching(/^"\d/)]);
      expect(answer.body.editions).toEqual([
        expect.objectContaining({ startsOn: '2026-10-02', endsOn: '2026-10-06' }),
      ]);
      const { editions } = await provenance(id);
      const from = editions[0].fields.find((one: any) => one.field === 'startsOn').from;
      expect(from).toMatchObject({ statementId: expect.any(String), editorId: null });
      expect((await sendTo('POST', id, '/release', { fields: ['startsOn'] })).status).toBe(200);
    });

    it('When only some fields are released, then the others stay the editor’s', async () => {
      await imported();
      const id = await theOne();
      await sendTo('PATCH', id, '', { endsOn: '2026-10-20', price: '무료' });
      await sendTo('POST', id, '/release', { fields: ['endsOn'] });
      expect(await editionOf(id)).toMatchObject({ endsOn: '2026-10-05', price: '무료' });
    });

    it('When an editor has emptied a field, then what the source says of it is superseded by the editor', async () => {
      await imported();
      const id = await theOne();
      await sendTo('PATCH', id, '', { ordinal: 7 });
      await imported({ 축제명: '제12회 한빛마을 등불축제', 데이터기준일자: '2026-07-01' });
      await sendTo('PATCH', id, '', { ordinal: null });
      const { editions } = await provenance(id);
      expect(editions[0].fields.find((one: any) => one.field === 'ordinal')).toMatchObject({
        value: null,
        from: { editorId: editor.id },
        superseded: [{ value: 12, by: 'editor' }],
      });
    });

    it('When no source tells of it, then it stays as the editor made it', async () => {
      const { id } = await aFestival(api);
      await api.post(
        `/v1/festivals/${id}/editions`,
        { startsOn: '2027-05-01', endsOn: '2027-05-03' },
        { token: editor.token },
      );
      expect((await sendTo('POST', id, '/release', { fields: ['startsOn'] })).status).toBe(200);
      expect(await daysOf(id)).toEqual(['2027-05-01', '2027-05-03']);
    });

    it('When the field is unknown, the version old or the edition not there, then it says so', async () => {
      await imported();
      const id = await theOne();
      await sendTo('PATCH', id, '', { endsOn: '2026-10-20' });
      const unknown = await sendTo('POST', id, '/release', { fields: ['year'] });
      expect([unknown.status, unknown.body.errors[0].pointer]).toEqual([400, '/fields/0']);
      const late = await sendTo('POST', id, '/release', { fields: ['endsOn'] }, 1);
      expect([late.status, late.body.current.endsOn]).toEqual([412, '2026-10-20']);
      const path = `/v1/festivals/${id}/editions/${SOMEBODYS}/release`;
      const body = { fields: ['endsOn'] };
      const to = { token: editor.token, headers: { 'if-match': '"1"' } };
      expect((await api.post(path, body, to)).status).toBe(404);
      expect((await api.post(path, body, { ...to, token: (await aPerson(api)).token })).status).toBe(403);
    });
  });

  it('When the field is unknown, the version old or absent, or the festival not there, then it says so', async () => {
    await imported();
    const id = await theOne();
    const old = await etag(id);
    const unknown = await release(id, ['rating']);
    expect([unknown.status, unknown.body.errors[0].pointer]).toEqual([400, '/fields/0']);
    await edit(id, { phone: '02-123-4567' });
    const late = await release(id, ['phone'], old);
    expect([late.status, late.body.current.phone]).toEqual([412, '02-123-4567']);
    const without = await api.post(
      `/v1/festivals/${id}/release`,
      { fields: ['phone'] },
      { token: editor.token },
    );
    expect(without.status).toBe(428);
    expect((await release(SOMEBODYS, ['phone'], '"1"')).status).toBe(404);
    const { status } = await api.get(`/v1/admin/festivals/${SOMEBODYS}/provenance`, { token: editor.token });
    expect(status).toBe(404);
  });

  it('When a visitor asks, then neither is allowed', async () => {
    await imported();
    const id = await theOne();
    const { token } = await aPerson(api);
    const seen = await api.get(`/v1/admin/festivals/${id}/provenance`, { token });
    const released = await api.post(`/v1/festivals/${id}/release`, { fields: ['phone'] }, { token });
    expect([seen.status, released.status]).toEqual([403, 403]);
  });
});
