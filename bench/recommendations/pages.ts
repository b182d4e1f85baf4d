import { Agent, get } from 'node:http';
import { type Connection, createConnection } from 'mysql2/promise';
import { testEnvironment } from '../../test/support/api.js';
import { type ApiProcess, startApiProcess } from '../../test/support/api-process.js';
import { until } from '../../test/support/until.js';
import { cpuSeconds, median } from '../measure.js';
import type { Populated } from './database.js';

/** An API with its own database, and people who can sign in to it. */
export interface Asked {
  readonly api: ApiProcess;
  /** Access tokens that are good for a while yet. */
  tokens(): Promise<readonly string[]>;
  /** Everybody has done something, so that nothing that is known of them is good any more. */
  everybodyActs(): Promise<void>;
  end(): Promise<void>;
}

/** What is asked, and whether everybody does something before they ask again. */
export interface AskedPage {
  readonly asked: Asked;
  readonly path: string;
  readonly acting?: true;
}

export interface Cost {
  /** Milliseconds, one client. */
  readonly p50: number;
  readonly p99: number;
  /** Processor milliseconds of the API a request. */
  readonly cpu: number;
}

const REQUESTS = 400;
const ROUNDS = 5;
/** Tokens live a quarter of an hour. */
const RENEWED_MS = 8 * 60_000;

export const PERSONAL = 'v1/recommendations?limit=20';
export const LIST = 'v1/festivals?perPage=20';

export async function startAsked({ url, askers }: Populated): Promise<Asked> {
  const api = await startApiProcess(testEnvironment(url));
  await until(() =>
    fetch(`${api.url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  const database: Connection = await createConnection({ uri: url });
  return {
    api,
    tokens: signedIn(api, askers),
    async everybodyActs() {
      await database.query(
        'INSERT INTO auth_activity (account_id, turn) SELECT id, 1 FROM auth_account ON DUPLICATE KEY UPDATE turn = auth_activity.turn + 1',
      );
    },
    async end() {
      await database.end();
      await api.end('SIGTERM');
    },
  };
}

function signedIn(api: ApiProcess, askers: Populated['askers']): Asked['tokens'] {
  let [held, since]: [readonly string[], number] = [[], -Infinity];
  return async () => {
    if (performance.now() - since < RENEWED_MS) return held;
    const tokens: string[] = [];
    for (const asker of askers) tokens.push(await signIn(api, asker));
    [held, since] = [tokens, performance.now()];
    return held;
  };
}

async function signIn(api: ApiProcess, asker: object): Promise<string> {
  const answer = await fetch(`${api.url}/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asker),
  });
  return ((await answer.json()) as { accessToken: string }).accessToken;
}

/** Costs of pages, each of its API, asked by turns so that whatever else the machine does slows all of them down. */
export async function costsOf(pages: readonly AskedPage[]): Promise<Cost[]> {
  const costs = pages.map((): Cost[] => []);
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [at, page] of pages.entries()) {
      const cost = await costOf(page);
      // The first round only warms up.
      if (round > 0) costs[at]?.push(cost);
    }
  }
  return costs.map((own) => ({
    p50: median(own.map(({ p50 }) => p50)),
    p99: median(own.map(({ p99 }) => p99)),
    cpu: median(own.map(({ cpu }) => cpu)),
  }));
}

/** Asked by people who take turns, each signed in. */
export async function costOf({ asked, path, acting }: AskedPage): Promise<Cost> {
  const { api } = asked;
  const tokens = await asked.tokens();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const pid = api.child.pid as number;
  const cpuBefore = cpuSeconds(pid);
  const times: number[] = [];
  for (let at = 0; at < REQUESTS; at += 1) {
    if (acting && at % tokens.length === 0) await asked.everybodyActs();
    const startedAt = performance.now();
    await read(agent, `${api.url}/${path}`, tokens[at % tokens.length] as string);
    times.push(performance.now() - startedAt);
  }
  const cpu = ((cpuSeconds(pid) - cpuBefore) * 1000) / REQUESTS;
  agent.destroy();
  times.sort((a, b) => a - b);
  return { p50: median(times), p99: times[Math.floor(times.length * 0.99)] as number, cpu };
}

function read(agent: Agent, url: string, token: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`));
      answer.resume().on('end', resolve);
    }).on('error', reject);
  });
}
