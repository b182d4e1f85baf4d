import { Injectable } from '@nestjs/common';
import { Clock } from '../../../shared/clock.js';
import type { EditionRevision, NewFestival } from '../../festival.facts.js';
import { FestivalWriter } from '../../festival.writer.js';
import { DuplicateRepository } from '../duplicate/duplicate.repository.js';
import { CurrentRepository } from './current.repository.js';
import type { FestivalPlan } from './festival-plan.rules.js';
import { valuesAfter } from './field-change.rules.js';
import { OverrideRepository } from './override.repository.js';
import type { Planned, ProjectionApart } from './projecting.js';
import { type Link, StatementRepository } from './statement.repository.js';

/** A festival that stays although no source speaks of it. */
export interface LeftBehind {
  readonly festivalId: string;
  readonly name: string;
  readonly reason: 'edited-since' | 'in-use';
}

export interface Vanished {
  readonly festivals: number;
  readonly editions: number;
  readonly left: readonly LeftBehind[];
}

/** Makes the catalogue what was worked out, in the caller's transaction. */
@Injectable()
export class ProjectionWriting {
  constructor(
    private readonly writer: FestivalWriter,
    private readonly statements: StatementRepository,
    private readonly overrides: OverrideRepository,
    private readonly current: CurrentRepository,
    private readonly duplicates: DuplicateRepository,
    private readonly clock: Clock,
  ) {}

  async write(part: readonly Planned[]): Promise<void> {
    const plans = part.map(({ plan }) => plan);
    await this.create(plans.filter(({ creates }) => creates));
    const existing = plans.filter(({ creates, festivalId }) => !creates && festivalId !== null);
    await this.keepEditorsWords(plans);
    await this.writer.merge(
      plans.flatMap(({ merged, festivalId }) =>
        festivalId === null ? [] : merged.map((id) => ({ id, into: festivalId })),
      ),
    );
    await this.writer.unmerge(existing.filter(({ wasMerged }) => wasMerged).map((plan) => idOf(plan)));
    await this.writer.changeMany(
      existing
        .filter(({ changes }) => changes.length > 0)
        .map((plan) => ({ id: idOf(plan), change: valuesAfter(plan.changes) })),
    );
    await this.writer.reviseEditions(existing.flatMap(revisionOf));
    await this.statements.link(part.flatMap(changedLinks));
  }

  /** What is left when all parts are written: pairs in doubt, and festivals of which nobody speaks any more. */
  async finish({ speakers, doubts, vanished, silenced }: ProjectionApart): Promise<Vanished> {
    await this.duplicates.replaceDoubts([...speakers.keys()], doubts);
    const found = await this.current.find(vanished, true);
    const used = await this.current.findUsed(vanished);
    const left: LeftBehind[] = [];
    const erased: string[] = [];
    let editions = 0;
    for (const [id, festival] of found) {
      const edited =
        festival.overridden.size > 0 || festival.editions.some(({ overridden }) => overridden.size > 0);
      if (!edited && !used.has(id)) {
        erased.push(id);
        editions += festival.editions.length;
      } else {
        left.push({ festivalId: id, name: festival.facts.name, reason: edited ? 'edited-since' : 'in-use' });
      }
    }
    const inUse = new Set(
      left.filter(({ reason }) => reason === 'in-use').map(({ festivalId }) => festivalId),
    );
    await this.writer.changeMany([...inUse].map((id) => ({ id, change: { status: 'hidden' } })));
    await this.statements.link(
      silenced
        .filter(({ festivalId }) => festivalId !== null && !inUse.has(festivalId))
        .map(({ id }) => ({ id, festivalId: null, editionId: null })),
    );
    await this.writer.erase(erased);
    return { festivals: erased.length, editions, left };
  }

  private async create(plans: readonly FestivalPlan[]): Promise<void> {
    await this.writer.createMany(
      plans.map((plan) => ({
        id: idOf(plan),
        festival: plan.facts as unknown as NewFestival,
        editions: plan.editions
          .filter(({ creates, isRemoved }) => creates && !isRemoved)
          .map(({ id, facts }) => ({ id, edition: facts })),
      })),
    );
  }

  private async keepEditorsWords(plans: readonly FestivalPlan[]): Promise<void> {
    await this.overrides.inherit(
      plans.flatMap((plan) =>
        plan.inherits.map(({ festivalId, field }) => ({ from: festivalId, to: idOf(plan), field })),
      ),
    );
    await this.overrides.addToEditions(
      plans.flatMap(({ editions }) =>
        editions.flatMap(({ id, editorsFields }) => editorsFields.map((field) => ({ editionId: id, field }))),
      ),
      { accountId: null, since: this.clock.now() },
    );
  }
}

function idOf({ festivalId }: FestivalPlan): string {
  if (festivalId === null) throw new Error('a plan that makes no festival has no id');
  return festivalId;
}

/** Festivals merged into it give their editions, so they are named too. */
function revisionOf(plan: FestivalPlan): EditionRevision[] {
  const festivalId = idOf(plan);
  const adopted = plan.editions.filter(({ adopted: from }) => from).map(({ id }) => id);
  const revision = {
    festivalId,
    add: plan.editions
      .filter(({ creates, isRemoved }) => creates && !isRemoved)
      .map(({ id, facts }) => ({ id, edition: facts })),
    change: plan.editions
      .filter(({ id, changes }) => changes.length > 0 || adopted.includes(id))
      .map(({ id, changes }) => ({ id, change: valuesAfter(changes) })),
    remove: plan.removedEditions,
    adopt: adopted,
  };
  const isNothing = [revision.add, revision.change, revision.remove].every((list) => list.length === 0);
  return isNothing ? [] : [revision, ...plan.merged.map((id) => ({ festivalId: id }))];
}

function changedLinks({ plan, statements, anchors }: Planned): Link[] {
  const ofSources = statements.flatMap(({ id, festivalId, editionId }) => {
    const link = plan.links.get(id) ?? { festivalId: null, editionId: null };
    return link.festivalId === festivalId && link.editionId === editionId ? [] : [{ id, ...link }];
  });
  const ofAnchors = anchors
    .filter(({ festivalId }) => festivalId !== plan.festivalId)
    .map(({ id }) => ({ id, festivalId: plan.festivalId, editionId: null }));
  return [...ofSources, ...ofAnchors];
}
