import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../shared/database/columns.js';
import { type CategoryCode, categoryCodes } from './category.js';
import type { LinkedPicture } from './gallery/linked-picture.schemas.js';

export const FESTIVAL_STATUSES = ['published', 'draft', 'hidden'] as const;
export type FestivalStatus = (typeof FESTIVAL_STATUSES)[number];

/** The thing that comes back every year; {@link EditionEntity} is one occurrence of it. */
@Entity('festivals_festival')
@Index('festivals_festival_region', ['provinceCode', 'districtCode'])
@Index('festivals_festival_updated', ['updatedAt'])
@Index('festivals_festival_merged', ['mergedInto'])
export class FestivalEntity {
  @PrimaryIdColumn()
  id!: string;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @Column({ type: 'varchar', length: 200, name: 'name_en', nullable: true })
  nameEn!: string | null;

  @Column({ type: 'json', name: 'former_names' })
  formerNames!: string[];

  @Column({ type: 'enum', enum: categoryCodes })
  category!: CategoryCode;

  @Column({ type: 'varchar', length: 200, nullable: true })
  place!: string | null;

  @Column({ type: 'varchar', length: 300, nullable: true })
  address!: string | null;

  @Column({
    type: 'char',
    length: 2,
    name: 'province_code',
    nullable: true,
    charset: 'ascii',
    collation: 'ascii_bin',
  })
  provinceCode!: string | null;

  @Column({
    type: 'char',
    length: 5,
    name: 'district_code',
    nullable: true,
    charset: 'ascii',
    collation: 'ascii_bin',
  })
  districtCode!: string | null;

  /** Degrees, WGS 84; text, so that no digit is lost. Both or neither. */
  @Column({ type: 'decimal', precision: 8, scale: 6, nullable: true })
  latitude!: string | null;

  @Column({ type: 'decimal', precision: 9, scale: 6, nullable: true })
  longitude!: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  organiser!: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  host!: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  sponsors!: string | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  phone!: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  homepage!: string | null;

  @Column({ type: 'text', nullable: true })
  description!: string | null;

  @Column({ type: 'text', name: 'description_en', nullable: true })
  descriptionEn!: string | null;

  /** Whether entry is free; null where nobody has said. */
  @Column({ type: 'boolean', nullable: true })
  free!: boolean | null;

  @Column({ type: 'enum', enum: FESTIVAL_STATUSES })
  status!: FestivalStatus;

  @IdColumn({ name: 'cover_photo_id', nullable: true })
  coverPhotoId!: string | null;

  /** Pictures that must not be altered, in the order the editor gave: never fetched, only linked. */
  @Column({ type: 'json', name: 'linked_pictures' })
  linkedPictures!: LinkedPicture[];

  @Column({ type: 'int', unsigned: true, name: 'rating_sum', default: 0 })
  ratingSum!: number;

  @Column({ type: 'int', unsigned: true, name: 'rating_count', default: 0 })
  ratingCount!: number;

  @Column({ type: 'int', unsigned: true, name: 'bookmark_count', default: 0 })
  bookmarkCount!: number;

  /** The festival that this one turned out to be; it is hidden then. */
  @ForeignKey(() => FestivalEntity, { onDelete: 'CASCADE', name: 'festivals_festival_into' })
  @IdColumn({ name: 'merged_into', nullable: true })
  mergedInto!: string | null;

  /** Counts the changes of an editor or an import, not ratings and bookmarks. */
  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;

  @InstantColumn({ name: 'created_at' })
  createdAt!: Date;

  @InstantColumn({ name: 'updated_at' })
  updatedAt!: Date;
}
