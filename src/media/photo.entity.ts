import { Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../shared/database/columns.js';

export const PURPOSES = ['review', 'festival', 'avatar'] as const;
export type PhotoPurpose = (typeof PURPOSES)[number];

/**
 * `awaiting` its bytes, `processing` once they are seen; then as the manifest says, `ready` or `rejected`.
 * `failed` and `expired` are where we stopped waiting: a manifest that turns up later still wins over them.
 */
export const STATUSES = ['awaiting', 'processing', 'ready', 'rejected', 'failed', 'expired'] as const;
export type PhotoStatus = (typeof STATUSES)[number];

export interface StoredRendition {
  readonly width: number;
  readonly height: number;
  readonly format: 'webp' | 'jpeg';
  readonly byteSize: number;
  readonly key: string;
}

@Entity('media_photo')
@Index('media_photo_owner', ['ownerId', 'status'])
@Index('media_photo_look', ['lookAt'])
export class PhotoEntity {
  @PrimaryIdColumn()
  id!: string;

  @IdColumn({ name: 'owner_id' })
  ownerId!: string;

  @Column({ type: 'enum', enum: PURPOSES })
  purpose!: PhotoPurpose;

  @Column({ type: 'enum', enum: STATUSES })
  status!: PhotoStatus;

  /** As the ticket was asked for; the bytes decide in the end. */
  @Column({ type: 'varchar', length: 30, name: 'content_type', charset: 'ascii', collation: 'ascii_bin' })
  contentType!: string;

  @Column({ type: 'int', unsigned: true, name: 'byte_size' })
  byteSize!: number;

  /** Null where the client could not hash. */
  @Column({ type: 'binary', length: 32, nullable: true })
  sha256!: Buffer | null;

  /** How many things show it; published as soon as there is one. */
  @Column({ type: 'int', unsigned: true, default: 0 })
  attachments!: number;

  @InstantColumn({ name: 'created_at' })
  createdAt!: Date;

  /** When its bytes were last known to be with the photo function. */
  @InstantColumn({ name: 'driven_at', nullable: true })
  drivenAt!: Date | null;

  @Column({ type: 'tinyint', unsigned: true, default: 0 })
  redrives!: number;

  /** When the sweeper looks after it next; null when nothing is left to do. */
  @InstantColumn({ name: 'look_at', nullable: true })
  lookAt!: Date | null;

  @Column({
    type: 'varchar',
    length: 40,
    nullable: true,
    name: 'reason_code',
    charset: 'ascii',
    collation: 'ascii_bin',
  })
  reasonCode!: string | null;

  /** Pixels of the upright original. */
  @Column({ type: 'int', unsigned: true, nullable: true })
  width!: number | null;

  @Column({ type: 'int', unsigned: true, nullable: true })
  height!: number | null;

  /** Base64. */
  @Column({ type: 'varchar', length: 64, nullable: true, charset: 'ascii', collation: 'ascii_bin' })
  thumbhash!: string | null;

  @Column({ type: 'char', length: 7, nullable: true, charset: 'ascii', collation: 'ascii_bin' })
  color!: string | null;

  @InstantColumn({ name: 'taken_at', nullable: true })
  takenAt!: Date | null;

  @Column({ type: 'json', nullable: true })
  renditions!: StoredRendition[] | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  alt!: string | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  licence!: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  credit!: string | null;
}
