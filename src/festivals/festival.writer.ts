import { Injectable } from '@nestjs/common';
import { Clock } from '../shared/clock.js';
import { Database } from '../shared/database/database.js';
import { newId } from '../shared/ids.js';
import { DomainError } from '../shared/problem/problem.js';
import { CatalogueChanges } from './changes/catalogue-changes.js';
import { showingsOf } from './edition/edition-in-view.rules.js';
import type { EditionEntity } from './edition/edition.entity.js';
import { EditionRepository } from './edition/edition.repository.js';
import { showingsOfMany } from './edition/showings-of-many.js';
import type {
  ChosenFestival,
  EditionChange,
  EditionFacts,
  EditionRevision,
  FestivalChange,
  FestivalFacts,
  NewEdition,
  NewFestival,
} from './festival.facts.js';
import {
  changedEdition,
  changedFestival,
  newEditionFacts,
  newFestivalFacts,
} from './festival-facts.rules.js';
import { ChangeRecorder } from './history/change.recorder.js';
import { FestivalRepository } from './festival.repository.js';
import { MergeRepository } from './merge.repository.js';
import { festivalProblems } from './festivals.problems.js';

/**
 * The one way festivals and editions change, whoever asks: it keeps what is derived from them (which edition
 * shows when) and tells what it wrote in the same transaction, the caller's where there is one.
 */
@Injectable()
export class FestivalWriter {
  constructor(
    private readonly database: Database,
    private readonly festivals: FestivalRepository,
    private readonly merges: MergeRepository,
    private readonly editions: EditionRepository,
    private readonly changes: CatalogueChanges,
    private readonly history: ChangeRecorder,
    private readonly clock: Clock,
  ) {}

  /** Answers the id. Tags given twice count once. */
  async create(festival: NewFestival): Promise<string> {
    const id = newId();
    const facts = newFestivalFacts(festival);
    await this.database.transaction(async () => {
      await this.changes.note([id]);
      await this.festivals.add(id, facts, this.clock.now());
      this.history.festival(id, { before: null, after: facts });
    });
    return id;
  }

  /** @throws DomainError festival-not-found */
  async change(id: string, change: FestivalChange): Promise<void> {
    await this.database.transaction(async () => {
      const before = await this.lock(id);
      const facts = changedFestival(before.facts, change);
      await this.changes.note([id]);
      await this.festivals.update(id, facts, this.clock.now());
      this.history.festival(id, { before: before.facts, after: facts });
    });
  }

  /** Takes the festival out of every public answer; its editions, bookmarks and reviews are kept. */
  async remove(id: string): Promise<void> {
    await this.change(id, { status: 'hidden' });
  }

  /**
   * Answers the id; `year` is that of the first day unless told.
   * @throws DomainError festival-not-found, edition-exists
   */
  async addEdition(festivalId: string, edition: NewEdition): Promise<string> {
    const id = newId();
    await this.changingEditions([festivalId], () =>
      this.editions.add(id, festivalId, newEditionFacts(edition), this.clock.now()),
    );
    return id;
  }

  /** As {@link create} and {@link addEdition} for many at once, in a few statements. */
  async createMany(chosen: readonly ChosenFestival[]): Promise<void> {
    const now = this.clock.now();
    const festivals = chosen.map(({ id, festival }) => ({ id, facts: newFestivalFacts(festival) }));
    const own = chosen.map(({ id: festivalId, editions }) => ({
      festivalId,
      editions: editions.map(({ id, edition }) => ({ id, festivalId, facts: newEditionFacts(edition) })),
    }));
    const editions = own.flatMap((one) => one.editions);
    await this.database.transaction(async () => {
      await this.changes.note(chosen.map(({ id }) => id));
      const [showings] = await Promise.all([
        showingsOfMany(own),
        this.festivals.addMany(festivals, now).then(() => this.editions.addMany(editions, now)),
      ]);
      for (const { id, facts } of festivals) this.history.festival(id, { before: null, after: facts });
      await this.editions.addShowings(showings);
    });
  }

  /** As {@link change} for many at once, in a few statements; those that are not there do not matter. */
  async changeMany(
    changes: readonly { readonly id: string; readonly change: FestivalChange }[],
  ): Promise<void> {
    if (changes.length === 0) return;
    await this.database.transaction(async () => {
      const before = await this.festivals.findFacts(
        changes.map(({ id }) => id),
        true,
      );
      const changed = changes.flatMap(({ id, change }) => {
        const was = before.get(id);
        if (was === undefined) return [];
        const facts = changedFestival(was, change);
        return [{ id, facts }];
      });
      await this.changes.note(changed.map(({ id }) => id));
      await this.festivals.updateMany(changed, this.clock.now());
      for (const { id, facts } of changed)
        this.history.festival(id, { before: before.get(id) ?? null, after: facts });
    });
  }

