import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createConnection } from 'mysql2/promise';
import { DataSource } from 'typeorm';
import { anotherInstance } from '../support/another-instance.js';
import { startApi, type TestApi } from '../support/api.js';
import { until } from '../support/until.js';

const DAY_MS = 86_400_000;
const KINDS = 20;
const PEOPLE = 120;

interface Told {
  readonly person: string;
  readonly festivalId: string;
  readonly daysAgo: number;
}

describe('item models', () => {
  let api: TestApi;
  beforeEach(async () => {
    api = await startApi();
  });
  afterEach(() => api.close());

  const sql = <Row>(statement: string, values: unknown[] = []): Promise<Row[]> =>
    api.app.get(DataSource).query(statement, values);
  const tell = async (signals: readonly Told[]) => {
    const rows = signals.map(({ person, festivalId, daysAgo }) => {
      const at = new Date(Date.now() - daysAgo * DAY_MS);
      return [person, festivalId, 'visit', 1, at, at, 1];
    });
    await sql(
      'INSERT INTO recommendations_signal (person, festival_id, kind, times, since, at, synthetic) VALUES ?',
      [rows],
    );
  };
  const modelOf = async (instance: Pick<TestApi, 'get'>) =>
    (await instance.get('/v1/recommendations')).body.model as { version: number } | null;
  const trained = (instance: Pick<TestApi, 'get'>, version: number) =>
    until(async () => (await modelOf(instance))?.version === version);
  /** What an instance that starts now comes to answer with; it looks around once, for its first caller. */
  const elsewhere = async <T>(work: (instance: Pick<TestApi, 'get' | 'app'>) => Promise<T>): Promise<T> => {
    const instance = await anotherInstance(api);
    try {
      return await work(instance);
    } finally {
      await instance.close();
    }
  };

  const [one, other, third] = [0, 1, 2].map(() => Array.from({ length: KINDS }, () => randomUUID())) as [
    string[],
    string[],
    string[],
  ];
  /** Person after person: one festival of their kind long ago, and one of these others as long ago as said. */
  const crowd = (others: readonly string[], daysAgo: number): Told[] =>
    Array.from({ length: PEOPLE }, (_, index) => index).flatMap((index) => {
      const person = `synthetic-${index}`;
      return [
        { person, festivalId: one[index % KINDS] as string, daysAgo: 30 },
        { person, festivalId: others[index % KINDS] as string, daysAgo },
      ];
    });

  it('When another instance is training, then nobody else does, and its lock ends with it', async () => {
    await tell(crowd(other, 30));
    const busy = await createConnection({ uri: api.databaseUrl });
    await busy.query("SELECT GET_LOCK(CONCAT(DATABASE(), '.training'), 0)");
    const work = elsewhere(async (instance) => {
      // It looks again every second while it has none, and asks for the lock each time.
      const source = instance.app.get(DataSource);
      const asked = jest.spyOn(source.manager, 'query');
      const looks = () => asked.mock.calls.filter(([statement]) => statement.includes('IS_FREE_LOCK')).length;
      await until(async () => {
        expect(await modelOf(instance)).toBeNull();
        return looks() === 2;
      });
      const [released] = await sql<{ now: Date }>('SELECT NOW(6) AS now');
      busy.destroy();
      expect(await trained(instance, 1)).toBe(true);
      const [model] = await sql<{ at: Date }>('SELECT trained_at AS at FROM recommendations_model');
      expect(model?.at.getTime()).toBeGreaterThanOrEqual(released?.now.getTime() ?? Infinity);
    });
    await work.finally(() => busy.destroy());
  });

  it('When two instances are told to train at once, then one model comes of it and both answer with it', async () => {
    await tell(crowd(other, 30));
    await elsewhere(async (instance) => {
      await Promise.all([modelOf(api), modelOf(instance)]);
      await Promise.all([trained(api, 1), trained(instance, 1)]);
    });
    expect(await sql('SELECT version, people, refused FROM recommendations_model')).toEqual([
      { version: 1, people: PEOPLE, refused: 0 },
    ]);
  });

  it('When there are more people than are read at once, then everybody is learned from once', async () => {
    const people = 25_000;
    const id = "CONCAT(LPAD(HEX(seq), 8, '0'), '-0000-7000-8000-000000000000')";
    await sql(
      `INSERT INTO recommendations_signal (person, festival_id, kind, times, since, at, synthetic)
       SELECT ${id}, ?, 'visit', 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 1 FROM seq_1_to_${people}`,
      [one[0]],
    );
    // The last one has as much as fills a page.
    await sql(
      `INSERT INTO recommendations_signal (person, festival_id, kind, times, since, at, synthetic)
       SELECT 'synthetic', ${id}, 'visit', 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 1 FROM seq_1_to_12000`,
    );
    await trained(api, 1);
    expect(await sql('SELECT people, signals, synthetic_signals FROM recommendations_model')).toEqual([
      { people: people + 1, signals: people + 12_000, synthetic_signals: people + 12_000 },
    ]);
  });

  it('When the newest model is half there or of a newer release, then what is held stays', async () => {
    await tell(crowd(other, 30));
    await trained(api, 1);
    const copy = (format: string) =>
      sql(
        `INSERT INTO recommendations_model (version, trained_at, format, people, signals, synthetic_signals, refused,
                ridge_share, dropout, tuned)
         SELECT version + 1, NOW(6), ${format}, people, signals, synthetic_signals, 0, ridge_share, dropout, tuned
           FROM recommendations_model ORDER BY version DESC LIMIT 1`,
      );
    await copy('format + 1');
    await elsewhere(async (instance) => expect(await modelOf(instance)).toBeNull());
    expect((await modelOf(api))?.version).toBe(1);
    await copy('format - 1');
    // Without a single part; whoever finds it trains anew.
    await elsewhere(async (instance) => expect(await trained(instance, 4)).toBe(true));
  });

  it('When a new model foretells the newest signals worse than the one in use, then it is refused and says so', async () => {
    await tell(crowd(other, 30));
    await trained(api, 1);
    await sql('UPDATE recommendations_model SET trained_at = ?', [new Date(Date.now() - 3 * DAY_MS)]);
    // Everybody's past is another by now, but what they do is still what the old model says.
    await sql('DELETE FROM recommendations_signal');
    await tell([...crowd(third, 30), ...crowd(other, 1).filter((_, index) => index % 2 === 1)]);
    await elsewhere(async (instance) => {
      await modelOf(instance);
      const [row] = await until(async () => {
        const rows = await sql<Record<string, number>>(
          'SELECT * FROM recommendations_model WHERE version = 2',
        );
        return rows.length > 0 && rows;
      });
      expect(row).toMatchObject({ refused: 1, judged_against: 1, judged_people: PEOPLE });
      expect(row?.['judged_ndcg']).toBeLessThan(row?.['judged_held_ndcg'] as number);
      expect(await sql('SELECT number FROM recommendations_model_part WHERE version = 2')).toEqual([]);
      expect((await modelOf(instance))?.version).toBe(1);
    });
    await elsewhere(async (instance) => expect((await modelOf(instance))?.version).toBe(1));
  });

  it('When an instance leaves while it trains, then nothing half is left and the next one trains', async () => {
    await tell(crowd(other, 30));
    const holding = await createConnection({ uri: api.databaseUrl });
    try {
      // Nobody writes a part of a model for now: whoever trains has its header written and waits.
      await holding.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      await holding.beginTransaction();
      await holding.query('SELECT number FROM recommendations_model_part FOR UPDATE');
      await elsewhere(async (instance) => {
        expect(await modelOf(instance)).toBeNull();
        await until(async () => {
          const [writing] = await sql(
            "SELECT 1 FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE 'INSERT INTO `recommendations\\_model\\_part`%'",
          );
          return writing !== undefined;
        });
      });
    } finally {
      await holding.end();
    }
    expect(await sql('SELECT version FROM recommendations_model')).toEqual([]);
    expect(await trained(api, 1)).toBe(true);
  });
});
