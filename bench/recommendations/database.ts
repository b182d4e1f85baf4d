import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Connection, createConnection } from 'mysql2/promise';
import { testEnvironment } from '../../test/support/api.js';
import { realCatalogue, spreadCatalogue } from '../catalogue/databases.js';
import { type KnownFestival, madeUpPeople, type MadeUpSignal } from './community.js';

export interface Populated {
  readonly url: string;
  readonly festivals: number;
  readonly people: number;
  readonly signals: number;
  /** Accounts that can sign in; they are the first of the people. */
  readonly askers: readonly Credentials[];
}

interface Credentials {
  readonly email: string;
  readonly password: string;
}

const SEED = 5;
const ASKERS = 40;
const PASSWORD = 'a long pass phrase for benchmarks';
const ROWS_A_STATEMENT = 5_000;
const DAY_MS = 86_400_000;

/** That many festivals, people and signals in a database of their own. */
export async function populated(
  name: string,
  festivals: number,
  people: number,
  signals: number,
): Promise<Populated> {
  const { url } = await spreadCatalogue(await realCatalogue(), festivals, name);
  const askers = Array.from({ length: ASKERS }, (_, at) => ({
    email: `asker-${at}@example.com`,
    password: PASSWORD,
  }));
  await makeAccounts(url, askers);
  const connection = await createConnection({ uri: url });
  const ids = await addPeople(connection, people - ASKERS);
  await addSignals(connection, ids, signals);
  await connection.end();
  return { url, festivals, people, signals, askers };
}

async function makeAccounts(url: string, askers: readonly Credentials[]): Promise<void> {
  const command = spawn(process.execPath, ['dist/src/cli/accounts.js'], {
    env: { ...process.env, ...testEnvironment(url) },
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  command.stdin.end(
    JSON.stringify(askers.map((asker) => ({ ...asker, role: 'visitor', displayName: 'Asker' }))),
  );
  const [code] = (await once(command, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`The accounts were not made (${code})`);
}

/** All people's ids, the askers' first; the others can do nothing but be counted. */
async function addPeople(connection: Connection, others: number): Promise<string[]> {
  await connection.query(
    `INSERT INTO auth_account (id, email, display_name, password_hash, role, personalised, created_at)
     SELECT CONCAT(LOWER(LPAD(HEX(seq + 65536), 8, '0')), '-0000-7000-8000-000000000000'), CONCAT('made-up-', seq, '@example.com'),
            'Made up', '-', 'visitor', 1, UTC_TIMESTAMP(6) FROM seq_1_to_${others}`,
  );
  const [rows] = await connection.query("SELECT id FROM auth_account ORDER BY email LIKE 'asker-%' DESC, id");
  return (rows as { id: string }[]).map(({ id }) => id);
}

async function addSignals(connection: Connection, people: readonly string[], signals: number): Promise<void> {
  const festivals = await festivalsOf(connection);
  const now = Date.now();
  const writers = {
    own: new Writer(
      connection,
      'INSERT INTO recommendations_signal (person, festival_id, kind, times, since, at, synthetic)',
    ),
    bookmark: new Writer(
      connection,
      'INSERT IGNORE INTO festivals_bookmark (account_id, festival_id, created_at)',
    ),
    review: new Writer(
      connection,
      'INSERT IGNORE INTO reviews_review (id, festival_id, edition_id, author_id, rating, version, created_at, updated_at)',
    ),
  };
  let reviews = 0;
  const reviewId = () => `${(reviews += 1).toString(16).padStart(8, '0')}-0000-7000-8000-000000000000`;
  let person = 0;
  for (const all of madeUpPeople(SEED, people.length, signals, festivals)) {
    const who = people[person++] as string;
    for (const { festival, kind, rating, times, daysAgo } of toldOnce(all)) {
      const at = new Date(now - daysAgo * DAY_MS);
      if (kind === 'bookmark') await writers.bookmark.add([who, festival.id, at]);
      else if (kind !== 'review') await writers.own.add([who, festival.id, kind, times, at, at, 0]);
      else if (festival.editionId !== null)
        await writers.review.add([reviewId(), festival.id, festival.editionId, who, rating, 1, at, at]);
    }
  }
  for (const writer of Object.values(writers)) await writer.end();
  await countThem(connection);
}

/** As the service keeps them: one a festival and kind, how often and when last. */
function toldOnce(signals: readonly MadeUpSignal[]): (MadeUpSignal & { readonly times: number })[] {
  const told = new Map<string, MadeUpSignal & { readonly times: number }>();
  for (const signal of signals) {
    const key = `${signal.festival.id} ${signal.kind}`;
    const { times = 0, daysAgo = Infinity } = told.get(key) ?? {};
    told.set(key, { ...signal, times: times + 1, daysAgo: Math.min(daysAgo, signal.daysAgo) });
  }
  return [...told.values()];
}

async function festivalsOf(connection: Connection): Promise<KnownFestival[]> {
  const [rows] = await connection.query(
    `SELECT f.id, f.category, f.province_code AS provinceCode,
            (SELECT e.id FROM festivals_edition e WHERE e.festival_id = f.id ORDER BY e.starts_on DESC LIMIT 1) AS editionId
       FROM festivals_festival f WHERE f.status = 'published' ORDER BY f.id`,
  );
  return rows as KnownFestival[];
}

/** What the services keep with every bookmark and review. */
async function countThem(connection: Connection): Promise<void> {
  await connection.query(
    `UPDATE festivals_festival f
       LEFT JOIN (SELECT festival_id, COUNT(*) AS kept FROM festivals_bookmark GROUP BY festival_id) b ON b.festival_id = f.id
       LEFT JOIN (SELECT festival_id, COUNT(*) AS told, SUM(rating) AS stars FROM reviews_review GROUP BY festival_id) r
         ON r.festival_id = f.id
        SET f.bookmark_count = COALESCE(b.kept, 0), f.rating_count = COALESCE(r.told, 0), f.rating_sum = COALESCE(r.stars, 0)`,
  );
  await connection.query(
    'ANALYZE TABLE festivals_bookmark, reviews_review, recommendations_signal, auth_account',
  );
}

/** Many rows a statement. */
class Writer {
  private rows: unknown[][] = [];

  constructor(
    private readonly connection: Connection,
    private readonly statement: string,
  ) {}

  async add(row: unknown[]): Promise<void> {
    this.rows.push(row);
    if (this.rows.length === ROWS_A_STATEMENT) await this.end();
  }

  async end(): Promise<void> {
    if (this.rows.length > 0) await this.connection.query(`${this.statement} VALUES ?`, [this.rows]);
    this.rows = [];
  }
}
