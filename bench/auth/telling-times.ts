import type { ApiProcess } from '../../test/support/api-process.js';
import { lineOf, median, type Row } from '../measure.js';
import { type Person, post, registered, somebody } from './people.js';

const EACH = 250;

/** Whether the time of an answer tells if an address has an account: both kinds in turn, one at a time. */
export async function tellingTimes(api: ApiProcess): Promise<Row[]> {
  // Each is asked for once: the second mail of an hour is another matter than the first.
  const known: Person[] = [];
  while (known.length < EACH) known.push(await registered(api.url));
  const ask = (path: string, body: object, status: number) => async () =>
    took(() => post(`${api.url}/v1/auth/${path}`, body, status));
  const wrong = ({ email }: Person) => ask('login', { email, password: 'not the pass phrase' }, 401);
  const forgotten = ({ email }: Person) => ask('password/forgot', { email }, 202);
  const register = (person: Person) => ask('register', { ...person, displayName: '봄나들이' }, 201);
  return [
    await compared('a login with a wrong password', wrong, known),
    await compared('registering', register, known),
    await compared('forgetting the password', forgotten, known),
  ];
}

async function compared(
  what: string,
  of: (person: Person) => () => Promise<number>,
  known: readonly Person[],
): Promise<Row> {
  const [hasAccount, hasNone]: [number[], number[]] = [[], []];
  for (const [round, person] of known.entries()) {
    // Who is first changes, so that neither follows the other's trail.
    const turns = [
      async () => hasAccount.push(await of(person)()),
      async () => hasNone.push(await of(somebody())()),
    ];
    for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
  }
  const gap = Math.abs(median(hasAccount) - median(hasNone));
  const row = {
    what: `${what}, of an address with an account`,
    seen: `${median(hasAccount).toFixed(1)} ms`,
    baseline: `${median(hasNone).toFixed(1)} ms of one without`,
    ratio: `${gap.toFixed(2)} ms apart, p ${likelihood(hasAccount, hasNone).toFixed(3)}`,
    wanted: '<= 5 ms apart, p > 0.01',
  };
  console.log(lineOf(row));
  return row;
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/**
 * How likely two samples differ at least so much where both are of one kind: the rank test of Mann and Whitney,
 * two-sided, by its normal approximation, which holds from some twenty of each on. Times hardly ever tie.
 */
function likelihood(a: readonly number[], b: readonly number[]): number {
  const ranked = [...a.map((value) => ({ value, ofA: true })), ...b.map((value) => ({ value, ofA: false }))];
  ranked.sort((x, y) => x.value - y.value);
  const rankSum = ranked.reduce((sum, { ofA }, index) => sum + (ofA ? index + 1 : 0), 0);
  const u = rankSum - (a.length * (a.length + 1)) / 2;
  const mean = (a.length * b.length) / 2;
  const deviation = Math.sqrt((a.length * b.length * (a.length + b.length + 1)) / 12);
  return 2 * tailOf(Math.abs(u - mean) / deviation);
}

/** The normal distribution's share beyond z: the approximation 26.2.17 of Abramowitz and Stegun, to 7.5e-8. */
function tailOf(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const weights = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const sum = weights.reduceRight((inner, weight) => t * (weight + inner), 0);
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}
