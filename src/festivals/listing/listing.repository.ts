import { Injectable } from '@nestjs/common';
import { type Day, dayNumber } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { tagOf } from '../../shared/http/conditional-get.js';
import {
  FESTIVAL_COLUMNS,
  type FestivalRow,
  festivalRowOf,
  type FlatFestivalRow,
  JOIN_SHOWING,
} from '../catalogue.repository.js';
import type { EditionStatus } from '../edition/edition.entity.js';
import type { ListedFestival } from './index/listed-festival.js';

/** A published festival as the index and the views of a list need it. */
export interface ListedRow {
  readonly listed: ListedFestival;
  /** With the edition in view. */
  readonly row: FestivalRow;
  /** Of its editions, by their first day. */
  readonly editionMarks: ReadonlyMap<Day, EditionMark>;
  readonly createdAt: Date;
}

/** What tells an edition from others and from what it was. */
interface EditionMark {
  readonly id: string;
  readonly version: number;
}

type FlatEdition = [id: string, startsOn: Day, endsOn: Day, status: EditionStatus, version: number];

interface FlatListedRow extends FlatFestivalRow {
  readonly free: number | null;
  readonly createdAt: Date;
  readonly editions: FlatEdition[] | null;
}

const SELECT = `SELECT ${FESTIVAL_COLUMNS}, f.free, f.created_at AS createdAt,
  (SELECT JSON_ARRAYAGG(JSON_ARRAY(e.id, e.starts_on, e.ends_on, e.status, e.version) ORDER BY e.starts_on)
     FROM festivals_edition e WHERE e.festival_id = f.id) AS editions
  FROM festivals_festival f ${JOIN_SHOWING}`;

@Injectable()
export class ListingRepository {
  constructor(private readonly database: Database) {}

  /** In no particular order; ids of what is not published are absent. */
  async findListed(ids: readonly string[], today: Day): Promise<ListedRow[]> {
    if (ids.length === 0) return [];
    const flat = await this.database.rows<FlatListedRow>(
      `${SELECT} WHERE f.id IN (?) AND f.status = 'published'`,
      [today, today, ids],
    );
    return flat.map(listedRowOf);
  }

  /** All published festivals in order of their ids; while some are taken in the next are on their way. */
  async *findAllListed(howMany: number, today: Day): AsyncGenerator<ListedRow[]> {
    let next: Promise<FlatListedRow[]> | undefined = this.findAfter('', howMany, today);
    while (next !== undefined) {
      const flat: FlatListedRow[] = await next;
      const last = flat.length < howMany ? undefined : flat.at(-1);
      next = last && this.findAfter(last.id, howMany, today);
      // Its failure is told when it is its turn.
      next?.catch(() => undefined);
      yield flat.map(listedRowOf);
    }
  }

  /** Festivals that show another edition, or another phase of it, on the second day than on the first. */
  async findTurning(before: Day, today: Day): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'SELECT DISTINCT festival_id AS id FROM festivals_showing WHERE shown_from > ? AND shown_from <= ?',
      [before, today],
    );
    return rows.map(({ id }) => id);
  }

  private findAfter(id: string, howMany: number, today: Day): Promise<FlatListedRow[]> {
    return this.database.rows<FlatListedRow>(
      `${SELECT} WHERE f.id > ? AND f.status = 'published' ORDER BY f.id LIMIT ?`,
      [today, today, id, howMany],
    );
  }
}

function listedRowOf(flat: FlatListedRow): ListedRow {
  const row = festivalRowOf(flat);
  const editions = flat.editions ?? [];
  const { id, category, provinceCode, districtCode, tags, point, rating, bookmarkCount, coverPhotoId } = row;
  return {
    row,
    createdAt: flat.createdAt,
    editionMarks: new Map(
      editions.map(([editionId, startsOn, , , version]) => [startsOn, { id: editionId, version }]),
    ),
    listed: {
      id,
      category,
      provinceCode,
      districtCode,
      tags,
      free: flat.free === null ? null : flat.free === 1,
      point,
      rating,
      bookmarkCount,
      updatedAt: row.updatedAt.getTime(),
      coverPhotoId,
      editions: editions.map(([, startsOn, endsOn, status]) => ({
        startsOn: dayNumber(startsOn),
        endsOn: dayNumber(endsOn),
        status,
      })),
      inView: row.edition && {
        startsOn: dayNumber(row.edition.startsOn),
        endsOn: dayNumber(row.edition.endsOn),
        phase: row.edition.phase,
      },
      fingerprint: tagOf([row, flat.free, editions]),
    },
  };
}
