import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row: the end of the chain, and the lock that every writer of it takes. */
@Entity('audit_head')
export class AuditHeadEntity {
  @PrimaryColumn({ type: 'tinyint', unsigned: true })
  id!: number;

  @Column({ type: 'bigint', unsigned: true })
  seq!: string;

  @Column({ type: 'binary', length: 32 })
  hash!: Buffer;
}
