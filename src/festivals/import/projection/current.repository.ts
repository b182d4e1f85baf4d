import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../../../shared/database/database.js';
import { EditionEntity } from '../../edition/edition.entity.js';
import { FestivalRepository } from '../../festival.repository.js';
import type { CurrentEdition } from './edition-plan.rules.js';
import type { CurrentFestival } from './festival-plan.rules.js';
import { EditionOverrideEntity, FestivalOverrideEntity } from './override.entities.js';

/** The catalogue as it is, to be set beside what sources say. */
@Injectable()
export class CurrentRepository {
  constructor(
    private readonly database: Database,
    private readonly festivals: FestivalRepository,
  ) {}

  /**
   * By id; those that are not there are absent.
   * @param lock until the transaction ends
   * @param toldOf editions that statements spoke of when the work began: what was written since may have taken
   * these elsewhere, and that makes an edition no editor's
   */
  async find(
    ids: readonly string[],
    lock: boolean,
    toldOf: ReadonlySet<string> = new Set(),
  ): Promise<Map<string, CurrentFestival>> {
    if (ids.length === 0) return new Map();
    const facts = await this.festivals.findFacts(ids, lock);
    const merged = await this.database.rows<{ id: string; mergedInto: string }>(
      'SELECT id, merged_into AS mergedInto FROM festivals_festival WHERE id IN (?) AND merged_into IS NOT NULL',
      [ids],
    );
    const mergedInto = new Map(merged.map((one) => [one.id, one.mergedInto]));
    const overrides = await this.database.manager.findBy(FestivalOverrideEntity, {
      festivalId: In([...ids]),
    });
    const overridden = grouped(overrides, ({ festivalId }) => festivalId);
    const editions = grouped(await this.findEditions(ids, toldOf), ({ festivalId }) => festivalId);
    return new Map(
      [...facts].map(([id, own]) => [
        id,
        {
          id,
          facts: own,
          mergedInto: mergedInto.get(id) ?? null,
          overridden: new Set(overridden.get(id)?.map(({ field }) => field)),
          editions: editions.get(id) ?? [],
        },
      ]),
    );
  }

  /** Those that somebody has rated or kept. */
  async findUsed(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.database.rows<{ id: string }>(
      'SELECT id FROM festivals_festival WHERE id IN (?) AND rating_count + bookmark_count > 0',
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  private async findEditions(
    festivalIds: readonly string[],
    toldOf: ReadonlySet<string>,
  ): Promise<CurrentEdition[]> {
    const editions = await this.database.manager.find(EditionEntity, {
      where: { festivalId: In([...festivalIds]) },
      order: { startsOn: 'DESC', id: 'ASC' },
    });
    if (editions.length === 0) return [];
    const ids = editions.map(({ id }) => id);
    const told = await this.database.rows<{ id: string }>(
      'SELECT DISTINCT edition_id AS id FROM festivals_statement WHERE edition_id IN (?)',
      [ids],
    );
    const isTold = new Set(told.map(({ id }) => id));
    const overridden = grouped(
      await this.database.manager.findBy(EditionOverrideEntity, { editionId: In(ids) }),
      ({ editionId }) => editionId,
    );
    return editions.map((edition) => {
      const { id, festivalId, year, ordinal, startsOn, endsOn, status, programme, price, ageLimit } = edition;
      return {
        id,
        festivalId,
        facts: { year, ordinal, startsOn, endsOn, status, programme, price, ageLimit },
        overridden: new Set(overridden.get(id)?.map(({ field }) => field)),
        isTold: isTold.has(id) || toldOf.has(id),
      };
    });
  }
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
