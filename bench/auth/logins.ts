import { hash, verify } from '@node-rs/argon2';
import autocannon from 'autocannon';
import type { ApiProcess } from '../../test/support/api-process.js';
import { lineOf, median, type Row } from '../measure.js';
import type { Person } from './people.js';

const ROUNDS = 5;
const SECONDS = 3;
const CONNECTIONS = 10;
/** As many as the API lets run at once. */
const IN_FLIGHT = 2;
/** What the API asks of a hash; `Algorithm.Argon2id` does not exist at run time. */
const ARGON2ID = 2;
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Logins a second beside what each of them cannot do without: checking a hash, two at a time. */
export async function logins(api: ApiProcess, { email, password }: Person): Promise<Row> {
  const known = await hash(password, COST);
  const [seen, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const { requests, non2xx } = await autocannon({
      url: `${api.url}/v1/auth/login`,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
      connections: CONNECTIONS,
      duration: SECONDS,
    });
    if (non2xx > 0) throw new Error(`${non2xx} logins were refused`);
    const verified = await verifiedInASecond(known, password);
    // The first round only warms up.
    if (round === 0) continue;
    seen.push(requests.average);
    bare.push(verified);
  }
  const row = {
    what: `logins, ${CONNECTIONS} connections`,
    seen: `${median(seen).toFixed(0)} a second`,
    baseline: `${median(bare).toFixed(0)} hashes checked a second, ${IN_FLIGHT} at a time`,
    ratio: (median(seen) / median(bare)).toFixed(2),
    wanted: '–',
  };
  console.log(lineOf(row));
  return row;
}

async function verifiedInASecond(known: string, password: string): Promise<number> {
  const until = performance.now() + SECONDS * 1000;
  let verified = 0;
  const oneAfterTheOther = async () => {
    while (performance.now() < until) {
      await verify(known, password);
      verified += 1;
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, oneAfterTheOther));
  return verified / SECONDS;
}
