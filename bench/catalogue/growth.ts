import { addDays, dayInSeoul } from '../../src/shared/clock.js';
import { testEnvironment } from '../../test/support/api.js';
import { type ApiProcess, startApiProcess } from '../../test/support/api-process.js';
import { until } from '../../test/support/until.js';
import { Asking } from '../asking.js';
import { lineOf, median, type Row } from '../measure.js';
import type { Catalogue } from './databases.js';

const ROUNDS = 5;
const REQUESTS = 60;

/** Of one API and of the other, which answers among more festivals. */
type Apis = readonly [ApiProcess, ApiProcess];
type Queries = readonly [readonly string[], readonly string[]];

/** Each kind of list, with queries that take turns, so that nothing remembered of one helps the next. */
function kinds(festivals: number): Record<string, string[]> {
  const today = dayInSeoul(new Date());
  const between = (from: number, days: number) =>
    `from=${addDays(today, from)}&to=${addDays(today, from + days)}`;
  const months = (from: number) => Array.from({ length: 30 }, (_, at) => between(from + at * 3, 30));
  return {
    all: ['', 'page=2'],
    'region and month': months(0).map((days, at) => `region=${['11', '48', '51'][at % 3]}&${days}`),
    weekend: Array.from({ length: 30 }, (_, at) => between(at * 7, 1)),
    month: months(0),
    'month gone by': months(-300),
    'from today': [`from=${today}`, `from=${addDays(today, 1)}`],
    'until today': [`to=${today}`, `to=${addDays(today, -1)}`],
    region: ['region=11', 'region=강원도', 'region=48170'],
    category: ['category=food', 'category=music,film-art'],
    status: ['status=ongoing', 'status=upcoming,undated', 'status=ended'],
    free: ['free=true', 'free=false'],
    'near and radius': ['near=37.57,126.98&radiusKm=30', 'near=35.18,129.07&radiusKm=50'],
    'nearest first': ['near=37.57,126.98&sort=distance', 'near=36.35,127.38&sort=distance'],
    'nearest of a category': ['near=37.57,126.98&sort=distance&category=food'],
    'box of a city': ['bbox=126.7,37.4,127.2,37.7', 'bbox=128.9,35.0,129.3,35.3'],
    'box of the country': ['bbox=124,33,132,39'],
    'best rated': ['sort=rating'],
    popular: ['sort=popular'],
    'lately changed': ['sort=updated'],
    'all at once': [
      `region=11&category=culture,music,food&near=37.57,126.98&radiusKm=30&sort=distance&${between(-60, 400)}`,
    ],
    // As deep as pages go, or the list: an empty page is not like a full one.
    'deepest page': [`page=${Math.min(500, festivals / 20)}`],
  };
}

/** How the median answer grows from the first catalogue to the second, and the deepest page beside the first. */
export async function growth(
  small: Catalogue,
  large: Catalogue,
  say: (line: string) => void,
): Promise<Row[]> {
  const [few, many] = [await start(small), await start(large)];
  const apis = [few.api, many.api] as const;
  // What every kind of list has in common is warmed up for all of them alike.
  const [ofFew, ofMany] = [kinds(small.festivals), kinds(large.festivals)];
  const asked: { kind: string; queries: Queries }[] = [];
  for (const [kind, queries] of Object.entries(ofFew))
    asked.push({ kind, queries: await equallyLong(apis, [queries, ofMany[kind] ?? []]) });
  for (const { queries } of asked) await askInTurn(apis, queries);
  const rows: Row[] = [
    {
      what: 'start, until ready',
      seen: `${many.seconds.toFixed(1)} s with ${large.festivals}`,
      baseline: `${few.seconds.toFixed(1)} s with ${small.festivals}`,
      ratio: `${(many.seconds / few.seconds).toFixed(1)} x`,
      wanted: '–',
    },
  ];
  let first = Number.NaN;
  for (const { kind, queries } of asked) {
    const times: [number[], number[]] = [[], []];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const [one, other] = await askInTurn(apis, queries);
      // The first round only warms up.
      if (round === 0) continue;
      times[0].push(one);
      times[1].push(other);
    }
    const [before, after] = [median(times[0]), median(times[1])];
    if (kind === 'all') first = after;
    rows.push({
      what: `list, ${kind}`,
      seen: `${after.toFixed(2)} ms of ${large.festivals}`,
      baseline: `${before.toFixed(2)} ms of ${small.festivals}`,
      ratio: `${(after / before).toFixed(2)} x`,
      wanted: '<= 1.5 x',
    });
    if (kind === 'deepest page')
      rows.push({
        what: 'list, deepest page beside the first',
        seen: `${after.toFixed(2)} ms`,
        baseline: `${first.toFixed(2)} ms`,
        ratio: `${(after / first).toFixed(2)} x`,
        wanted: '<= 2 x',
      });
    say(lineOf(rows.at(-1) as Row));
  }
  for (const api of apis) await api.end('SIGTERM');
  return rows;
}

async function start({ url: databaseUrl }: Catalogue): Promise<{ api: ApiProcess; seconds: number }> {
  const startedAt = performance.now();
  const api = await startApiProcess(testEnvironment(databaseUrl));
  await until(() => isReady(api.url));
  return { api, seconds: (performance.now() - startedAt) / 1_000 };
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/**
 * The queries with pages as long among few festivals as among many, since a page of three is not like one of
 * twenty: a month in a region has hardly more among a thousand. Those that find nothing there are left out.
 */
async function equallyLong(apis: Apis, queries: Queries): Promise<Queries> {
  const few: string[] = [];
  const many: string[] = [];
  for (const [at, one] of queries[0].entries()) {
    const other = queries[1][at] ?? one;
    const [fewer, more] = await Promise.all([lengthOf(apis[0], one), lengthOf(apis[1], other)]);
    const length = Math.min(fewer, more);
    if (length === 0) continue;
    const cut = fewer === more ? '' : `&perPage=${length}`;
    few.push(`${one}${cut}`);
    many.push(`${other}${cut}`);
  }
  return [few, many];
}

async function lengthOf(api: ApiProcess, query: string): Promise<number> {
  const { items } = (await (await fetch(`${api.url}/v1/festivals?${query}`)).json()) as { items: unknown[] };
  return items.length;
}

/** The median of each, asked by turns, so that whatever else the machine does slows both of them down. */
async function askInTurn(apis: Apis, queries: Queries): Promise<[number, number]> {
  const asking = new Asking();
  const times: [number[], number[]] = [[], []];
  for (let at = 0; at < REQUESTS; at += 1) {
    for (const which of [0, 1] as const) {
      const query = queries[which][at % queries[which].length] ?? '';
      times[which].push(await asking.took(`${apis[which].url}/v1/festivals?${query}`));
    }
  }
  asking.end();
  return [median(times[0]), median(times[1])];
}
