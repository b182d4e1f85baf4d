import { haveOneName } from '../identity/hanja.rules.js';
import type { KnownStatement } from './known-statement.js';
import { EDITOR } from './statement.entity.js';

/** Statements about one festival, and the festival of the catalogue that they are. */
export interface Assigned {
  readonly statements: readonly KnownStatement[];
  /** Null where the catalogue has none for them yet. */
  readonly festivalId: string | null;
  /** Festivals that turn out to be this one. */
  readonly merged: readonly string[];
}

export interface Assignment {
  readonly clusters: readonly Assigned[];
  /** Festivals of which nobody speaks any more. */
  readonly vanished: readonly string[];
}

/** A festival that turned out to be another, as it was called then. */
export interface HiddenFestival {
  readonly id: string;
  readonly into: string;
  readonly name: string;
}

interface Claim {
  readonly cluster: number;
  readonly festivalId: string;
  readonly votes: number;
}

/**
 * Gives every cluster the festival that most of its statements have, so that festivals keep their ids; of
 * two that claim one the stronger has it. What nobody claims is merged into where its statements went. Of
 * clusters that part, one has the festival back that was called so before they were joined.
 */
export function assignFestivals(
  clusters: readonly (readonly KnownStatement[])[],
  vanishing: readonly KnownStatement[],
  hidden: readonly HiddenFestival[],
): Assignment {
  const byVotes = clusters.flatMap(claimsOf);
  const claims = [...claimsBack(byVotes, clusters, hidden), ...byVotes].sort(byStrength);
  const festivalOf = new Map<number, string>();
  const clusterOf = new Map<string, number>();
  for (const { cluster, festivalId } of claims) {
    if (festivalOf.has(cluster) || clusterOf.has(festivalId)) continue;
    festivalOf.set(cluster, festivalId);
    clusterOf.set(festivalId, cluster);
  }
  const merged = new Map<number, string[]>();
  for (const { cluster, festivalId } of claims) {
    if (clusterOf.has(festivalId)) continue;
    clusterOf.set(festivalId, cluster);
    merged.set(cluster, [...(merged.get(cluster) ?? []), festivalId]);
  }
  return {
    clusters: clusters.map((statements, index) => ({
      statements,
      festivalId: festivalOf.get(index) ?? null,
      merged: merged.get(index) ?? [],
    })),
    vanished: [...new Set(vanishing.flatMap(({ festivalId }) => festivalId ?? []))]
      .filter((id) => !clusterOf.has(id))
      .sort(),
  };
}

/** An anchor that was merged away claims its own festival back. */
function claimsOf(statements: readonly KnownStatement[], cluster: number): Claim[] {
  const votes = new Map<string, number>();
  const vote = (id: string | null, weight: number) => {
    if (id !== null) votes.set(id, (votes.get(id) ?? 0) + weight);
  };
  for (const { provider, naturalKey, festivalId } of statements) {
    vote(festivalId, 1);
    if (provider === EDITOR && naturalKey !== festivalId) vote(naturalKey, 0);
  }
  return [...votes].map(([festivalId, count]) => ({ cluster, festivalId, votes: count }));
}

function claimsBack(
  claims: readonly Claim[],
  clusters: readonly (readonly KnownStatement[])[],
  hidden: readonly HiddenFestival[],
): Claim[] {
  return hidden.flatMap(({ id, into, name }) => {
    const parting = claims.filter(({ festivalId }) => festivalId === into);
    const called = parting.filter(({ cluster }) =>
      clusters[cluster]?.some(({ identity }) => haveOneName(identity.name, name)),
    );
    const [only] = called;
    return only === undefined || called.length === parting.length || called.length > 1
      ? []
      : [{ cluster: only.cluster, festivalId: id, votes: Infinity }];
  });
}

function byStrength(a: Claim, b: Claim): number {
  return (
    (b.votes === a.votes ? 0 : b.votes - a.votes) ||
    (a.festivalId < b.festivalId ? -1 : a.festivalId > b.festivalId ? 1 : a.cluster - b.cluster)
  );
}
