import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../shared/database/database.js';
import { FestivalEntity, type FestivalStatus } from './festival.entity.js';
import { insertMany, updateMany } from './write-many.js';
import type { FestivalFacts } from './festival.facts.js';
import type { RegionCodes } from './region/region.rules.js';
import { TagEntity } from './tag.entity.js';

/** Writes festivals, and reads them in order to write. */
@Injectable()
export class FestivalRepository {
  constructor(private readonly database: Database) {}

  async add(id: string, facts: FestivalFacts, now: Date): Promise<void> {
    await this.database.manager.insert(FestivalEntity, {
      id,
      ...columnsOf(facts),
      createdAt: now,
      updatedAt: now,
    });
    await this.addTags(id, facts.tags);
  }

  async addMany(festivals: readonly { id: string; facts: FestivalFacts }[], now: Date): Promise<void> {
    const rows = festivals.map(({ id, facts }) => ({
      id,
      ...columnsOf(facts),
      createdAt: now,
      updatedAt: now,
    }));
    await insertMany(this.database.manager, FestivalEntity, rows);
    const tags = festivals.flatMap(({ id, facts }) =>
      facts.tags.map((tag, position) => ({ festivalId: id, tag, position })),
    );
    await insertMany(this.database.manager, TagEntity, tags);
  }

  /** By id, of what each has turned out to be; null where that is nowhere, absent where it is gone. */
  async findRegions(ids: readonly string[]): Promise<Map<string, RegionCodes | null>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.rows<{ id: string; province: string | null; district: string | null }>(
      `SELECT f.id, present.province_code AS province, present.district_code AS district
         FROM festivals_festival f
         JOIN festivals_festival present ON present.id = COALESCE(f.merged_into, f.id)
        WHERE f.id IN (?)`,
      [ids],
    );
    return new Map(
      rows.map(({ id, province, district }) => [
        id,
        province === null ? null : { provinceCode: province, districtCode: district },
      ]),
    );
  }

  async erase(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.database.manager.delete(FestivalEntity, [...ids]);
  }

  async update(id: string, facts: FestivalFacts, now: Date): Promise<void> {
    await this.database.manager.update(
      FestivalEntity,
      { id },
      { ...columnsOf(facts), updatedAt: now, version: () => 'version + 1' },
    );
    await this.database.manager.delete(TagEntity, { festivalId: id });
    await this.addTags(id, facts.tags);
  }

  /** The festivals must be there, and locked. */
  async updateMany(festivals: readonly { id: string; facts: FestivalFacts }[], now: Date): Promise<void> {
    if (festivals.length === 0) return;
    const byId = new Map(festivals.map((festival) => [festival.id, festival]));
    const before = await this.database.manager.find(FestivalEntity, {
      select: { id: true, version: true, createdAt: true },
      where: { id: In([...byId.keys()]) },
    });
    const rows = before.flatMap(({ id, version, createdAt }) => {
      const changed = byId.get(id);
      return changed === undefined
        ? []
        : [
            {
              id,
              ...columnsOf(changed.facts),
              version: version + 1,
              createdAt,
              updatedAt: now,
            },
          ];
    });
    await updateMany(this.database.manager, FestivalEntity, rows);
    await this.replaceTags(festivals);
  }

  /** What is known of the festival, locked until the transaction ends; null where there is none. */
  async lock(id: string): Promise<{ facts: FestivalFacts; version: number } | null> {
    const festivals = this.database.manager.getRepository(FestivalEntity);
    const festival = await festivals.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (festival === null) return null;
    const tags = await this.database.manager.find(TagEntity, {
      where: { festivalId: id },
      order: { position: 'ASC' },
    });
    return { facts: factsOf(festival, tags), version: festival.version };
  }

  /** What is known of each festival that is there, by id; locked until the transaction ends where asked. */
  async findFacts(ids: readonly string[], lock: boolean): Promise<Map<string, FestivalFacts>> {
    if (ids.length === 0) return new Map();
    const festivals = await this.database.manager.find(FestivalEntity, {
      where: { id: In([...ids]) },
      order: { id: 'ASC' },
      ...(lock ? { lock: { mode: 'pessimistic_write' } } : {}),
    });
    const tags = await this.findTags(ids);
    return new Map(
      festivals.map((festival) => [festival.id, factsOf(festival, tags.get(festival.id) ?? [])]),
    );
  }

  /** Nobody else writes those that are there until the transaction ends. */
  async hold(ids: readonly string[]): Promise<void> {
    if (ids.length > 0)
      await this.database.rows('SELECT id FROM festivals_festival WHERE id IN (?) ORDER BY id FOR UPDATE', [
        ids,
      ]);
  }

  async hasAny(): Promise<boolean> {
    return this.database.manager.exists(FestivalEntity);
  }

  async findStatus(id: string): Promise<FestivalStatus | null> {
    const found = await this.database.manager.findOne(FestivalEntity, {
      select: { status: true },
      where: { id },
    });
    return found?.status ?? null;
  }

  /** Also locks the festivals until the transaction ends. False where one is not there. */
  async touch(ids: readonly string[], now: Date): Promise<boolean> {
    const touched = await this.database.change(
      'UPDATE festivals_festival SET updated_at = ? WHERE id IN (?)',
      [now, ids],
    );
    return touched === ids.length;
  }

  /** Also to the festival that it turned out to be. False where there is no such festival. */
  async addRating(id: string, sum: number, count: number): Promise<boolean> {
    const changed = await this.database.change(
      'UPDATE festivals_festival SET rating_sum = rating_sum + ?, rating_count = rating_count + ? WHERE id = ?',
      [sum, count, id],
    );
    await this.database.change(
      `UPDATE festivals_festival own JOIN festivals_festival f ON f.id = own.merged_into
          SET f.rating_sum = f.rating_sum + ?, f.rating_count = f.rating_count + ? WHERE own.id = ?`,
      [sum, count, id],
    );
    return changed === 1;
  }

  /** Only where they differ: most changes leave the tags alone. */
  private async replaceTags(festivals: readonly { id: string; facts: FestivalFacts }[]): Promise<void> {
    const before = await this.findTags(festivals.map(({ id }) => id));
    const differing = festivals.filter(
      ({ id, facts }) =>
        JSON.stringify(facts.tags) !== JSON.stringify((before.get(id) ?? []).map(({ tag }) => tag)),
    );
    if (differing.length === 0) return;
    await this.database.manager.delete(TagEntity, { festivalId: In(differing.map(({ id }) => id)) });
    await insertMany(
      this.database.manager,
      TagEntity,
      differing.flatMap(({ id, facts }) =>
        facts.tags.map((tag, position) => ({ festivalId: id, tag, position })),
      ),
    );
  }

  private async findTags(ids: readonly string[]): Promise<Map<string, TagEntity[]>> {
    const tags = new Map<string, TagEntity[]>(ids.map((id) => [id, []]));
    const found = await this.database.manager.find(TagEntity, {
      where: { festivalId: In([...ids]) },
      order: { position: 'ASC' },
    });
    for (const tag of found) tags.get(tag.festivalId)?.push(tag);
    return tags;
  }

  private async addTags(festivalId: string, tags: readonly string[]): Promise<void> {
    if (tags.length === 0) return;
    await this.database.manager.insert(
      TagEntity,
      tags.map((tag, position) => ({ festivalId, tag, position })),
    );
  }
}

