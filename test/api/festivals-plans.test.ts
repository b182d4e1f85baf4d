import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FestivalWriter, type NewFestival } from '../../src/festivals/index.js';
import { Database } from '../../src/shared/database/database.js';
import { newId } from '../../src/shared/ids.js';
import { standAt, startApi, type TestApi } from '../support/api.js';
import { boundStatementsOf, slowStepsOf } from '../support/statements.js';

const FESTIVALS = 1_500;

describe('plans of the statements of lists and details', () => {
  let api: TestApi;
  const ids = Array.from({ length: FESTIVALS }, () => newId());
  beforeAll(async () => {
    api = await startApi();
    standAt(api, '2027-05-02T03:00:00Z');
    await api.app.get(FestivalWriter).createMany(
      ids.map((id, at) => ({
        id,
        festival: { name: `축제 ${at}`, category: 'food', tags: ['하나', '둘'] } satisfies NewFestival,
        editions: [2025, 2026, 2027].map((year) => ({
          id: newId(),
          edition: { startsOn: `${year}-05-01`, endsOn: `${year}-05-03` },
        })),
      })),
    );
    const database = api.app.get(Database);
    await database.transaction(async () => {
      const reviews = ids.map((id) => [newId(), id, newId(), newId(), 4, 1, new Date(), new Date()]);
      await database.change(
        `INSERT INTO reviews_review
           (id, festival_id, edition_id, author_id, rating, version, created_at, updated_at) VALUES ?`,
        [reviews],
      );
      await database.change('INSERT INTO reviews_photo (photo_id, review_id, position) VALUES ?', [
        reviews.flatMap(([review]) => [0, 1].map((position) => [newId(), review, position])),
      ]);
    });
    // All of them, or a plan could change while the database counts by itself.
    const tables = await database.rows<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables
        WHERE table_schema = DATABASE() AND table_name REGEXP '^(festivals|reviews)_'`,
    );
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) await database.rows(`ANALYZE TABLE ${name}`);
    await api.get('/v1/festivals');
  });
  afterAll(() => api.close());

  it('When lists, details, photos, regions, feeds, calendar, news and searches are asked, then no statement sorts in a file or goes through a table that grows', async () => {
    const writer = api.app.get(FestivalWriter);
    const statements = await boundStatementsOf(api, async () => {
      for (const query of [
        '',
        'from=2026-05-01&to=2026-05-31',
        'near=37,127&sort=distance&page=9',
        'sort=updated&perPage=100',
      ]) {
        for (const id of ids.slice(0, 3)) await writer.change(id, { place: query });
        expect((await api.get(`/v1/festivals?${query}`)).status).toBe(200);
      }
      standAt(api, '2027-05-04T03:00:00Z');
      expect((await api.get('/v1/festivals')).status).toBe(200);
      for (const path of [
        `/festivals/${ids[7]}`,
        `/festivals/${ids[7]}/changes`,
        `/festivals/${ids[7]}/photos`,
        '/regions',
        '/festivals?q=축제 7',
        // Of all festivals it is right to go through all.
        '/festivals.ics?q=축제 77',
        '/festivals.geojson?region=11',
        '/festivals.rss',
        '/festivals.atom?category=food',
        '/festivals/delta?updatedSince=2026-01-01T00:00:00Z',
        '/changes',
        '/calendar?month=2027-05',
        '/suggest?q=축',
      ])
        expect([path, (await api.get(`/v1${path}`)).status]).toEqual([path, 200]);
    });
    expect(statements.length).toBeGreaterThan(8);
    expect(await slowStepsOf(api, statements)).toEqual([]);
  });

  it('When a detail is asked, then it takes four statements at the most', async () => {
    const statements = await boundStatementsOf(api, () => api.get(`/v1/festivals/${ids[8]}`));
    expect(statements.length).toBeLessThanOrEqual(4);
  });
});
