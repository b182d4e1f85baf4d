import { hash } from 'node:crypto';
import { setImmediate as others } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { clusteringInSteps, type Clustering, type Decisions } from '../identity/matching/cluster.rules.js';
import type { MatchRecord } from '../identity/matching/match-record.js';

/** Who waits for an answer of this process should not notice. */
const TURN_MS = 15;
/** Applying asks once more what the preview has asked, and little else lies between. */
const REMEMBERED = 8;

/** As `clusters`, and everything else that this process does has its turns meanwhile. */
@Injectable()
export class ClusteringInTurns {
  private readonly remembered = new Map<string, Clustering>();

  async of(records: readonly MatchRecord[], decisions: Decisions): Promise<Clustering> {
    // The answer follows from these words alone, so the same words have the same answer.
    const words = hash('sha256', JSON.stringify([records.toSorted(byKey), decisions]));
    const clustering = this.remembered.get(words) ?? (await inTurns(clusteringInSteps(records, decisions)));
    this.remembered.delete(words);
    this.remembered.set(words, clustering);
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > REMEMBERED && oldest !== undefined) this.remembered.delete(oldest);
    return clustering;
  }
}

async function inTurns<T>(steps: Generator<undefined, T, undefined>): Promise<T> {
  for (let began = performance.now(); ;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (performance.now() - began < TURN_MS) continue;
    await others();
    began = performance.now();
  }
}

function byKey(a: MatchRecord, b: MatchRecord): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