function columnsOf({ tags: _tags, region, point, formerNames, linkedPictures, ...facts }: FestivalFacts) {
  return {
    ...facts,
    formerNames: [...formerNames],
    linkedPictures: [...linkedPictures],
    provinceCode: region?.provinceCode ?? null,
    districtCode: region?.districtCode ?? null,
    latitude: point?.lat.toFixed(6) ?? null,
    longitude: point?.lng.toFixed(6) ?? null,
  };
}

function factsOf(festival: FestivalEntity, tags: readonly TagEntity[]): FestivalFacts {
  const { provinceCode, districtCode, latitude, longitude } = festival;
  return {
    name: festival.name,
    nameEn: festival.nameEn,
    formerNames: festival.formerNames,
    category: festival.category,
    tags: tags.map(({ tag }) => tag),
    place: festival.place,
    address: festival.address,
    region: provinceCode === null ? null : { provinceCode, districtCode },
    point: latitude === null || longitude === null ? null : { lat: Number(latitude), lng: Number(longitude) },
    organiser: festival.organiser,
    host: festival.host,
    sponsors: festival.sponsors,
    phone: festival.phone,
    homepage: festival.homepage,
    description: festival.description,
    descriptionEn: festival.descriptionEn,
    free: festival.free,
    status: festival.status,
    coverPhotoId: festival.coverPhotoId,
    linkedPictures: festival.linkedPictures,
  };
}
