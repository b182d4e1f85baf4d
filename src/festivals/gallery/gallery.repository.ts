import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../../shared/database/database.js';
import { GalleryPhotoEntity } from './gallery-photo.entity.js';

/** Which photos a festival shows beside its cover, in the editor's order. */
@Injectable()
export class GalleryRepository {
  constructor(private readonly database: Database) {}

  private get photos() {
    return this.database.manager.getRepository(GalleryPhotoEntity);
  }

  async photoIdsOf(festivalId: string): Promise<string[]> {
    const rows = await this.photos.find({ where: { festivalId }, order: { position: 'ASC' } });
    return rows.map(({ photoId }) => photoId);
  }

  /** Null where no such festival is published. */
  async photoIdsOfPublished(festivalId: string): Promise<string[] | null> {
    const [festival] = await this.database.rows<{ photoIds: string[] | null }>(
      `SELECT (SELECT JSON_ARRAYAGG(g.photo_id ORDER BY g.position)
                 FROM festivals_gallery_photo g WHERE g.festival_id = f.id) AS photoIds
         FROM festivals_festival f WHERE f.id = ? AND f.status = 'published'`,
      [festivalId],
    );
    return festival === undefined ? null : (festival.photoIds ?? []);
  }

  /** Each is named: all of a festival would lock the gap where the galleries of new festivals are going. */
  async remove(festivalId: string, photoIds: readonly string[]): Promise<void> {
    if (photoIds.length > 0) await this.photos.delete({ festivalId, photoId: In([...photoIds]) });
  }

  async add(festivalId: string, photoIds: readonly string[]): Promise<void> {
    if (photoIds.length === 0) return;
    await this.photos.insert(photoIds.map((photoId, position) => ({ festivalId, photoId, position })));
  }
}
