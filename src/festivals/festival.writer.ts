import { Injectable } from '@nestjs/common';
import { Clock } from '../shared/clock.js';
import { Database } from '../shared/database/database.js';
import { newId } from '../shared/ids.js';
import { DomainError } from '../shared/problem/problem.js';
import { showingsOf } from './edition/edition-in-view.rules.js';
import type { EditionEntity } from './edition/edition.entity.js';
import { EditionRepository } from './edition/edition.repository.js';
import type {
  ChosenEdition,
  ChosenFestival,
  EditionChange,
  EditionFacts,
  FestivalChange,
  FestivalFacts,
  NewEdition,
  NewFestival,
} from './festival.facts.js';
import { ChangeRecorder } from './history/change.recorder.js';
import { FestivalRepository } from './festival.repository.js';
import { festivalProblems } from './festivals.problems.js';
import { searchColumns } from './search/search-text.rules.js';

const NOTHING_SAID = {
  nameEn: null,
  formerNames: [],
  tags: [],
  place: null,
  address: null,
  region: null,
  point: null,
  organiser: null,
  host: null,
  sponsors: null,
  phone: null,
  homepage: null,
  description: null,
  descriptionEn: null,
  free: null,
  status: 'published',
  coverPhotoId: null,
  linkedPictures: [],
} as const;

const NOTHING_SAID_OF_EDITION = {
  ordinal: null,
  status: 'scheduled',
  programme: null,
  price: null,
  ageLimit: null,
} as const;

/**
 * The one way festivals and editions change, whoever asks: it keeps what is derived from them (the
 * search columns, which edition shows when) in the same transaction, the caller's where there is one.
 */
@Injectable()
export class FestivalWriter {
  constructor(
    private readonly database: Database,
    private readonly festivals: FestivalRepository,
    private readonly editions: EditionRepository,
    private readonly history: ChangeRecorder,
    private readonly clock: Clock,
  ) {}

  /** Answers the id. Tags given twice count once. */
  async create(festival: NewFestival): Promise<string> {
    const id = newId();
    const facts = tidied({ ...NOTHING_SAID, ...withoutUndefined(festival) });
    await this.database.transaction(async () => {
      await this.festivals.add(id, facts, searchColumns(facts), this.clock.now());
      this.history.festival(id, { before: null, after: facts });
    });
    return id;
  }

