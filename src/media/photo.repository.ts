import { Injectable } from '@nestjs/common';
import { In, LessThanOrEqual, MoreThan } from 'typeorm';
import { Database } from '../shared/database/database.js';
import type { Paging } from '../shared/http/paging.js';
import { PhotoEntity } from './photo.entity.js';

export type PhotoDescription = Pick<PhotoEntity, 'alt' | 'licence' | 'credit' | 'focalX' | 'focalY'>;

/** Of 64: what a re-encoded or slightly cut copy differs in; other pictures differ in about half. */
const SIMILAR_WITHIN_BITS = 6;

@Injectable()
export class PhotoRepository {
  constructor(private readonly database: Database) {}

  private get photos() {
    return this.database.manager.getRepository(PhotoEntity);
  }

  /** Takes up to `limit` photos whose turn has come, so that no other instance takes them before `leasedUntil`. */
  async claimDue(
    turn: 'lookAt' | 'moderateAt',
    now: Date,
    leasedUntil: Date,
    limit: number,
  ): Promise<PhotoEntity[]> {
    // Mostly there is nothing, and to find that out takes no transaction.
    if (!(await this.photos.existsBy({ [turn]: LessThanOrEqual(now) }))) return [];
    return this.database.transaction(async () => {
      const due = await this.photos.find({
        where: { [turn]: LessThanOrEqual(now) },
        order: { [turn]: 'ASC' },
        take: limit,
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      if (due.length > 0)
        await this.photos.update({ id: In(due.map(({ id }) => id)) }, { [turn]: leasedUntil });
      return due;
    });
  }

  async findByIds(ids: readonly string[]): Promise<PhotoEntity[]> {
    return ids.length === 0 ? [] : this.photos.findBy({ id: In([...ids]) });
  }

  async findById(id: string): Promise<PhotoEntity | null> {
    return this.photos.findOneBy({ id });
  }

  async findPublic(ids: readonly string[]): Promise<PhotoEntity[]> {
    if (ids.length === 0) return [];
    return this.photos.findBy({
      id: In([...ids]),
      status: 'ready',
      moderation: 'clean',
      attachments: MoreThan(0),
    });
  }

  /** Those of the ids that anyone may see. By hand, as the query builder is slow with thousands of values. */
  async findPublicIds(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const found = await this.database.rows<{ id: string }>(
      `SELECT id FROM media_photo
        WHERE id IN (?) AND status = 'ready' AND moderation = 'clean' AND attachments > 0`,
      [ids],
    );
    return new Set(found.map(({ id }) => id));
  }

  /** Newest first. */
  async findPageOfOwner(ownerId: string, { page, perPage }: Paging): Promise<[PhotoEntity[], number]> {
    return this.photos.findAndCount({
      where: { ownerId },
      order: { id: 'DESC' },
      skip: (page - 1) * perPage,
      take: perPage,
    });
  }

  /** Locks the photos until the transaction ends, always in the order of their ids; unknown ones are absent. */
  async lock(ids: readonly string[]): Promise<PhotoEntity[]> {
    if (ids.length === 0) return [];
    return this.photos.find({
      where: { id: In([...ids]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async count(what: 'attachments' | 'concealed', ids: readonly string[], by: 1 | -1): Promise<void> {
    if (ids.length === 0) return;
    await this.photos.increment({ id: In([...ids]) }, what, by);
  }

  async describe(id: string, description: Partial<PhotoDescription>): Promise<void> {
    await this.photos.update({ id }, { ...description, version: () => 'version + 1' });
  }

  /**
   * The newest other photo of this owner that is ready and looks almost the same.
   * @param dHash in hex
   */
  async findSimilar(ownerId: string, dHash: string, exceptId: string): Promise<string | null> {
    const [similar] = await this.database.rows<{ id: string }>(
      `SELECT id FROM media_photo
        WHERE owner_id = ? AND status = 'ready' AND id <> ? AND BIT_COUNT(d_hash ^ CAST(? AS UNSIGNED)) <= ?
        ORDER BY id DESC LIMIT 1`,
      [ownerId, exceptId, BigInt(`0x${dHash}`).toString(), SIMILAR_WITHIN_BITS],
    );
    return similar?.id ?? null;
  }

  async stopLooking(id: string): Promise<void> {
    await this.photos.update({ id }, { lookAt: null });
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.photos.delete({ id: In([...ids]) });
  }

  async findAllOfOwner(ownerId: string): Promise<PhotoEntity[]> {
    return this.photos.find({ where: { ownerId }, order: { id: 'ASC' } });
  }

  async lockAllOfOwner(ownerId: string): Promise<PhotoEntity[]> {
    return this.photos.find({
      where: { ownerId },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** What only their owner was to know goes with the owner; their place has gone already. */
  async disown(ids: readonly string[], nobody: string): Promise<void> {
    if (ids.length === 0) return;
    await this.photos.update({ id: In([...ids]) }, { ownerId: nobody, similarTo: null });
  }
}
