import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import { Database } from '../shared/database/database.js';
import type { Paging } from '../shared/http/paging.js';
import { PhotoEntity } from './photo.entity.js';

export type PhotoDescription = Pick<PhotoEntity, 'alt' | 'licence' | 'credit'>;

@Injectable()
export class PhotoRepository {
  constructor(private readonly database: Database) {}

  private get photos() {
    return this.database.manager.getRepository(PhotoEntity);
  }

  async findById(id: string): Promise<PhotoEntity | null> {
    return this.photos.findOneBy({ id });
  }

  async findPublishedAndReady(ids: readonly string[]): Promise<PhotoEntity[]> {
    if (ids.length === 0) return [];
    return this.photos.findBy({ id: In([...ids]), status: 'ready', attachments: MoreThan(0) });
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

  async countAttachments(ids: readonly string[], by: 1 | -1): Promise<void> {
    if (ids.length === 0) return;
    await this.photos.increment({ id: In([...ids]) }, 'attachments', by);
  }

  async describe(id: string, description: PhotoDescription): Promise<void> {
    await this.photos.update({ id }, description);
  }

  async stopLooking(id: string): Promise<void> {
    await this.photos.update({ id }, { lookAt: null });
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.photos.delete({ id: In([...ids]) });
  }
}
