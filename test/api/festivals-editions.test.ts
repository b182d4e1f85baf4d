import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestApi, standAt, startApi } from '../support/api.js';
import { aFestival, anEdition } from '../support/festivals.js';
import { aPerson, type Person } from '../support/people.js';

describe('editing editions', () => {
  let api: TestApi;
  let editor: Person;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    standAt(api, '2027-05-02T03:00:00Z');
    editor = await aPerson(api, 'editor');
  });
  afterAll(() => api.close());

  const asEditor = (etag?: string) => ({
    token: editor.token,
    ...(etag === undefined ? {} : { headers: { 'if-match': etag } }),
  });

  it('When an edition is added, changed and removed, then the festival shows it as it then is', async () => {
    const { id } = await aFestival(api);
    const path = `/v1/festivals/${id}/editions`;
    const body = {
      startsOn: '2027-05-01',
      endsOn: '2027-05-03',
      ordinal: 12,
      price: '무료',
      ageLimit: '전체',
      programme: '개막\n공연',
    };
    const added = await api.post(path, body, asEditor());
    expect([added.status, added.headers.get('etag')]).toEqual([201, '"1"']);
    expect(added.body).toEqual({
      ...body,
      id: added.body.id,
      year: 2027,
      status: 'scheduled',
      version: 1,
      updatedAt: added.body.updatedAt,
    });
    const shown = async () => (await api.get(`/v1/festivals/${id}`)).body;
    expect(await shown()).toMatchObject({
      edition: { id: added.body.id, status: 'ongoing' },
      editions: [added.body],
    });

    const changed = await api.patch(
      `${path}/${added.body.id}`,
      { status: 'postponed', price: null },
      asEditor('"1"'),
    );
    expect([changed.status, changed.body.version, changed.body.price]).toEqual([200, 2, null]);
    expect((await shown()).edition.status).toBe('postponed');

    const lost = await api.patch(`${path}/${added.body.id}`, { ordinal: 1 }, asEditor('"1"'));
    expect([lost.status, lost.body.current]).toEqual([412, changed.body]);

    expect((await api.delete(`${path}/${added.body.id}`, asEditor('"2"'))).status).toBe(204);
    expect(await shown()).toMatchObject({ edition: null, editions: [] });
    expect((await api.delete(`${path}/${added.body.id}`, asEditor('"2"'))).status).toBe(404);
  });

  it('When it ends before it starts or starts on the day of another, then it is refused and names the day', async () => {
    const { id } = await aFestival(api);
    const path = `/v1/festivals/${id}/editions`;
    const post = (body: object) => api.post(path, body, asEditor());
    const first = await post({ startsOn: '2027-05-01', endsOn: '2027-05-03' });
    const other = await post({ startsOn: '2028-05-01', endsOn: '2028-05-03' });
    const faults = async (answer: Promise<{ status: number; body: any }>) => {
      const { status, body } = await answer;
      return [status, ...body.errors.map(({ pointer }: { pointer: string }) => pointer)];
    };
    expect(await faults(post({ startsOn: '2027-06-02', endsOn: '2027-06-01' }))).toEqual([400, '/endsOn']);
    expect(await faults(post({ startsOn: '2027-02-29', endsOn: '2027-03-01' }))).toEqual([400, '/startsOn']);
    expect(await faults(post({ startsOn: '2027-05-01', endsOn: '2027-05-09' }))).toEqual([409, '/startsOn']);
    const patch = (body: object) => api.patch(`${path}/${first.body.id}`, body, asEditor('"1"'));
    expect(await faults(patch({ endsOn: '2027-04-30' }))).toEqual([400, '/endsOn']);
    expect(await faults(patch({ startsOn: '2027-05-04' }))).toEqual([400, '/startsOn']);
    expect(await faults(patch({ startsOn: '2028-05-01', endsOn: '2028-05-02' }))).toEqual([409, '/startsOn']);
    expect((await api.get(path)).body.items.map(({ id: one }: { id: string }) => one)).toEqual([
      other.body.id,
      first.body.id,
    ]);
  });

  it('When an edition is asked under another festival, then it is not there', async () => {
    const [mine, other] = [await aFestival(api), await aFestival(api)];
    const edition = await anEdition(api, mine.id);
    expect(
      (await api.patch(`/v1/festivals/${other.id}/editions/${edition.id}`, { ordinal: 2 }, asEditor('"1"')))
        .status,
    ).toBe(404);
    expect(
      (await api.delete(`/v1/festivals/${other.id}/editions/${edition.id}`, asEditor('"1"'))).status,
    ).toBe(404);
  });
});
