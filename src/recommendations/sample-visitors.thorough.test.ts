import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../shared/project-root.js';
import { syntheticVisitors, type SyntheticVisitor, type VisitableFestival } from './sample-visitors.js';

const festivals = JSON.parse(
  readFileSync(join(projectRoot, 'sample', 'festivals.json'), 'utf8'),
) as VisitableFestival[];
const visitors = syntheticVisitors(festivals, 7);

const keysOf = ({ signals }: SyntheticVisitor) => new Set(signals.map((signal) => signal.festivalKey));

function overlap(one: SyntheticVisitor, other: SyntheticVisitor): number {
  const a = keysOf(one);
  const b = keysOf(other);
  const shared = [...a].filter((key) => b.has(key)).length;
  return shared / (a.size + b.size - shared);
}

function meanOverlap(pairs: [SyntheticVisitor, SyntheticVisitor][]): number {
  return pairs.reduce((sum, [one, other]) => sum + overlap(one, other), 0) / pairs.length;
}

describe('synthetic visitors', () => {
  it('are the same for the same seed and others for another', () => {
    expect(syntheticVisitors(festivals, 7)).toEqual(visitors);
    expect(syntheticVisitors(festivals, 8)).not.toEqual(visitors);
  });

  it('are some three hundred, numbered, with 6 to 20 signals each on festivals that exist', () => {
    const known = new Set(festivals.map(({ key }) => key));
    expect(visitors).toHaveLength(304);
    expect(new Set(visitors.map(({ person }) => person)).size).toBe(304);
    for (const { person, signals } of visitors) {
      expect(person).toMatch(/^synthetic-\d{3}$/);
      expect(signals.length).toBeGreaterThanOrEqual(6);
      expect(signals.length).toBeLessThanOrEqual(20);
      expect(signals.every(({ festivalKey }) => known.has(festivalKey))).toBe(true);
    }
  });

  it('leave signals of every kind, rate 1 to 5 only in reviews, and review a festival once', () => {
    const signals = visitors.flatMap((visitor) => visitor.signals);
    expect(new Set(signals.map(({ kind }) => kind))).toEqual(
      new Set(['view', 'click', 'bookmark', 'review']),
    );
    const ratings = new Set(signals.map(({ rating }) => rating));
    expect(ratings).toEqual(new Set([undefined, 1, 2, 3, 4, 5]));
    const wrong = signals.filter(
      ({ kind, rating, daysAgo }) =>
        (rating !== undefined) !== (kind === 'review') || !(daysAgo >= 0 && daysAgo <= 700),
    );
    expect(wrong).toEqual([]);
    for (const { signals: own } of visitors) {
      const reviewed = own.filter(({ kind }) => kind === 'review').map(({ festivalKey }) => festivalKey);
      expect(new Set(reviewed).size).toBe(reviewed.length);
    }
  });

  it('of one taste meet at the same festivals far more often than those of different tastes', () => {
    const pairs = visitors.flatMap((one, at) =>
      visitors.slice(at + 1).map((other): [SyntheticVisitor, SyntheticVisitor] => [one, other]),
    );
    const alike = meanOverlap(pairs.filter(([one, other]) => one.taste === other.taste));
    const unlike = meanOverlap(pairs.filter(([one, other]) => one.taste !== other.taste));
    expect(alike).toBeGreaterThan(3 * unlike);
  });

  it('together touch nearly every festival, some of them much more than others', () => {
    const touched = new Map<string, number>();
    for (const visitor of visitors) {
      for (const key of keysOf(visitor)) touched.set(key, (touched.get(key) ?? 0) + 1);
    }
    expect(touched.size).toBeGreaterThan(festivals.length * 0.95);
    const counts = [...touched.values()].sort((a, b) => b - a);
    expect(counts[0]).toBeGreaterThan(3 * (counts[Math.floor(counts.length / 2)] ?? 0));
  });
});