  /**
   * All that becomes of the editions of many festivals, at once: first what goes, then what changes, then
   * what is new. Those to remove that are gone already do not matter.
   * @throws DomainError festival-not-found, edition-exists
   */
  async reviseEditions(revisions: readonly EditionRevision[]): Promise<void> {
    await this.changingEditions(
      revisions.map(({ festivalId }) => festivalId),
      async () => {
        const now = this.clock.now();
        await this.editions.remove(revisions.flatMap(({ remove = [] }) => remove));
        await this.changeEditionsOf(revisions, now);
        await this.editions.addMany(
          revisions.flatMap(({ festivalId, add = [] }) =>
            add.map(({ id, edition }) => ({ id, festivalId, facts: newEditionFacts(edition) })),
          ),
          now,
        );
      },
    );
  }

  /**
   * A festival that turned out to be another: it is hidden, and who looks for it finds the other, with what
   * people made of both.
   */
  async merge(merges: readonly { readonly id: string; readonly into: string }[]): Promise<void> {
    if (merges.length === 0) return;
    await this.database.transaction(async () => {
      const fresh = await this.merges.notYetMerged(merges);
      await this.changeMany(fresh.map(({ id }) => ({ id, change: { status: 'hidden' } })));
      for (const { id, into } of fresh) await this.changes.note(await this.merges.merge(id, into));
    });
  }

  /** A merged festival is itself again; what people made of it is its own again. */
  async unmerge(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.database.transaction(async () => {
      for (const id of ids) await this.changes.note(await this.merges.unmerge(id));
    });
  }

  /** Takes festivals that nobody has used yet out of the database, with all that belongs to them. */
  async erase(ids: readonly string[]): Promise<void> {
    await this.database.transaction(async () => {
      await this.changes.note(ids);
      for (const [id, before] of await this.festivals.findFacts(ids, true))
        this.history.festival(id, { before, after: null });
      await this.festivals.erase(ids);
    });
  }

  /** @throws DomainError festival-not-found, edition-not-found, edition-exists */
  async changeEdition(festivalId: string, id: string, change: EditionChange): Promise<void> {
    await this.changingEditions([festivalId], async () => {
      const before = await this.edition(festivalId, id);
      await this.editions.update(id, changedEdition(before, change), this.clock.now());
    });
  }

  /** @throws DomainError festival-not-found, edition-not-found */
  async removeEdition(festivalId: string, id: string): Promise<void> {
    await this.changingEditions([festivalId], async () => {
      await this.edition(festivalId, id);
      await this.editions.remove([id]);
    });
  }

  private async changeEditionsOf(revisions: readonly EditionRevision[], now: Date): Promise<void> {
    const changes = new Map(
      revisions.flatMap(({ change = [] }) => change.map((one) => [one.id, one.change] as const)),
    );
    if (changes.size === 0) return;
    const adopting = new Map(
      revisions.flatMap(({ festivalId, adopt = [] }) => adopt.map((id) => [id, festivalId] as const)),
    );
    const before = await this.editions.findAll(revisions.map(({ festivalId }) => festivalId));
    await this.editions.updateMany(
      before.flatMap((edition) => {
        const change = changes.get(edition.id);
        if (change === undefined) return [];
        const festivalId = adopting.get(edition.id) ?? edition.festivalId;
        return [{ before: edition, festivalId, facts: changedEdition(edition, change) }];
      }),
      now,
    );
  }

  private async changingEditions(of: readonly string[], change: () => Promise<void>): Promise<void> {
    const ids = [...new Set(of)];
    if (ids.length === 0) return;
    await this.database.transaction(async () => {
      if (!(await this.festivals.touch(ids, this.clock.now())))
        throw new DomainError(festivalProblems.festivalNotFound);
      await this.changes.note(ids);
      const before = await this.editions.findAll(ids);
      await change();
      const after = await this.editions.findAll(ids);
      this.history.editions(ids, before, after);
      const editions = new Map<string, EditionEntity[]>(ids.map((id) => [id, []]));
      for (const edition of after) editions.get(edition.festivalId)?.push(edition);
      await this.editions.replaceShowings(
        [...editions].map(([festivalId, own]) => ({ festivalId, showings: showingsOf(own) })),
      );
    });
  }

  private async lock(id: string): Promise<{ facts: FestivalFacts }> {
    const found = await this.festivals.lock(id);
    if (found === null) throw new DomainError(festivalProblems.festivalNotFound);
    return found;
  }

  private async edition(festivalId: string, id: string): Promise<EditionFacts> {
    const found = await this.editions.find(festivalId, id);
    if (found === null) throw new DomainError(festivalProblems.editionNotFound);
    return found;
  }
}
