import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../../../shared/clock.js';
import { LIVE_PROVIDERS, type LiveProvider } from '../import.entity.js';

/** How many calls a provider has had of us on a day in Korea, where their quota is counted. */
@Entity('festivals_live_calls')
export class LiveCallsEntity {
  @PrimaryColumn({ type: 'enum', enum: LIVE_PROVIDERS })
  provider!: LiveProvider;

  @PrimaryColumn({ type: 'date' })
  day!: Day;

  @Column({ type: 'int', unsigned: true })
  calls!: number;
}
