import autocannon from 'autocannon';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { dayInSeoul, addDays } from '../../src/shared/clock.js';
import { testEnvironment } from '../../test/support/api.js';
import { startApiProcess } from '../../test/support/api-process.js';
import { lineOf, median, type Row } from '../measure.js';
import type { BareQuestion } from './bare.process.js';
import type { Catalogue } from './databases.js';

const ROUNDS = 5;
/** Until both run compiled code throughout. */
const WARM_UP = 2;
const SECONDS = 3;
const CONNECTIONS = 10;
const COMPRESSED = { 'accept-encoding': 'gzip' };

interface Target {
  readonly url: string;
  readonly headers?: Record<string, string>;
}

/** Requests a second of the API beside those of a bare server on the same database, turn by turn. */
export async function throughput(real: Catalogue, say: (line: string) => void): Promise<Row[]> {
  const api = await startApiProcess(testEnvironment(real.url));
  const today = dayInSeoul(new Date());
  const [from, to] = [addDays(today, -120), addDays(today, 120)];
  const province = '48';
  const list = `${api.url}/v1/festivals?region=${province}&from=${from}&to=${to}`;
  const answer = await fetch(list);
  const { items } = (await answer.json()) as { items: { id: string }[] };
  const ids = items.map(({ id }) => id);
  const bare = await startBare(real.url, { province, from, to, today, ids });
  const etag = answer.headers.get('etag') ?? '';
  const detail = `${api.url}/v1/festivals/${ids[0]}`;
  const detailEtag = (await fetch(detail)).headers.get('etag') ?? '';
  const targets = {
    list: { url: list },
    known: { url: list, headers: { 'if-none-match': etag } },
    // Every browser takes answers compressed; the bare server has none like it to stand beside.
    packed: { url: list, headers: COMPRESSED },
    packedKnown: { url: list, headers: { ...COMPRESSED, 'if-none-match': etag } },
    detail: { url: detail },
    detailKnown: { url: detail, headers: { 'if-none-match': detailEtag } },
    bareList: { url: `${bare.url}/list` },
    bareRows: { url: `${bare.url}/rows` },
    bareDetail: { url: `${bare.url}/detail` },
  } satisfies Record<string, Target>;
  const seen = new Map<string, number[]>(Object.keys(targets).map((name) => [name, []]));
  for (let round = 1 - WARM_UP; round <= ROUNDS; round += 1) {
    for (const [name, target] of Object.entries(targets)) {
      const { requests } = await autocannon({ ...target, connections: CONNECTIONS, duration: SECONDS });
      if (round > 0) seen.get(name)?.push(requests.average);
    }
    say(round > 0 ? `  round ${round} of ${ROUNDS}` : '  warming up');
  }
  bare.stop();
  await api.end('SIGTERM');
  const rate = (name: keyof typeof targets) => median(seen.get(name) ?? []);
  const row = (
    what: string,
    of: keyof typeof targets,
    to: keyof typeof targets,
    about: string,
    wanted: string,
  ) => ({
    what,
    seen: `${Math.round(rate(of))} requests/s`,
    baseline: `${Math.round(rate(to))} requests/s ${about}`,
    ratio: (rate(of) / rate(to)).toFixed(2),
    wanted,
  });
  const of = `${items.length} of ${real.festivals}`;
  const rows = [
    row(
      `list by region and days, ${of}`,
      'list',
      'bareRows',
      'bare, same statements and rows by id',
      '>= 0.70',
    ),
    row(`list by region and days, ${of}`, 'list', 'bareList', 'bare, found and sorted by SQL', '>= 0.70'),
    row('the same, known (304)', 'known', 'list', 'in full', '>= 2'),
    row('the same, known (304), as browsers ask', 'packedKnown', 'packed', 'in full, compressed', '>= 2'),
    row('detail', 'detail', 'bareDetail', 'bare, same statements', '>= 0.70'),
    row('the same, known (304)', 'detailKnown', 'detail', 'in full', '–'),
  ];
  for (const one of rows) say(lineOf(one));
  return rows;
}

async function startBare(
  databaseUrl: string,
  question: BareQuestion,
): Promise<{ url: string; stop(): void }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'bench/catalogue/bare.process.ts', databaseUrl, JSON.stringify(question)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { url, stop: () => void child.kill() };
}
