import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { violatesUnique } from '../../shared/database/database-errors.js';
import { Database } from '../../shared/database/database.js';
import type { Paging } from '../../shared/http/paging.js';
import { DomainError } from '../../shared/problem/problem.js';
import type { EditionFacts } from '../festival.facts.js';
import { festivalProblems } from '../festivals.problems.js';
import { insertMany, updateMany } from '../write-many.js';
import type { Showing } from './edition-in-view.rules.js';
import { EditionEntity } from './edition.entity.js';
import { ShowingEntity } from './showing.entity.js';

@Injectable()
export class EditionRepository {
  constructor(private readonly database: Database) {}

  private get editions() {
    return this.database.manager.getRepository(EditionEntity);
  }

  /** @throws DomainError edition-exists */
  async add(id: string, festivalId: string, facts: EditionFacts, now: Date): Promise<void> {
    await refusingDoubles(() =>
      this.editions.insert({ id, festivalId, ...facts, createdAt: now, updatedAt: now }),
    );
  }

  /** @throws DomainError edition-exists */
  async addMany(
    editions: readonly { id: string; festivalId: string; facts: EditionFacts }[],
    now: Date,
  ): Promise<void> {
    const rows = editions.map(({ id, festivalId, facts }) => ({
      id,
      festivalId,
      ...facts,
      createdAt: now,
      updatedAt: now,
    }));
    await refusingDoubles(() => insertMany(this.database.manager, EditionEntity, rows));
  }

  /** @throws DomainError edition-exists */
  async update(id: string, facts: EditionFacts, now: Date): Promise<void> {
    await refusingDoubles(() =>
      this.editions.update({ id }, { ...facts, updatedAt: now, version: () => 'version + 1' }),
    );
  }

  /**
   * The festivals must be locked. Editions that move are put aside first: two may change places.
   * @throws DomainError edition-exists
   */
  async updateMany(
    changed: readonly { before: EditionEntity; festivalId: string; facts: EditionFacts }[],
    now: Date,
  ): Promise<void> {
    const moved = changed
      .filter(
        ({ before, festivalId, facts }) =>
          before.startsOn !== facts.startsOn || before.festivalId !== festivalId,
      )
      .map(({ before }) => before.id);
    if (moved.length > 0) {
      await this.database.change(
        "UPDATE festivals_edition SET starts_on = DATE('1000-01-01') + INTERVAL FIELD(id, ?) DAY WHERE id IN (?)",
        [moved, moved],
      );
    }
    const rows = changed.map(({ before, festivalId, facts }) => ({
      id: before.id,
      festivalId,
      ...facts,
      version: before.version + 1,
      createdAt: before.createdAt,
      updatedAt: now,
    }));
    await refusingDoubles(() => updateMany(this.database.manager, EditionEntity, rows));
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.editions.delete([...ids]);
  }

  async find(festivalId: string, id: string): Promise<EditionEntity | null> {
    return this.editions.findOneBy({ festivalId, id });
  }

  async findAll(festivalIds: readonly string[]): Promise<EditionEntity[]> {
    return this.editions.findBy({ festivalId: In([...festivalIds]) });
  }

  async findNewest(festivalId: string, howMany: number): Promise<EditionEntity[]> {
    // By hand, since every detail asks it: building the statement anew would cost more than answering it.
    return this.database.rows<EditionEntity>(
      `SELECT id, festival_id AS festivalId, year, ordinal, starts_on AS startsOn, ends_on AS endsOn, status,
              programme, price, age_limit AS ageLimit, version, created_at AS createdAt, updated_at AS updatedAt
         FROM festivals_edition WHERE festival_id = ? ORDER BY starts_on DESC LIMIT ?`,
      [festivalId, howMany],
    );
  }

  /** Newest first, with their number on all pages. */
  async findPage(festivalId: string, { page, perPage }: Paging): Promise<[EditionEntity[], number]> {
    return this.editions.findAndCount({
      where: { festivalId },
      order: { startsOn: 'DESC' },
      skip: (page - 1) * perPage,
      take: perPage,
    });
  }

  async findLastStarted(festivalId: string, today: string): Promise<string | null> {
    const [found] = await this.database.rows<{ id: string }>(
      `SELECT id FROM festivals_edition
        WHERE festival_id = ? AND starts_on <= ? AND status IN ('scheduled', 'ended')
        ORDER BY starts_on DESC LIMIT 1`,
      [festivalId, today],
    );
    return found?.id ?? null;
  }

  /**
   * The festivals must be locked. Old rows go by their whole key: a delete by festival would lock the gap
   * after it and run into whoever inserts for the next festival.
   */
  async replaceShowings(of: readonly { festivalId: string; showings: readonly Showing[] }[]): Promise<void> {
    const before = new Map<string, ShowingEntity[]>(of.map(({ festivalId }) => [festivalId, []]));
    const found = await this.database.manager.find(ShowingEntity, {
      where: { festivalId: In([...before.keys()]) },
      order: { shownFrom: 'ASC' },
    });
    for (const one of found) before.get(one.festivalId)?.push(one);
    const changed = of.filter(
      ({ festivalId, showings }) =>
        JSON.stringify(before.get(festivalId)?.map(written)) !== JSON.stringify(showings.map(written)),
    );
    const old = changed.flatMap(({ festivalId }) => before.get(festivalId) ?? []);
    if (old.length > 0) {
      await this.database.change(
        `DELETE s FROM JSON_TABLE(?, '$[*]' COLUMNS (
             festival_id char(36) CHARACTER SET ascii COLLATE ascii_bin PATH '$.festivalId',
             shown_from date PATH '$.shownFrom')) old
           STRAIGHT_JOIN festivals_showing s ON s.festival_id = old.festival_id AND s.shown_from = old.shown_from`,
        [JSON.stringify(old)],
      );
    }
    await this.addShowings(changed);
  }

  async addShowings(of: readonly { festivalId: string; showings: readonly Showing[] }[]): Promise<void> {
    const rows = of.flatMap(({ festivalId, showings }) =>
      showings.map(({ id, ...showing }) => ({ festivalId, editionId: id, ...showing })),
    );
    await insertMany(this.database.manager, ShowingEntity, rows);
  }
}

/** All that is written of a showing, in one order. */
function written({
  shownFrom,
  shownUntil,
  phase,
  startsOn,
  endsOn,
  confidence,
  ...of
}: Showing | ShowingEntity): unknown[] {
  const editionId = 'editionId' in of ? of.editionId : of.id;
  return [shownFrom, shownUntil, phase, startsOn, endsOn, confidence, editionId];
}

async function refusingDoubles(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!violatesUnique(error, 'festivals_edition_start')) throw error;
    throw new DomainError(festivalProblems.editionExists, {
      errors: [{ pointer: '/startsOn', detail: festivalProblems.editionExists.title }],
    });
  }
}
