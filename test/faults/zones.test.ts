import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';
import { addDays, dayInSeoul } from '../../src/shared/clock.js';
import { type Asking, askingAt, testEnvironment } from '../support/api.js';
import { startApiProcess } from '../support/api-process.js';
import { anotherFestival, applied, stdCsv } from '../support/imports.js';
import { type OwnMariadb, startOwnMariadb } from '../support/mariadb.js';

/** Beside UTC, where every other test has its database. */
const DATABASE_ZONES = ['+09:00', '-05:00'];
const PROCESS_ZONES = ['UTC', 'Asia/Seoul', 'America/New_York'];
const PERSON = { email: 'editor@example.com', password: 'a long pass phrase for tests' };
const MINUTE_MS = 60_000;
/** What begins and ends on days counted from today, and what it is today. */
const FESTIVALS = [
  { name: '국화', offset: -1, status: 'ended' },
  { name: '등불', offset: 0, status: 'ongoing' },
  { name: '참외', offset: 1, status: 'upcoming' },
  { name: '연날리기', offset: 2, status: 'upcoming' },
];

describe('days and instants', () => {
  let mariadb: OwnMariadb;
  beforeAll(async () => {
    mariadb = await startOwnMariadb();
  }, 120_000);
  afterAll(() => mariadb.stop());

  const inTables = async (sql: string) => {
    const connection = await createConnection(mariadb.url);
    const [rows] = await connection.query(sql);
    await connection.end();
    return rows;
  };

  async function editorOf(api: Asking): Promise<{ token: string; refreshToken: string }> {
    await api.post('/v1/auth/register', { ...PERSON, displayName: '편집자' });
    await inTables(`UPDATE auth_account SET role = 'editor' WHERE email = '${PERSON.email}'`);
    const { body } = await api.post('/v1/auth/login', PERSON);
    return { token: body.accessToken, refreshToken: body.refreshToken };
  }

  /** What an API says of four festivals that it took from a file a moment ago. */
  async function toldOf(api: Asking, token: string, name: string, today: string) {
    const rows = FESTIVALS.map((festival) => {
      const day = addDays(today, festival.offset);
      return anotherFestival(`${name} ${festival.name}`, { 축제시작일자: day, 축제종료일자: day });
    });
    const since = new Date(Date.now() - MINUTE_MS).toISOString();
    const { status } = await applied(api, token, stdCsv(rows));
    const later = new Date(Date.now() + MINUTE_MS).toISOString();
    const { items } = (await api.get(`/v1/festivals?q=${encodeURIComponent(name)}&sort=soonest`)).body;
    const ours = (items as any[]).filter((item) => item.name.startsWith(name));
    const idsIn = async (after: string) =>
      ((await api.get(`/v1/festivals/delta?updatedSince=${after}&perPage=100`)).body.items as any[])
        .map(({ id }) => id as string)
        .filter((id) => ours.some((item) => item.id === id));
    const dated = ours.map((item) => [item.edition.startsOn, item.edition.endsOn, item.edition.status]);
    return {
      status,
      dated: dated.toSorted(([a], [b]) => (a < b ? -1 : 1)),
      newlyWritten: (await idsIn(since)).length,
      writtenLater: (await idsIn(later)).length,
    };
  }

  /** A lost answer is given once more within ten seconds, which the database counts. */
  async function refreshedTwice(api: Asking, refreshToken: string): Promise<number[]> {
    const refresh = async () => (await api.post('/v1/auth/refresh', { refreshToken })).status;
    return [await refresh(), await refresh()];
  }

  const all = DATABASE_ZONES.flatMap((database) => PROCESS_ZONES.map((own) => [database, own] as const));
  it.each(all)(
    'G4 When the database lives at %s and the process in %s, then answers are those of any other place',
    async (database, own) => {
      await mariadb.liveIn(database);
      expect(await inTables('SELECT @@session.time_zone AS zone')).toEqual([{ zone: database }]);
      const running = await startApiProcess({ ...testEnvironment(mariadb.url), TZ: own });
      const api = askingAt(running.url);
      const { token, refreshToken } = await editorOf(api);
      let [today, told]: [string, unknown] = ['', null];
      // Anew in the one case where midnight passes in Seoul between the answers.
      for (let attempt = 1; today !== dayInSeoul(new Date()); attempt += 1) {
        today = dayInSeoul(new Date());
        told = await toldOf(api, token, `${nameOf(database, own)}${'가나'[attempt - 1]}잔치`, today);
      }
      const refreshed = await refreshedTwice(api, refreshToken);
      await running.end('SIGTERM');
      expect(told).toEqual({
        status: 'applied',
        dated: FESTIVALS.map(({ offset, status }) => {
          const day = addDays(today, offset);
          return [day, day, status];
        }),
        newlyWritten: 4,
        writtenLater: 0,
      });
      expect(refreshed).toEqual([200, 200]);
    },
  );

  it('G4 When a database and its processes move to other zones, then what it has kept is as it was written', async () => {
    const seen = new Set<string>();
    for (const [database, own] of [
      ['+00:00', 'UTC'],
      ['-05:00', 'Asia/Seoul'],
    ] as const) {
      await mariadb.liveIn(database);
      const running = await startApiProcess({ ...testEnvironment(mariadb.url), TZ: own });
      seen.add((await askingAt(running.url).get('/v1/festivals?perPage=100&sort=updated')).text);
      await running.end('SIGTERM');
    }
    expect(seen.size).toBe(1);
    expect(JSON.parse([...seen][0] as string).total).toBeGreaterThan(0);
  });
});

/** Of sounds that no other has, so that no two are taken for one festival. */
function nameOf(database: string, own: string): string {
  const [hours, place] = [DATABASE_ZONES.indexOf(database), PROCESS_ZONES.indexOf(own)];
  return `${['달빛', '억새'][hours]}${['나루', '고개', '포구'][place]}`;
}
