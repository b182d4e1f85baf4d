import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Connection, createConnection } from 'mysql2/promise';
import { ImportService, StoredFile } from '../../src/festivals/index.js';
import { projectRoot } from '../../src/shared/project-root.js';
import { type TestApi, standAt, startApi } from './api.js';

const HOUR = 3_600_000;
const folder = join(process.env['SHARED_DATA'] ?? join(projectRoot, '../shared/data'), 'festivals');

/** What no order may change: everything that is said of every festival, and nothing of when it was written. */
const FESTIVALS = `
  SELECT f.id, f.name, f.name_en, f.former_names, f.category, f.place, f.address, f.province_code, f.district_code,
         f.latitude, f.longitude, f.organiser, f.host, f.sponsors, f.phone, f.homepage, f.description,
         f.description_en, f.free, f.linked_pictures, f.status,
         (SELECT JSON_ARRAYAGG(t.tag ORDER BY t.position) FROM festivals_tag t WHERE t.festival_id = f.id) AS tags
    FROM festivals_festival f WHERE f.merged_into IS NULL AND f.status <> 'hidden'`;
const EDITIONS = `
  SELECT festival_id, year, ordinal, starts_on, ends_on, status, programme, price, age_limit
    FROM festivals_edition ORDER BY festival_id, starts_on`;

/** Says in how many orders of all files, and of the few that lists of one country are, the catalogue is the same. */
export function describeAnyOrder(orders: number): void {
  describe('files of public data', () => {
    let api: TestApi;
    let connection: Connection;
    beforeAll(async () => {
      api = await startApi();
      connection = await createConnection({ uri: api.databaseUrl, dateStrings: true });
    });
    afterAll(async () => {
      await connection.end();
      await api.close();
    });

    /** What the catalogue is after the files in the order of the seed. */
    async function imported(files: readonly string[], seed: string): Promise<string[]> {
      await api.empty();
      standAt(api, '2026-08-31T03:00:00Z');
      const began = performance.now();
      for (const file of shuffled(files, seed)) await take(api, file);
      const content = await catalogueOf(connection);
      const seconds = Math.round((performance.now() - began) / 1000);
      process.stdout.write(
        `order ${seed}: ${files.length} files, ${content.length} festivals, ${digestOf(content)}, ${seconds} s\n`,
      );
      return content;
    }

    async function expectOneCatalogue(files: readonly string[], orders: number): Promise<void> {
      let first: string[] | undefined;
      for (let round = 0; round < orders; round += 1) {
        const content = await imported(files, `${Date.now()}-${round}`);
        first ??= content;
        expect(differences(first, content)).toEqual([]);
      }
      for (const file of shuffled(files, 'once more')) await take(api, file);
      expect(differences(first ?? [], await catalogueOf(connection))).toEqual([]);
    }

    it(
      'When all files are imported in any order, then the catalogue is the same, and twice is as once',
      () => expectOneCatalogue(filesOf('std', 'tourapi', 'compiled'), orders),
      HOUR,
    );

    it(
      'When the files of one source are imported in any order, then the catalogue is the same, and twice is as once',
      () => expectOneCatalogue(filesOf('tourapi'), 2 * orders),
      HOUR,
    );
  });
}

function filesOf(...parts: readonly string[]): string[] {
  return parts.flatMap((part) => readdirSync(join(folder, part)).map((name) => join(part, name)));
}

async function take(api: TestApi, file: string): Promise<void> {
  const imports = api.app.get(ImportService);
  const upload = { provider: undefined, fileName: file, accountId: null };
  const stored = await StoredFile.open(join(folder, file));
  const started = await imports.start(stored, upload);
  await started.ended;
  const look = () => imports.view(started.id, { page: 1, perPage: 1, outcome: undefined });
  const preview = await look();
  expect([file, preview.status, preview.problem]).toEqual([file, 'previewed', null]);
  await (
    await imports.apply(started.id)
  ).ended;
  const done = await look();
  expect([file, done.status, done.problem, done.counts]).toEqual([file, 'applied', null, preview.counts]);
}

async function catalogueOf(connection: Connection): Promise<string[]> {
  const [festivals] = (await connection.query(FESTIVALS)) as unknown as [Record<string, unknown>[]];
  const [editions] = (await connection.query(EDITIONS)) as unknown as [Record<string, unknown>[]];
  const of = new Map<unknown, unknown[]>(festivals.map(({ id }) => [id, []]));
  for (const { festival_id: id, ...edition } of editions) of.get(id)?.push(edition);
  return festivals.map(({ id, ...festival }) => JSON.stringify({ ...festival, editions: of.get(id) })).sort();
}

/** What only one of the two says. */
function differences(before: readonly string[], after: readonly string[]): string[] {
  const [was, is] = [new Set(before), new Set(after)];
  return [
    ...before.filter((one) => !is.has(one)).map((one) => `- ${one}`),
    ...after.filter((one) => !was.has(one)).map((one) => `+ ${one}`),
  ];
}

const digestOf = (content: readonly string[]) =>
  createHash('sha256').update(content.join('\n')).digest('hex').slice(0, 12);

/** By what a hash says of seed and file: the same seed is the same order on every machine. */
function shuffled(files: readonly string[], seed: string): string[] {
  const rank = (file: string) => createHash('sha256').update(`${seed} ${file}`).digest('hex');
  return files.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
}
