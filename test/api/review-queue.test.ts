import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/shared/database/database.js';
import { newId } from '../../src/shared/ids.js';
import { type TestApi, startApi } from '../support/api.js';
import { aPerson, asRead, type Person } from '../support/people.js';
import { aPublishedFestival } from '../support/published-festival.js';
import { boundStatementsOf, slowStepsOf } from '../support/statements.js';

const REVIEWS = 1_500;
const DECIDED = 1_000;
/** Of those that wait. */
const IN_BUSAN = 250;

describe('a long queue of reported reviews', () => {
  let api: TestApi;
  let editor: Person;
  let bound: Person;
  beforeAll(async () => {
    api = await startApi();
    await api.empty();
    editor = await aPerson(api, 'editor');
    bound = await aPerson(api, 'editor');
    const admin = await aPerson(api, 'admin');
    const headers = await asRead(api, bound.id);
    await api.patch(`/v1/admin/users/${bound.id}`, { regions: ['26'] }, { token: admin.token, headers });
    const busan = await aPublishedFestival(api, { region: { provinceCode: '26', districtCode: null } });
    const database = api.app.get(Database);
    const ids = Array.from({ length: REVIEWS }, () => newId());
    await database.change(
      `INSERT INTO reviews_review
         (id, festival_id, edition_id, author_id, rating, version, created_at, updated_at) VALUES ?`,
      [
        ids.map((id, at) => [
          id,
          at % 2 === 0 ? busan.id : newId(),
          newId(),
          newId(),
          4,
          1,
          new Date(),
          new Date(),
        ]),
      ],
    );
    const since = (at: number) => (at < DECIDED ? null : new Date());
    await database.change('INSERT INTO reviews_case (review_id, waiting_since, risk, version) VALUES ?', [
      ids.map((id, at) => [id, since(at), at < DECIDED ? 0 : 1 + (at % 7), 1]),
    ]);
    await database.change(
      'INSERT INTO reviews_report (review_id, reporter_id, reason, weight, created_at, decided_at) VALUES ?',
      [
        ids.flatMap((id, at) =>
          Array.from({ length: 4 }, () => [
            id,
            newId(),
            'spam',
            2,
            new Date(),
            at < DECIDED ? new Date() : null,
          ]),
        ),
      ],
    );
    for (const table of ['review', 'case', 'report']) await database.rows(`ANALYZE TABLE reviews_${table}`);
  });
  afterAll(() => api.close());

  const asked = (query: string, by = editor, total = REVIEWS - DECIDED) =>
    boundStatementsOf(api, async () => {
      const page = await api.get(`/v1/admin/reports?${query}`, { token: by.token });
      expect([page.status, page.body.total]).toEqual([200, total]);
    });

  it.each(['sort=risk', 'sort=age', 'sort=risk&page=9'])(
    'When it is read by %s, then no statement sorts in a file or goes through a whole table',
    async (query) => {
      expect(await slowStepsOf(api, await asked(query))).toEqual([]);
      expect(await slowStepsOf(api, await asked(query, bound, IN_BUSAN))).toEqual([]);
    },
  );

  it('When a page is longer, then it takes no more statements', async () => {
    const [short, long] = [await asked('perPage=2'), await asked('perPage=100')];
    expect(long.length).toBe(short.length);
    expect(long.length).toBeLessThanOrEqual(12);
    const [few, many] = [
      await asked('perPage=2', bound, IN_BUSAN),
      await asked('perPage=100', bound, IN_BUSAN),
    ];
    expect(many.length).toBe(few.length);
    expect(many.length).toBeLessThanOrEqual(15);
  });
});
