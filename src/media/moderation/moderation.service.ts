import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { CONFIG, type Config } from '../../shared/config/config.js';
import { Log } from '../../shared/log/log.js';
import { allDone } from '../all-done.js';
import type { PhotoEntity } from '../photo.entity.js';
import { PhotoRepository } from '../photo.repository.js';
import { ModerationHook } from './moderation.hook.js';
import { ModerationRepository } from './moderation.repository.js';
import { pauseAfter, renditionToJudge } from './moderation.rules.js';

const LEASE_MS = 60_000;
const AT_A_TIME = 10;
const MOST_TRIES_COUNTED = 255;

/** Where a new photo stands until somebody judges it. */
export type FirstModeration = Pick<PhotoEntity, 'moderation' | 'moderateAt'>;

/** Between the gate and publication: what is not clean is not public. Without a hook everything is clean. */
@Injectable()
export class ModerationService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly hook: ModerationHook,
    private readonly photos: PhotoRepository,
    private readonly repository: ModerationRepository,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** What a photo that becomes ready starts as. */
  initial(): FirstModeration {
    return this.hook.isConfigured
      ? { moderation: 'review', moderateAt: this.clock.now() }
      : { moderation: 'clean', moderateAt: null };
  }

  /** One round: everything that waits for a verdict. */
  async judgeDue(): Promise<void> {
    for (;;) {
      const now = this.clock.now();
      const leasedUntil = new Date(now.getTime() + LEASE_MS);
      const due = await this.photos.claimDue('moderateAt', now, leasedUntil, AT_A_TIME);
      await allDone(due.map((photo) => this.judge(photo)));
      if (due.length < AT_A_TIME) return;
    }
  }

  /** `review` leaves the photo to a person, as does having nothing to show; a hook that fails is asked again. */
  private async judge({ id, status, renditions, moderationTries }: PhotoEntity): Promise<void> {
    const shown = status === 'ready' ? renditionToJudge(renditions ?? []) : undefined;
    if (shown === undefined) return this.repository.decide(id, 'review');
    try {
      const verdict = await this.hook.judge({ id, url: `${this.config.mediaBaseUrl}/${shown.key}` });
      await this.repository.decide(id, verdict);
    } catch (error) {
      const tries = Math.min(moderationTries + 1, MOST_TRIES_COUNTED);
      this.log.warn('the moderation hook gave no verdict', { photoId: id, tries, reason: String(error) });
      await this.repository.askLater(id, tries, new Date(this.clock.now().getTime() + pauseAfter(tries)));
    }
  }
}
