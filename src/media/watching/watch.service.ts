import { setTimeout as pause } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { CONFIG, type Config } from '../../shared/config/config.js';
import type { RequestContext } from '../../shared/http/request-context.js';
import { Log } from '../../shared/log/log.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError } from '../../shared/problem/problem.js';
import { mediaProblems } from '../media.problems.js';
import { managedViewOf } from '../photo.view.js';
import type { EventStream } from './event.stream.js';
import { PhotoChanges } from './photo.changes.js';
import { Watch } from './watch.js';
import { watchProblems } from './watch.problems.js';
import { WatchRepository } from './watch.repository.js';

const ROUND_MS = 2_000;
/** News that come together are told together. */
const GATHERING_MS = 50;
const WATCHES_A_PERSON = 5;
const TOO_MANY_RETRY_SECONDS = 10;

/**
 * Tells readers how their photos come along. Every two seconds one query covers everything that anybody watches
 * here, whichever instance changed it; what this instance changes is told at once.
 */
@Injectable()
export class WatchService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly watches = new Set<Watch>();
  /** What this instance has changed since the last round. */
  private changed = new Set<string>();
  private alarm = new AbortController();
  private rounds: Promise<void> = Promise.resolve();
  private leaving = false;
  private failing = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly repository: WatchRepository,
    private readonly changes: PhotoChanges,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.changes.listen((id) => {
      if (!this.watched().has(id)) return;
      this.changed.add(id);
      this.alarm.abort();
    });
    this.rounds = this.goRound();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.leaving = true;
    this.alarm.abort();
    for (const { stream } of this.watches) stream.finish();
    await this.rounds;
  }

  /**
   * The state of each photo at once and then at each change, until all are in an end state.
   * @throws DomainError photo-not-found naming those that are not the owner's, too-many-watches
   */
  async open(ownerId: string, ids: readonly string[], context: RequestContext): Promise<EventStream> {
    const photos = await this.repository.findOfOwner(ownerId, ids);
    const unknown = ids.filter((id) => !photos.has(id));
    if (unknown.length > 0) {
      throw new DomainError(mediaProblems.photoNotFound, {
        errors: unknown.map((id) => ({
          pointer: '/ids',
          detail: { ko: `${id}: 내 사진이 아닙니다.`, en: `${id} is no photo of yours.` },
        })),
      });
    }
    if (this.leaving) throw new DomainError(kernelProblems.unavailable);
    if ([...this.watches].filter((watch) => watch.ownerId === ownerId).length >= WATCHES_A_PERSON) {
      throw new DomainError(watchProblems.tooMany, {
        headers: { 'retry-after': String(TOO_MANY_RETRY_SECONDS) },
      });
    }
    const now = this.clock.now();
    const watch = new Watch(
      ownerId,
      context,
      (photo) => managedViewOf(photo, this.config.mediaBaseUrl),
      ids,
      now,
    );
    this.watches.add(watch);
    watch.stream.once('close', () => this.watches.delete(watch));
    watch.tell(new Set(ids), photos, now);
    return watch.stream;
  }

  private watched(): Set<string> {
    return new Set([...this.watches].flatMap(({ pending }) => [...pending]));
  }

  private async goRound(): Promise<void> {
    while (!this.leaving) {
      await pause(ROUND_MS, undefined, { signal: this.alarm.signal, ref: false }).catch(() =>
        pause(GATHERING_MS),
      );
      const isAlarm = this.alarm.signal.aborted;
      const changed = this.changed;
      // Whatever changes from here on, while we ask, rings for the next round.
      this.alarm = new AbortController();
      this.changed = new Set();
      await this.round(isAlarm ? changed : this.watched());
    }
  }

  private async round(ids: ReadonlySet<string>): Promise<void> {
    try {
      // One that is opened while we ask has just been told, and is not among the answers.
      const watches = [...this.watches];
      const photos = ids.size === 0 ? new Map<string, never>() : await this.repository.find(ids);
      const now = this.clock.now();
      for (const watch of watches) {
        watch.tell(ids, photos, now);
        watch.age(now);
      }
      this.failing = false;
    } catch (error) {
      if (!this.failing) this.log.warn('watched photos cannot be read, trying on', { reason: String(error) });
      this.failing = true;
    }
  }
}
