import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays, dayInSeoul } from '../../src/shared/clock.js';
import { askApi, standAt, startApi, type TestApi, testEnvironment } from '../support/api.js';
import { startApiProcess } from '../support/api-process.js';
import { aFestival } from '../support/festivals.js';

describe('days of festivals', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(() => api.empty());
  afterAll(() => api.close());

  const editionAt = async (instant: string) => {
    standAt(api, instant);
    const { edition } = (await api.get('/v1/festivals')).body.items[0];
    return edition;
  };

  it('G4 When midnight passes in Seoul, then today turns, and at no other moment', async () => {
    await aFestival(api, { editions: [{ startsOn: '2027-05-01', endsOn: '2027-05-03' }] });
    expect((await editionAt('2027-04-30T14:59:59.999Z')).status).toBe('upcoming');
    expect((await editionAt('2027-04-30T15:00:00Z')).status).toBe('ongoing');
    expect((await editionAt('2027-05-03T14:59:59.999Z')).status).toBe('ongoing');
    expect((await editionAt('2027-05-03T15:00:00Z')).status).toBe('ended');
  });

  it('G4 When a year turns in Seoul, then it has not turned at the same hour elsewhere', async () => {
    await aFestival(api, { editions: [{ startsOn: '2028-01-01', endsOn: '2028-01-01' }] });
    expect((await editionAt('2027-12-31T14:59:59Z')).status).toBe('upcoming');
    expect((await editionAt('2027-12-31T15:00:00Z')).status).toBe('ongoing');
  });

  it('G4 When days lie on edges of the calendar, then they come back as they were written', async () => {
    for (const [startsOn, endsOn] of [
      ['2028-02-29', '2028-02-29'],
      ['2027-12-31', '2028-01-01'],
      ['2038-01-19', '2038-01-20'],
    ] as const) {
      await api.empty();
      const { id } = await aFestival(api, { editions: [{ startsOn, endsOn }] });
      expect(await editionAt(`${startsOn}T00:00:00Z`)).toMatchObject({ startsOn, endsOn, status: 'ongoing' });
      expect((await api.get(`/v1/festivals/${id}`)).body.editions[0]).toMatchObject({ startsOn, endsOn });
      expect((await api.get(`/v1/festivals?from=${startsOn}&to=${startsOn}`)).body.total).toBe(1);
      expect((await api.get(`/v1/festivals?from=${endsOn}`)).body.total).toBe(1);
    }
  });

  /** What the API says of today in a process of its own that lives in the zone. */
  const answersIn = async (TZ: string, today: string): Promise<unknown> => {
    const elsewhere = await startApiProcess({ ...testEnvironment(api.databaseUrl), TZ });
    const queries = ['status=ongoing', 'status=upcoming', 'status=ended', `from=${today}&to=${today}`];
    const lists = await Promise.all(
      queries.map(async (query) => {
        const { body } = await askApi(elsewhere.url, 'GET', `/v1/festivals?${query}`);
        return body.items.map(({ name, edition }: any) => [
          name,
          edition.startsOn,
          edition.endsOn,
          edition.status,
        ]);
      }),
    );
    await elsewhere.end('SIGTERM');
    return lists;
  };

  // At any moment one of the last two is on another day than Seoul.
  it.each(['UTC', 'Asia/Seoul', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
    'G4 When the process lives in %s, then its answers speak of the day in Seoul',
    async (zone) => {
      let today: string;
      let answers: unknown;
      // Anew in the one case where midnight passes in Seoul between the answers.
      do {
        today = dayInSeoul(new Date());
        await api.empty();
        for (const offset of [-2, -1, 0, 1, 2]) {
          const day = addDays(today, offset);
          await aFestival(api, { name: `${offset}`, editions: [{ startsOn: day, endsOn: day }] });
        }
        answers = await answersIn(zone, today);
      } while (today !== dayInSeoul(new Date()));
      const row = (offset: number, status: string) => [
        `${offset}`,
        addDays(today, offset),
        addDays(today, offset),
        status,
      ];
      expect(answers).toEqual([
        [row(0, 'ongoing')],
        [row(1, 'upcoming'), row(2, 'upcoming')],
        [row(-1, 'ended'), row(-2, 'ended')],
        [row(0, 'ongoing')],
      ]);
    },
  );
});
