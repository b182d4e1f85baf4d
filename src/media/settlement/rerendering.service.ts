import { Injectable } from '@nestjs/common';
import { pipelineVersion } from '../../../lambda/src/contract.js';
import { Clock } from '../../shared/clock.js';
import { allDone } from '../all-done.js';
import { PhotoStore } from '../photo.store.js';
import { RerenderingRepository } from './rerendering.repository.js';
import { SettlementService } from './settlement.service.js';

const MINUTE_MS = 60_000;
const A_MINUTE = 10;
/** A photo that stays old, because its original is gone or the function cannot cope, is tried again so often. */
const TRIED_AGAIN_MS = 60 * MINUTE_MS;

/** Has photos of an older pipeline made anew, slowly. They are shown as they are until the new manifest is there. */
@Injectable()
export class RerenderingService {
  private lastRound = 0;

  constructor(
    private readonly rerenderings: RerenderingRepository,
    private readonly settlements: SettlementService,
    private readonly store: PhotoStore,
    private readonly clock: Clock,
  ) {}

  /** A few photos a minute, however often it is called. */
  async rerenderSome(): Promise<void> {
    const now = this.clock.now();
    const since = now.getTime() - this.lastRound;
    // A clock that was put back must not make us wait until it has caught up.
    if (since >= 0 && since < MINUTE_MS) return;
    this.lastRound = now.getTime();
    const drivenBefore = new Date(now.getTime() - TRIED_AGAIN_MS);
    let left = A_MINUTE;
    // One version at a time keeps the statement within the index, so that it locks what it takes and no more.
    for (let version = pipelineVersion - 1; version >= 0 && left > 0; version -= 1) {
      const old = await this.rerenderings.claim(version, now, drivenBefore, left);
      left -= old.length;
      await allDone(
        old.map(async (photo) => {
          // The message of a new manifest may have been lost.
          if (!(await this.settlements.takeNews(photo))) await this.store.redrive(photo.id);
        }),
      );
    }
  }
}
