import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../../shared/database/database.js';
import { PhotoEntity } from '../photo.entity.js';

@Injectable()
export class WatchRepository {
  constructor(private readonly database: Database) {}

  /** Those of the photos that are there, by id. */
  async find(ids: Iterable<string>): Promise<Map<string, PhotoEntity>> {
    return this.findBy({ id: In([...ids]) });
  }

  async findOfOwner(ownerId: string, ids: Iterable<string>): Promise<Map<string, PhotoEntity>> {
    return this.findBy({ ownerId, id: In([...ids]) });
  }

  private async findBy(where: object): Promise<Map<string, PhotoEntity>> {
    const photos = await this.database.manager.getRepository(PhotoEntity).findBy(where);
    return new Map(photos.map((photo) => [photo.id, photo]));
  }
}
