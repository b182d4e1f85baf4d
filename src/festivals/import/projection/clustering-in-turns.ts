import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { BoundedMap } from '../../../shared/bounded-map.js';
import { clusteringInSteps, type Clustering, type Decisions } from '../identity/matching/cluster.rules.js';
import type { MatchRecord } from '../identity/matching/match-record.js';
import { Turns } from '../turns.js';

/** Applying asks once more what the preview has asked, and little else lies between. */
const REMEMBERED = 8;

/** As `clusters`, and everything else that this process does has its turns meanwhile. */
@Injectable()
export class ClusteringInTurns {
  private readonly remembered = new BoundedMap<Clustering>(REMEMBERED);

  async of(records: readonly MatchRecord[], decisions: Decisions): Promise<Clustering> {
    // The answer follows from these words alone, so the same words have the same answer.
    const words = hash('sha256', JSON.stringify([records.toSorted(byKey), decisions]));
    const clustering = this.remembered.get(words) ?? (await inTurns(clusteringInSteps(records, decisions)));
    this.remembered.set(words, clustering);
    return clustering;
  }
}

async function inTurns<T>(steps: Generator<undefined, T, undefined>): Promise<T> {
  for (const turns = new Turns(); ;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (turns.isOver) await turns.next();
  }
}

function byKey(a: MatchRecord, b: MatchRecord): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
