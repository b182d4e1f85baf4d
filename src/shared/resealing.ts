import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Log } from './log/log.js';
import { Rounds } from './rounds.js';
import type { Sealing } from './sealing.js';

const PAUSE_MS = 5 * 60_000;

interface SealedRow {
  readonly id: string;
  readonly secret: Buffer;
}

/** Where sealed secrets lie. */
export interface SealedRows {
  allSealed(): Promise<readonly SealedRow[]>;
  /** Changes nothing where the row has another secret meanwhile. */
  replaceSealed(row: SealedRow, secret: Buffer): Promise<void>;
}

/**
 * Seals anew what lies under the key before, as long as one is configured: at the start, and again for what an
 * instance that does not know the new key yet has sealed meanwhile. Any number of instances may.
 */
export abstract class Resealing implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds: Rounds;

  /** @param whose what a row's secret was sealed for */
  constructor(
    private readonly sealing: Sealing,
    private readonly rows: SealedRows,
    private readonly whose: (row: SealedRow) => string,
    log: Log,
  ) {
    this.rounds = new Rounds(() => this.sealAnew(), log, 'sealing secrets anew fails, trying on');
  }

  onApplicationBootstrap(): void {
    if (!this.sealing.hasPrevious) return;
    this.rounds.next();
    this.rounds.start(PAUSE_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds.stop();
  }

  private async sealAnew(): Promise<void> {
    for (const row of await this.rows.allSealed()) {
      const secret = this.sealing.anew(row.secret, this.whose(row));
      if (secret !== null) await this.rows.replaceSealed(row, secret);
    }
  }
}
