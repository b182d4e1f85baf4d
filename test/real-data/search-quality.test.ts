import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../src/shared/project-root.js';
import { type TestApi, standAt, startApi } from '../support/api.js';
import { applied } from '../support/imports.js';
import { aPerson } from '../support/people.js';

interface Labelled {
  readonly q: string;
  /** Names of festivals of which any may be meant. */
  readonly festivals: readonly string[];
}

const folder = process.env['SHARED_DATA'] ?? join(projectRoot, '../shared/data');
const labelled = JSON.parse(
  readFileSync(join(projectRoot, 'test/real-data/search-queries.json'), 'utf8'),
) as Record<'development' | 'heldOut', Labelled[]>;

describe('searching the real catalogue as people type', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
    await api.empty();
    standAt(api, '2026-06-30T03:00:00Z');
    const { token } = await aPerson(api, 'editor');
    await applied(api, token, readFileSync(join(folder, 'festivals/std/std_2026-06_cp949.csv')));
  }, 180_000);
  afterAll(() => api.close());

  /** From 1; none where it is not among the first twenty. */
  async function rankOf({ q, festivals }: Labelled): Promise<number | null> {
    const answer = await api.get(`/v1/festivals?q=${encodeURIComponent(q)}`);
    expect([q, answer.status]).toEqual([q, 200]);
    const found = (answer.body.items as { name: string }[]).map(({ name }) => spacingFree(name));
    const rank = found.findIndex((name) => festivals.some((one) => spacingFree(one) === name));
    return rank === -1 ? null : rank + 1;
  }

  it.each(['development', 'heldOut'] as const)(
    'When the %s queries are asked, then what is meant is among the first five in 97 of 100, and mostly the first',
    async (part) => {
      const queries = labelled[part];
      const ranks: (number | null)[] = [];
      for (const query of queries) ranks.push(await rankOf(query));
      const success = ranks.filter((rank) => rank !== null && rank <= 5).length / queries.length;
      const reciprocal =
        ranks.reduce<number>((sum, rank) => sum + (rank === null ? 0 : 1 / rank), 0) / queries.length;
      process.stdout.write(
        `search, ${queries.length} ${part} queries: success@5 ${success.toFixed(3)}, MRR ${reciprocal.toFixed(3)}\n`,
      );
      expect(success).toBeGreaterThanOrEqual(0.97);
      expect(reciprocal).toBeGreaterThanOrEqual(0.9);
    },
  );

  it('When what is typed means nothing, then nothing is found', async () => {
    for (const q of ['zzzz', 'qwerqwer', '뷁쉙', 'ㅋㅋㅋㅋㅋ', 'xylophone quartz', '!!!???'])
      expect([q, (await api.get(`/v1/festivals?q=${encodeURIComponent(q)}`)).body.total]).toEqual([q, 0]);
  });
});

function spacingFree(name: string): string {
  return name.replaceAll(' ', '');
}
