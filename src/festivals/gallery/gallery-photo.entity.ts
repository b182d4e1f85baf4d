import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { PrimaryIdColumn } from '../../shared/database/columns.js';
import { FestivalEntity } from '../festival.entity.js';

/** A photo that a festival shows beside its cover; the photo itself lives in the media module. */
@Entity('festivals_gallery_photo')
@Index('festivals_gallery_photo_order', ['festivalId', 'position'], { unique: true })
export class GalleryPhotoEntity {
  @ForeignKey(() => FestivalEntity, { onDelete: 'CASCADE', name: 'festivals_gallery_photo_of_festival' })
  @PrimaryIdColumn({ name: 'festival_id' })
  festivalId!: string;

  @PrimaryIdColumn({ name: 'photo_id' })
  photoId!: string;

  /** From 0, in the order the editor gave. */
  @Column({ type: 'tinyint', unsigned: true })
  position!: number;
}
