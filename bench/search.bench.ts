/**
 * How long a search takes among 1,000 festivals and among 100,000: every kind of question to both in turn, by one
 * client, in the same minute. Of rounds the median, each the median of its questions.
 */
import { randomBytes } from 'node:crypto';
import { getChoseong } from 'es-hangul';
import { type ApiProcess, startApiProcess } from '../test/support/api-process.js';
import { until } from '../test/support/until.js';
import { generousLimits } from '../test/support/api.js';
import { Asking } from './asking.js';
import { machine, median, memoryOf, type Row, tableOf } from './measure.js';
import {
  type District,
  fillCatalogue,
  freshDatabase,
  pick,
  sequence,
  type Synthetic,
} from './search/synthetic-catalogue.js';

const ROUNDS = 5;
const QUESTIONS = 60;
const [FEW, MANY] = [1_000, 100_000];
/** Seeds of the questions. */
const [WARM_UP, MEASURED] = [1_001, 1];

/** What is typed by somebody who means this festival. */
const KINDS: Record<string, (meant: Synthetic, random: () => number) => string> = {
  'one word': ({ name, subject }) => `/v1/festivals?q=${name.includes('마을 ') ? name.slice(0, 2) : subject}`,
  'two words': ({ subject, district }) => `/v1/festivals?q=${district.name} ${subject}`,
  'three words': ({ name, subject, district }) =>
    `/v1/festivals?q=${name.slice(0, 2)} ${district.name} ${subject}축제`,
  'initial consonants': ({ name }) => `/v1/festivals?q=${getChoseong(name.replaceAll(' ', '')).slice(0, 4)}`,
  'a slip of the finger': ({ district, subject }, random) =>
    `/v1/festivals?q=${slipped(`${district.name}${subject}축제`, random)}`,
  'suggestions for a beginning': ({ name }) => `/v1/suggest?q=${name.replaceAll(' ', '').slice(0, 3)}`,
};

const say = (line: string) => process.stderr.write(`${line}\n`);

const asking = new Asking();
say('Filling two catalogues');
const districts = await districtsOf(await freshDatabase('fasteval_test_bench_regions'));
const few = await catalogue(FEW);
const many = await catalogue(MANY);
say('Asking');
// With other questions, since what was found lately is kept for the next who asks.
for (const typed of Object.values(KINDS)) await growth('to warm up', typed, WARM_UP);
const rows: Row[] = [];
for (const [kind, typed] of Object.entries(KINDS)) rows.push(await growth(kind, typed, MEASURED));
rows.push({
  what: `memory of the process with ${MANY} festivals`,
  seen: `${memoryOf(many.api.child.pid ?? 0).now.toFixed(0)} MB`,
  baseline: `${memoryOf(few.api.child.pid ?? 0).now.toFixed(0)} MB with ${FEW}`,
  ratio: '–',
  wanted: '–',
});
asking.end();
await few.api.end('SIGTERM');
await many.api.end('SIGTERM');
say(`\n${machine()}\n\n${tableOf(rows)}`);

interface Catalogue {
  readonly api: ApiProcess;
  readonly festivals: readonly Synthetic[];
}

async function catalogue(count: number): Promise<Catalogue> {
  const url = await freshDatabase(`fasteval_test_bench_${count}`);
  const festivals = await fillCatalogue(url, count, districts);
  const began = performance.now();
  const api = await startApiProcess(environment(url));
  const [first] = festivals;
  await until(() =>
    asking.took(`${api.url}/v1/festivals?q=${first?.district.name ?? ''}`).catch(() => undefined),
  );
  say(`${count} festivals are found ${((performance.now() - began) / 1000).toFixed(1)} s after the start`);
  return { api, festivals };
}

async function growth(kind: string, typed: (typeof KINDS)[string], seed: number): Promise<Row> {
  const seen = new Map<Catalogue, number[]>([
    [few, []],
    [many, []],
  ]);
  for (let round = 0; round <= ROUNDS; round += 1) {
    const random = sequence(round * 7 + seed);
    const took = new Map<Catalogue, number[]>();
    // In turn question by question, so that whatever else the machine does slows both alike.
    for (let question = 0; question < QUESTIONS; question += 1) {
      for (const where of seen.keys()) {
        const path = typed(pick(random, where.festivals), random);
        const milliseconds = await asking.took(where.api.url + path);
        took.set(where, [...(took.get(where) ?? []), milliseconds]);
      }
    }
    if (round > 0) for (const [where, medians] of seen) medians.push(median(took.get(where) ?? []));
  }
  const [small, large] = [median(seen.get(few) ?? []), median(seen.get(many) ?? [])];
  return {
    what: `${kind}, p50 among ${MANY}`,
    seen: `${large.toFixed(1)} ms`,
    baseline: `${small.toFixed(1)} ms among ${FEW}`,
    ratio: `${(large / small).toFixed(2)} x`,
    wanted: '<= 1.5 x',
  };
}

/** One vowel is another. */
function slipped(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  const code = text.charCodeAt(at);
  const syllable = code - 0xac00;
  if (syllable < 0 || syllable >= 11_172) return text;
  const vowel = Math.floor(syllable / 28) % 21;
  const other = String.fromCharCode(code - vowel * 28 + ((vowel + 4) % 21) * 28);
  return text.slice(0, at) + other + text.slice(at + 1);
}

async function districtsOf(url: string): Promise<District[]> {
  const api = await startApiProcess(environment(url));
  const response = await fetch(`${api.url}/v1/regions`);
  const { items } = (await response.json()) as {
    items: { code: string; districts: { code: string; name: string }[] }[];
  };
  await api.end('SIGTERM');
  return items.flatMap(({ code, districts: own }) =>
    own.map((district) => ({
      provinceCode: code,
      districtCode: district.code,
      name: (district.name.split(' ').at(-1) ?? '').replace(/(..)[시군구]$/, '$1'),
    })),
  );
}

/** There are no photos to serve, so no store is there. */
function environment(databaseUrl: string): Record<string, string> {
  return {
    APP_ENV: 'test',
    PORT: '0',
    PUBLIC_URL: 'http://127.0.0.1:3000',
    DATABASE_URL: databaseUrl,
    S3_ENDPOINT: 'http://127.0.0.1:9',
    S3_BUCKET: 'fasteval-bench',
    S3_ACCESS_KEY_ID: 'no-store',
    S3_SECRET_ACCESS_KEY: 'no-store',
    S3_FORCE_PATH_STYLE: 'true',
    MEDIA_BASE_URL: 'http://127.0.0.1:9/fasteval-bench',
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'bench@fasteval.example',
    JWT_SECRET: randomBytes(32).toString('hex'),
    SECOND_FACTOR_KEY: randomBytes(32).toString('hex'),
    ...generousLimits,
  };
}
