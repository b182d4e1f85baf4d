import { Injectable } from '@nestjs/common';
import { newId } from '../../../shared/ids.js';
import type { Doubt } from '../identity/matching/cluster.rules.js';
import { assignFestivals, type Assigned } from './assign.rules.js';
import { ClusteringInTurns } from './clustering-in-turns.js';
import { ComponentRepository } from './component.repository.js';
import { CurrentRepository } from './current.repository.js';
import { type FestivalPlan, planFestival, type ToldStatement } from './festival-plan.rules.js';
import { type KnownStatement, speakersOf } from './known-statement.js';
import { EDITOR } from './statement.entity.js';
import { StatementRepository } from './statement.repository.js';

const CLUSTERS_AT_ONCE = 150;

/** A festival as it is to be, with the statements it is made of. */
export interface Planned {
  readonly plan: FestivalPlan;
  readonly statements: readonly ToldStatement[];
  readonly anchors: readonly KnownStatement[];
}

export interface Projection extends ProjectionApart {
  /** In parts that fit into memory, each worked out when it is asked for. */
  readonly parts: AsyncIterable<readonly Planned[]>;
}

/** What is known of it apart from its parts. */
export interface ProjectionApart {
  /** Festivals of which nobody speaks any more. */
  readonly vanished: readonly string[];
  /** Statements that count no more but were part of what was asked for. */
  readonly silenced: readonly KnownStatement[];
  /** All statements looked at. */
  readonly statementIds: readonly string[];
  /** Those heard of all records looked at, by the key of the record, and pairs of them that may be one festival. */
  readonly speakers: ReadonlyMap<string, KnownStatement>;
  readonly doubts: readonly Doubt[];
}

/** Works out what the catalogue is to be, wherever some statements may matter. Writes nothing. */
@Injectable()
export class Projecting {
  constructor(
    private readonly components: ComponentRepository,
    private readonly statements: StatementRepository,
    private readonly current: CurrentRepository,
    private readonly clustering: ClusteringInTurns,
  ) {}

  /**
   * @param staged the import whose statements count as if it were applied
   * @param lock the festivals, until the transaction ends
   */
  async around(seeds: readonly string[], staged: string | null, lock: boolean): Promise<Projection> {
    const component = await this.components.around(seeds, staged);
    const speakers = speakersOf(component);
    const recordKeys = [...speakers.keys()];
    const clustering = await this.clustering.of(
      [...speakers.values()].map(({ identity }) => identity),
      await this.components.decisionsAbout(recordKeys),
    );
    const byKey = new Map<string, KnownStatement[]>(recordKeys.map((key) => [key, []]));
    for (const one of component) byKey.get(one.identity.key)?.push(one);
    const silenced = component.filter((one) => !one.counts);
    const assignment = assignFestivals(
      clustering.clusters.map((keys) => keys.flatMap((key) => byKey.get(key) ?? [])),
      silenced,
      await this.components.hiddenBehind(component.flatMap(({ festivalId }) => festivalId ?? [])),
    );
    const toldOf = new Set(component.flatMap(({ editionId }) => editionId ?? []));
    return {
      parts: this.inParts(assignment.clusters, lock, toldOf),
      vanished: assignment.vanished,
      silenced,
      statementIds: component.map(({ id }) => id),
      speakers,
      doubts: clustering.doubts,
    };
  }

  private async *inParts(
    all: readonly Assigned[],
    lock: boolean,
    toldOf: ReadonlySet<string>,
  ): AsyncGenerator<Planned[]> {
    for (let from = 0; from < all.length; from += CLUSTERS_AT_ONCE) {
      yield this.plan(all.slice(from, from + CLUSTERS_AT_ONCE), lock, toldOf);
    }
  }

  private async plan(
    assigned: readonly Assigned[],
    lock: boolean,
    toldOf: ReadonlySet<string>,
  ): Promise<Planned[]> {
    const counting = assigned.flatMap(({ statements }) => statements.filter(({ counts }) => counts));
    const records = await this.statements.recordsOf(counting.map(({ id }) => id));
    const current = await this.current.find(
      assigned.flatMap(({ festivalId, merged }) => [...(festivalId === null ? [] : [festivalId]), ...merged]),
      lock,
      toldOf,
    );
    return assigned.map(({ statements, festivalId, merged }) => {
      const told = statements.flatMap((one) => {
        const record = records.get(one.id);
        return record === undefined || one.provider === EDITOR
          ? []
          : [{ ...one, provider: one.provider, record }];
      });
      const anchors = statements.filter(({ provider, counts }) => provider === EDITOR && counts);
      const plan = planFestival(
        {
          statements: told,
          isAnchored: anchors.length > 0,
          current: (festivalId === null ? undefined : current.get(festivalId)) ?? null,
          merged: merged.flatMap((id) => current.get(id) ?? []),
        },
        newId,
      );
      return { plan, statements: told, anchors };
    });
  }
}
