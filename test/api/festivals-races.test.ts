import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApi, type TestApi } from '../support/api.js';
import { aFestival, anEdition } from '../support/festivals.js';
import { aPerson, type Person } from '../support/people.js';

const AT_ONCE = 10;
const ROUNDS = 25;

describe('two editors and one version', () => {
  let api: TestApi;
  let editors: [Person, Person];
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    editors = [await aPerson(api, 'editor'), await aPerson(api, 'editor')];
  });
  afterAll(() => api.close());

  const aThing = {
    festival: async () => `/v1/festivals/${(await aFestival(api)).id}`,
    edition: async () => {
      const { id } = await aFestival(api);
      return `/v1/festivals/${id}/editions/${(await anEdition(api, id)).id}`;
    },
  };
  const field = { festival: 'description', edition: 'programme' } as const;

  it.each([
    ['festival', 1],
    ['festival', 2],
    ['edition', 3],
    ['edition', 4],
  ] as const)(
    'G2 When two save one version of one %s at once, 250 times (part %i), then one is written and told so, the other gets 412 with what was written',
    async (thing, _part) => {
      const paths = await Promise.all(Array.from({ length: AT_ONCE }, aThing[thing]));
      const races = paths.map(async (path) => {
        for (let version = 1; version <= ROUNDS; version += 1) {
          const answers = await Promise.all(
            editors.map(({ token }, index) =>
              api.patch(
                path,
                { [field[thing]]: `${version} by ${index}` },
                { token, headers: { 'if-match': `"${version}"` } },
              ),
            ),
          );
          const won = answers.find(({ status }) => status === 200);
          const lost = answers.find(({ status }) => status === 412);
          expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
          expect(lost?.body.current[field[thing]]).toBe(won?.body[field[thing]]);
          expect(won?.headers.get('etag')).toContain(`"${version + 1}`);
        }
      });
      await Promise.all(races);
    },
  );
});
