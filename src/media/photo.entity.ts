import { Column, Entity, Index } from 'typeorm';
import type { RenditionFormat } from '../../lambda/src/contract.js';
import { IdColumn, InstantColumn, PrimaryIdColumn } from '../shared/database/columns.js';
import { type Licence, LICENCES } from './describing/licence.js';

export const PURPOSES = ['review', 'festival', 'avatar'] as const;
export type PhotoPurpose = (typeof PURPOSES)[number];

/**
 * `awaiting` its bytes, `processing` once they are seen; then as the manifest says, `ready` or `rejected`.
 * `failed` and `expired` are where we stopped waiting: a manifest that turns up later still wins over them.
 */
export const STATUSES = ['awaiting', 'processing', 'ready', 'rejected', 'failed', 'expired'] as const;
export type PhotoStatus = (typeof STATUSES)[number];

/** `clean` unless a moderation hook is configured; only what is clean is ever public. */
export const MODERATIONS = ['clean', 'review', 'blocked'] as const;
export type Moderation = (typeof MODERATIONS)[number];

export interface StoredRendition {
  readonly width: number;
  readonly height: number;
  readonly format: RenditionFormat;
  readonly byteSize: number;
  readonly key: string;
}

@Entity('media_photo')
@Index('media_photo_owner', ['ownerId', 'status'])
@Index('media_photo_bytes', ['ownerId', 'sha256'])
@Index('media_photo_pipeline', ['status', 'pipelineVersion', 'drivenAt'])
@Index('media_photo_look', ['lookAt'])
@Index('media_photo_moderate', ['moderateAt'])
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

  /** How many things show it; published as soon as there is one that is not hidden. */
  @Column({ type: 'int', unsigned: true, default: 0 })
  attachments!: number;

  /** How many of these things are hidden themselves, and show it to nobody but whom it is shown anyway. */
  @Column({ type: 'int', unsigned: true, default: 0 })
  concealed!: number;

  /** When its ticket was given, the last one where there were several. */
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

  @Column({ type: 'enum', enum: LICENCES, nullable: true })
  licence!: Licence | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  credit!: string | null;

  /** Whether the owner lets us keep the rough place. */
  @Column({ type: 'boolean', default: false, name: 'keep_location' })
  keepLocation!: boolean;

  /** Degrees to two decimals, as text; never public. */
  @Column({ type: 'decimal', precision: 4, scale: 2, nullable: true })
  latitude!: string | null;

  @Column({ type: 'decimal', precision: 5, scale: 2, nullable: true })
  longitude!: string | null;

  /** What must stay in view when the photo is cut to a frame: parts of its width and height, as text. */
  @Column({ type: 'decimal', precision: 4, scale: 3, nullable: true, name: 'focal_x' })
  focalX!: string | null;

  @Column({ type: 'decimal', precision: 4, scale: 3, nullable: true, name: 'focal_y' })
  focalY!: string | null;

  /** 64 bits, as text; near-duplicates differ in few. */
  @Column({ type: 'bigint', unsigned: true, nullable: true, name: 'd_hash' })
  dHash!: string | null;

  /** An earlier photo of the same owner that looks almost the same: a hint, no verdict. */
  @IdColumn({ name: 'similar_to', nullable: true })
  similarTo!: string | null;

  /** Grows with every change of what people say of the photo; part of its ETag. */
  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;

  @Column({ type: 'enum', enum: MODERATIONS, default: 'clean' })
  moderation!: Moderation;

  /** When to ask the moderation hook next; null once there is a verdict, or a person to give one. */
  @InstantColumn({ name: 'moderate_at', nullable: true })
  moderateAt!: Date | null;

  @Column({ type: 'tinyint', unsigned: true, default: 0, name: 'moderation_tries' })
  moderationTries!: number;

  /** Of the manifest that the row shows; null while there is none. */
  @Column({ type: 'smallint', unsigned: true, nullable: true, name: 'pipeline_version' })
  pipelineVersion!: number | null;

  /** Why the function gave the photo up, for operators. */
  @Column({ type: 'tinyint', unsigned: true, nullable: true })
  attempts!: number | null;

  @Column({ type: 'varchar', length: 500, nullable: true, name: 'last_error' })
  lastError!: string | null;
}
