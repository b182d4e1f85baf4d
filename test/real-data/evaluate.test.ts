/** @jest-environment ./test/support/native-numbers.environment.mjs */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { evaluateCommand } from '../../src/cli/evaluate.command.js';
import { projectRoot } from '../../src/shared/project-root.js';

const ratings = join(process.env['SHARED_DATA'] ?? join(projectRoot, '../shared/data'), 'ratings/u.data');

async function measured(model: string): Promise<Record<string, number>> {
  const printed: string[] = [];
  const told: string[] = [];
  const args = ['--protocol', 'stratified', '--ratings', ratings, '--seed', '42', '--model', model];
  const code = await evaluateCommand(args, 'en', {
    print: (text) => printed.push(...text.split('\n')),
    tell: (text) => told.push(text),
  });
  expect([code, told]).toEqual([0, []]);
  return JSON.parse(printed.at(-1)!);
}

describe('models on MovieLens-100K, split as Microsoft Recommenders splits it at seed 42', () => {
  beforeAll(() => expect(existsSync(ratings)).toBe(true));

  it('SAR comes out as published with that benchmark, so the harness is right', async () => {
    const result = await measured('sar');
    expect(result).toMatchObject({ people: 943, trainedOn: 75_066, heldOut: 24_934 });
    const rounded = ['map@10', 'ndcg@10', 'precision@10', 'recall@10'].map((key) => result[key]!.toFixed(4));
    expect(rounded).toEqual(['0.1140', '0.3938', '0.3406', '0.1854']);
  });

  it('the product’s model is better than every published one', async () => {
    const result = await measured('product');
    expect(result['ndcg@10']).toBeGreaterThanOrEqual(0.49);
    expect(result['map@10']).toBeGreaterThanOrEqual(0.153);
  });
});
