/** @jest-environment ./test/support/native-numbers.environment.mjs */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { evaluateCommand } from '../../src/cli/evaluate.command.js';
import { projectRoot } from '../../src/shared/project-root.js';

const folder = join(process.env['SHARED_DATA'] ?? join(projectRoot, '../shared/data'), 'ratings');
const ratings = join(folder, 'u.data');
const rsvps = join(folder, 'rsvp_chicago.csv');
const groups = join(folder, 'user_group_chicago.csv');

const STRATIFIED = ['stratified', '--ratings', ratings, '--seed', '42'];
const EVENTS = ['events', '--rsvps', rsvps, '--groups', groups];

async function measured<T = Record<string, number>>(protocol: string[], model: string): Promise<T> {
  const printed: string[] = [];
  const told: string[] = [];
  const code = await evaluateCommand(['--protocol', ...protocol, '--model', model], 'en', {
    print: (text) => printed.push(...text.split('\n')),
    tell: (text) => told.push(text),
  });
  expect([code, told]).toEqual([0, []]);
  return JSON.parse(printed.at(-1)!);
}

/** Tuning is a minute of one core's work, and may have to share that core. */
const TUNING_MS = 900_000;

describe('models on MovieLens-100K, split as Microsoft Recommenders splits it at seed 42', () => {
  beforeAll(() => expect(existsSync(ratings)).toBe(true));

  it('SAR comes out as published with that benchmark, so the harness is right', async () => {
    const result = await measured(STRATIFIED, 'sar');
    expect(result).toMatchObject({ people: 943, trainedOn: 75_066, heldOut: 24_934 });
    const rounded = ['map@10', 'ndcg@10', 'precision@10', 'recall@10'].map((key) => result[key]!.toFixed(4));
    expect(rounded).toEqual(['0.1140', '0.3938', '0.3406', '0.1854']);
  });

  it(
    'the product’s model is better than every published one',
    async () => {
      const result = await measured(STRATIFIED, 'product');
      expect(result['ndcg@10']).toBeGreaterThanOrEqual(0.49);
      expect(result['map@10']).toBeGreaterThanOrEqual(0.153);
    },
    TUNING_MS,
  );
});

describe('models on the RSVPs of one city', () => {
  beforeAll(() => expect([rsvps, groups].every((file) => existsSync(file))).toBe(true));

  it(
    'the product’s ranking foretells known people, cold events and new people better than what is published',
    async () => {
      type Result = Record<string, number> & { newPeople: Record<string, number> };
      const product = await measured<Result>(EVENTS, 'product');
      expect(product).toMatchObject({ people: 933, candidates: 9_132 });
      expect(product['ndcg@10']).toBeGreaterThanOrEqual(0.36);
      expect(product['coldRecall@10']).toBeGreaterThanOrEqual(0.55);
      const popularity = await measured<Result>(EVENTS, 'popularity');
      expect(product.newPeople['ndcg@10']).toBeGreaterThanOrEqual(popularity.newPeople['ndcg@10']!);
    },
    TUNING_MS,
  );
});