  /** @throws DomainError festival-not-found */
  async change(id: string, change: FestivalChange): Promise<void> {
    await this.database.transaction(async () => {
      const before = await this.lock(id);
      const facts = tidied({ ...before.facts, ...withoutUndefined(change) });
      await this.festivals.update(id, facts, searchColumns(facts), this.clock.now());
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
    const facts = editionFacts(edition);
    await this.changingEditions([festivalId], async () => {
      await this.editions.add(id, festivalId, facts, this.clock.now());
      this.history.edition(festivalId, id, { before: null, after: facts });
    });
    return id;
  }

  /** As {@link create} and {@link addEdition} for many at once, in a few statements. */
  async createMany(chosen: readonly ChosenFestival[]): Promise<void> {
    const now = this.clock.now();
    const festivals = chosen.map(({ id, festival }) => {
      const facts = tidied({ ...NOTHING_SAID, ...withoutUndefined(festival) });
      return { id, facts, search: searchColumns(facts) };
    });
    const editions = chosen.flatMap((one) =>
      one.editions.map(({ id, edition }) => ({ id, festivalId: one.id, facts: editionFacts(edition) })),
    );
    await this.database.transaction(async () => {
      await this.festivals.addMany(festivals, now);
      await this.editions.addMany(editions, now);
      for (const { id, facts } of festivals) this.history.festival(id, { before: null, after: facts });
      await this.editions.addShowings(
        chosen.map(({ id, editions: own }) => ({
          festivalId: id,
          showings: showingsOf(own.map((one) => ({ id: one.id, ...editionFacts(one.edition) }))),
        })),
      );
    });
  }

  /**
   * As {@link addEdition} for many at once.
   * @throws DomainError festival-not-found, edition-exists
   */
  async addEditions(chosen: readonly (ChosenEdition & { readonly festivalId: string })[]): Promise<void> {
    const editions = chosen.map(({ id, festivalId, edition }) => ({
      id,
      festivalId,
      facts: editionFacts(edition),
    }));
    await this.changingEditions(
      editions.map(({ festivalId }) => festivalId),
      async () => {
        await this.editions.addMany(editions, this.clock.now());
        for (const { id, festivalId, facts } of editions)
          this.history.edition(festivalId, id, { before: null, after: facts });
      },
    );
  }

  /**
   * As {@link removeEdition} for many at once; those that are gone already do not matter.
   * @throws DomainError festival-not-found
   */
  async removeEditions(
    removed: readonly { readonly festivalId: string; readonly id: string }[],
  ): Promise<void> {
    await this.changingEditions(
      removed.map(({ festivalId }) => festivalId),
      async () => {
        await this.recordRemoval(removed);
        await this.editions.remove(removed.map(({ id }) => id));
      },
    );
  }

  /** Takes festivals that nobody has used yet out of the database, with all that belongs to them. */
  async erase(ids: readonly string[]): Promise<void> {
    await this.database.transaction(async () => {
      for (const [id, before] of await this.festivals.findFacts(ids, true))
        this.history.festival(id, { before, after: null });
      await this.festivals.erase(ids);
    });
  }

  /** @throws DomainError festival-not-found, edition-not-found, edition-exists */
  async changeEdition(festivalId: string, id: string, change: EditionChange): Promise<void> {
    await this.changingEditions([festivalId], async () => {
      const { year, ordinal, startsOn, endsOn, status, programme, price, ageLimit } = await this.edition(
        festivalId,
        id,
      );
      const before = { ordinal, startsOn, endsOn, status, programme, price, ageLimit };
      const moved = change.startsOn !== undefined && change.startsOn !== startsOn;
      const facts = { ...before, year: moved ? yearOf(change.startsOn) : year, ...withoutUndefined(change) };
      await this.editions.update(id, facts, this.clock.now());
      this.history.edition(festivalId, id, { before, after: facts });
    });
  }

  /** @throws DomainError festival-not-found, edition-not-found */
  async removeEdition(festivalId: string, id: string): Promise<void> {
    await this.changingEditions([festivalId], async () => {
      const before = await this.edition(festivalId, id);
      this.history.edition(festivalId, id, { before, after: null });
      await this.editions.remove([id]);
    });
  }

  private async changingEditions(of: readonly string[], change: () => Promise<void>): Promise<void> {
    const ids = [...new Set(of)];
    if (ids.length === 0) return;
    await this.database.transaction(async () => {
      if (!(await this.festivals.touch(ids, this.clock.now())))
        throw new DomainError(festivalProblems.festivalNotFound);
      await change();
      const editions = new Map<string, EditionEntity[]>(ids.map((id) => [id, []]));
      for (const edition of await this.editions.findAll(ids)) editions.get(edition.festivalId)?.push(edition);
      await this.editions.replaceShowings(
        [...editions].map(([festivalId, own]) => ({ festivalId, showings: showingsOf(own) })),
      );
    });
  }

  private async recordRemoval(
    removed: readonly { readonly festivalId: string; readonly id: string }[],
  ): Promise<void> {
    const ids = new Set(removed.map(({ id }) => id));
    for (const before of await this.editions.findAll(removed.map(({ festivalId }) => festivalId))) {
      if (ids.has(before.id)) this.history.edition(before.festivalId, before.id, { before, after: null });
    }
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

function tidied(facts: FestivalFacts): FestivalFacts {
  return { ...facts, tags: [...new Set(facts.tags)], formerNames: [...new Set(facts.formerNames)] };
}

function editionFacts(edition: NewEdition): EditionFacts {
  return { ...NOTHING_SAID_OF_EDITION, year: yearOf(edition.startsOn), ...withoutUndefined(edition) };
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function withoutUndefined<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;
}
