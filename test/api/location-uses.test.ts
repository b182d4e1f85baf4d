import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/shared/database/database.js';
import { newId } from '../../src/shared/ids.js';
import { anotherInstance } from '../support/another-instance.js';
import { type TestApi, startApi } from '../support/api.js';
import { agreesToLocation, aPerson, type Person } from '../support/people.js';
import { offerOf } from '../support/photos.js';
import { festivalsLike } from '../support/signals.js';
import { statementsOf } from '../support/statements.js';
import { until } from '../support/until.js';

const NEAR = 'near=37.123457,127.765432&radiusKm=300';

describe('uses of where somebody is', () => {
  let api: TestApi;
  let person: Person;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    person = await aPerson(api);
    await festivalsLike(api, 2, { point: { lat: 37.57, lng: 126.98 } });
  });
  afterAll(() => api.close());

  const rows = <Row>(sql: string, values: unknown[] = []) => api.app.get(Database).rows<Row>(sql, values);
  const uses = async () =>
    (await rows<{ purpose: string }>('SELECT purpose FROM auth_location_use ORDER BY id')).map(
      ({ purpose }) => purpose,
    );
  const recommend = (query: string, by?: Person) =>
    api.get(`/v1/recommendations?${query}`, { token: by?.token });
  const trip = (by?: Person) =>
    api.get(`/v1/trips?${NEAR}&from=2099-05-01&to=2099-05-02`, { token: by?.token });

  it('G8 When somebody who has not agreed says where they are, then they are served, and nothing is recorded of it', async () => {
    for (const by of [undefined, person]) {
      expect((await recommend(NEAR, by)).body.items).toHaveLength(2);
      expect((await trip(by)).status).toBe(200);
    }
    expect(await uses()).toEqual([]);
  });

  it('G8 When somebody has agreed, then each use writes a record without the place, and what uses none writes none', async () => {
    await agreesToLocation(api, person);
    for (const query of [NEAR, '', NEAR]) expect((await recommend(query, person)).status).toBe(200);
    await trip(person);
    await recommend(NEAR);
    expect(await uses()).toEqual(['recommendations', 'recommendations', 'trip']);
    expect(JSON.stringify(await rows('SELECT * FROM auth_location_use'))).not.toMatch(/37\.1|127\.7/);
  });

  it('G8 When the consent is withdrawn, then the records go with it, and there are no further ones', async () => {
    await agreesToLocation(api, person);
    await recommend(NEAR, person);
    await api.put('/v1/me/consents', { location: false }, { token: person.token });
    expect(await uses()).toEqual([]);
    expect((await recommend(NEAR, person)).body.items).toHaveLength(2);
    expect(await uses()).toEqual([]);
  });

  it('G8 When the text has changed since somebody agreed, then that holds for nothing new until they agree again', async () => {
    await agreesToLocation(api, person);
    await rows("UPDATE auth_consent SET version = '2020-01-01'");
    const { body } = await api.get('/v1/me/consents', { token: person.token });
    const location = body.items.find(({ kind }: { kind: string }) => kind === 'location');
    expect(location.version).not.toBe(location.decidedVersion);
    const files = [{ ...offerOf(Buffer.from('a photo')), keepLocation: true }];
    const upload = () => api.post('/v1/media/uploads', { files }, { token: person.token });
    await recommend(NEAR, person);
    expect([(await upload()).status, await uses()]).toEqual([403, []]);
    await agreesToLocation(api, person);
    await recommend(NEAR, person);
    expect([(await upload()).status, await uses()]).toEqual([201, ['recommendations']]);
  });

  it('G8 When consent and withdrawal come at once with uses, then none outlives the withdrawal', async () => {
    for (let round = 0; round < 5; round += 1) {
      await agreesToLocation(api, person);
      const asked = Array.from({ length: 10 }, () => recommend(NEAR, person));
      const withdrawn = api.put('/v1/me/consents', { location: false }, { token: person.token });
      const statuses = (await Promise.all([...asked, withdrawn])).map(({ status }) => status);
      expect(new Set(statuses)).toEqual(new Set([200]));
      expect(await uses()).toEqual([]);
    }
  });

  it('When nobody has agreed, then a place costs one statement more than none', async () => {
    const count = async (query: string) =>
      (await statementsOf(api, () => recommend(query, person))).statements.length;
    await recommend(NEAR, person);
    expect(await count(NEAR)).toBe((await count('')) + 1);
  });

  it('When a record is older than a year, then it is removed', async () => {
    for (const usedAt of [new Date(), new Date('2020-01-01')])
      await rows(
        "INSERT INTO auth_location_use (id, account_id, purpose, used_at) VALUES (?, ?, 'photo', ?)",
        [newId(), person.id, usedAt],
      );
    const other = await anotherInstance(api);
    await until(async () => (await uses()).length === 1);
    await other.close();
    expect(await rows("SELECT id FROM auth_location_use WHERE used_at < '2021-01-01'")).toEqual([]);
  });
});
