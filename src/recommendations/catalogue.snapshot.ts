import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { FestivalCatalogue, type FestivalFeatures } from '../festivals/index.js';
import { Clock } from '../shared/clock.js';
import { contentVectors } from './model/content.rules.js';
import type { RankedCatalogue } from './ranking/ranking.rules.js';

export type Snapshot = RankedCatalogue;

const FRESH_MS = 3_000;

/**
 * What ranking needs of every published festival, kept in memory for a few seconds. Whoever answers
 * from it reads the festivals it names anew, so nothing that was hidden meanwhile gets out.
 */
@Injectable()
export class CatalogueSnapshot {
  private held: Snapshot | undefined;
  private heldSince = -Infinity;
  private reading: Promise<Snapshot> | undefined;

  constructor(
    private readonly catalogue: FestivalCatalogue,
    private readonly clock: Clock,
  ) {}

  async current(): Promise<Snapshot> {
    const fresh = performance.now() - this.heldSince < FRESH_MS && this.held?.today === this.clock.today();
    return fresh && this.held !== undefined ? this.held : this.join();
  }

  /** One that was read after this call: a reading under way may have begun too early. */
  async readAnew(): Promise<Snapshot> {
    await this.reading?.catch(() => undefined);
    return this.join();
  }

  private async join(): Promise<Snapshot> {
    this.reading ??= this.read().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async read(): Promise<Snapshot> {
    const [startedAt, today] = [performance.now(), this.clock.today()];
    const festivals = await this.catalogue.features();
    const content =
      this.held !== undefined && isAlike(this.held.festivals, festivals)
        ? this.held.content
        : contentVectors(festivals);
    this.held = { today, festivals, byId: new Map(festivals.map((one) => [one.id, one])), content };
    this.heldSince = startedAt;
    return this.held;
  }
}

/** Whether nothing that makes a content vector has changed. */
function isAlike(before: readonly FestivalFeatures[], now: readonly FestivalFeatures[]): boolean {
  return (
    before.length === now.length &&
    now.every((one, index) => {
      const other = before[index];
      return (
        one.id === other?.id &&
        one.updatedAt.getTime() === other.updatedAt.getTime() &&
        one.edition?.startsOn === other.edition?.startsOn
      );
    })
  );
}
