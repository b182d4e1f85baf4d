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

  /** Its own, then those of festivals behind it, which are named too; null where no such festival is published. */
  async findOfPublished(festivalId: string): Promise<{ photoIds: string[]; behind: string[] } | null> {
    const [festival] = await this.database.rows<{ photoIds: string[] | null; behind: string[] | null }>(
      `SELECT (SELECT JSON_ARRAYAGG(o.id ORDER BY o.id) FROM festivals_festival o WHERE o.merged_into = f.id) AS behind,
              (SELECT JSON_ARRAYAGG(g.photo_id ORDER BY o.merged_into IS NOT NULL, o.id, g.position)
                 FROM festivals_festival o JOIN festivals_gallery_photo g ON g.festival_id = o.id
                WHERE o.id = f.id OR o.merged_into = f.id) AS photoIds
         FROM festivals_festival f WHERE f.id = ? AND f.status = 'published'`,
      [festivalId],
    );
    if (festival === undefined) return null;
    return { photoIds: [...new Set(festival.photoIds ?? [])], behind: festival.behind ?? [] };
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
