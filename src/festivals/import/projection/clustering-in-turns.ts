import { setImmediate as others } from 'node:timers/promises';
import { clusteringInSteps, type Clustering, type Decisions } from '../identity/matching/cluster.rules.js';
import type { MatchRecord } from '../identity/matching/match-record.js';

/** Who waits for an answer of this process should not notice. */
const TURN_MS = 15;

/** As `clusters`, and everything else that this process does has its turns meanwhile. */
export async function clustersInTurns(
  records: readonly MatchRecord[],
  decisions: Decisions,
): Promise<Clustering> {
  const steps = clusteringInSteps(records, decisions);
  for (let began = performance.now(); ;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (performance.now() - began < TURN_MS) continue;
    await others();
    began = performance.now();
  }
}
