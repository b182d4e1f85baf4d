import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../../../shared/project-root.js';
import { startOf } from '../../file/file-start.js';
import { StoredFile } from '../../file/stored-file.js';
import { readerOf } from '../../source-readers.js';
import { clusters } from './cluster.rules.js';
import { type MatchRecord, matchRecordOf } from './match-record.js';

const folder = join(process.env['SHARED_DATA'] ?? join(projectRoot, '../shared/data'), 'festivals');
const PARTS = ['std', 'tourapi', 'compiled'];
const KEY_DIGITS = 20;

interface GoldPair {
  readonly label: 'same' | 'different';
  readonly kind: string;
  readonly a: string;
  readonly b: string;
}

describe('festivals of all files of public data', () => {
  /** By the names that the gold pairs give them. */
  const festivalOf = new Map<string, number>();
  beforeAll(async () => {
    const records = await allRecords();
    const byKey = new Map(records.map((record) => [record.key, record]));
    const began = performance.now();
    const { clusters: found, doubts } = clusters(records, { same: [], different: [] });
    process.stdout.write(
      `${records.length} records are of ${found.length} festivals, ${doubts.length} doubts, ` +
        `${Math.round(performance.now() - began)} ms\n`,
    );
    for (const [festival, keys] of found.entries()) {
      for (const key of keys) {
        const { externalId = null } = byKey.get(key) ?? {};
        const digest = createHash('sha256').update(key).digest('hex').slice(0, KEY_DIGITS);
        festivalOf.set(externalId ?? digest, festival);
      }
    }
  }, 180_000);

  it.each(['development', 'held-out'])(
    'When the %s pairs are asked for, then 99 of 100 that are joined are one festival, and 95 of 100 festivals are joined',
    (part) => {
      const pairs = goldPairs(part);
      const known = pairs.filter(({ a, b }) => festivalOf.has(a) && festivalOf.has(b));
      expect(known).toHaveLength(pairs.length);
      const joined = ({ a, b }: GoldPair) => festivalOf.get(a) === festivalOf.get(b);
      const right = pairs.filter((pair) => pair.label === 'same' && joined(pair));
      const wrong = pairs.filter((pair) => pair.label === 'different' && joined(pair));
      const missed = pairs.filter((pair) => pair.label === 'same' && !joined(pair));
      const precision = right.length / (right.length + wrong.length);
      const recall = right.length / (right.length + missed.length);
      process.stdout.write(
        `${part}: ${pairs.length} pairs, precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}; ` +
          `joined wrongly ${byKind(wrong)}; missed ${byKind(missed)}\n`,
      );
      expect(precision).toBeGreaterThanOrEqual(0.99);
      expect(recall).toBeGreaterThanOrEqual(0.95);
    },
  );
});

/** What every file says; of several rows of one natural key the one of the newest reference day. */
async function allRecords(): Promise<MatchRecord[]> {
  const records = new Map<string, MatchRecord>();
  const files = PARTS.flatMap((part) => readdirSync(join(folder, part)).map((name) => join(part, name)));
  for (const path of files.sort()) {
    const file = await StoredFile.open(join(folder, path));
    try {
      const reader = readerOf(await startOf(file), undefined);
      if (reader === undefined) continue;
      for await (const { record } of (await reader.open(file)).rows) {
        if (record === null) continue;
        const said = matchRecordOf(reader.provider, record);
        const before = records.get(said.key);
        if (before === undefined || (said.referenceDay ?? '') >= (before.referenceDay ?? ''))
          records.set(said.key, said);
      }
    } finally {
      await file.close();
    }
  }
  return [...records.values()];
}

function goldPairs(part: string): GoldPair[] {
  return readFileSync(join(projectRoot, 'test/real-data/gold', `${part}.tsv`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [label, kind = '', a = '', b = ''] = line.split('\t');
      return { label: label === 'same' ? 'same' : 'different', kind, a, b };
    });
}

function byKind(pairs: readonly GoldPair[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of pairs) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${kind} ${count}`).join(', ') || 'none';
}
