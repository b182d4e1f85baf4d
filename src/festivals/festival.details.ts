import { Injectable } from '@nestjs/common';
import { BoundedMap } from '../shared/bounded-map.js';
import { Clock, type Day } from '../shared/clock.js';
import { tagOf } from '../shared/http/conditional-get.js';
import { BookmarkRepository, pairOf } from './bookmark/bookmark.repository.js';
import { CatalogueRepository, type FestivalDetailRow } from './catalogue.repository.js';
import { CatalogueChanges, type CatalogueState } from './changes/catalogue-changes.js';
import { SharedLook } from '../shared/shared-look.js';
import { SharedReads } from '../shared/shared-reads.js';
import type { EditionEntity } from './edition/edition.entity.js';
import { EditionRepository } from './edition/edition.repository.js';

/** Some kilobytes each. */
const KEPT = 1_000;
const EDITIONS_SHOWN = 20;

/** What the page of a festival is made of. */
export interface FestivalRecord {
  readonly today: Day;
  readonly row: Omit<FestivalDetailRow, 'bookmarked'>;
  readonly editions: readonly EditionEntity[];
  /** Equal for equal content, on every instance. */
  readonly fingerprint: string;
}

interface Found {
  readonly record: FestivalRecord;
  /** By the account that asks. */
  readonly bookmarked: boolean;
}

/** One festival as its page needs it. What was read is kept until that festival is written again, or the day turns. */
@Injectable()
export class FestivalDetails {
  private readonly kept = new BoundedMap<FestivalRecord>(KEPT);
  private readonly looks = new SharedLook(() => this.catchUp());
  private readonly bookmarked = new SharedReads((pairs) => this.bookmarks.findAmong(pairs));
  private day: Day | undefined;
  private seen: CatalogueState | undefined;

  constructor(
    private readonly changes: CatalogueChanges,
    private readonly catalogue: CatalogueRepository,
    private readonly editions: EditionRepository,
    private readonly bookmarks: BookmarkRepository,
    private readonly clock: Clock,
  ) {}

  /** Not to be called within a transaction, whose writes are not for others yet: see {@link read}. */
  async find(id: string, accountId: string | undefined): Promise<Found | null> {
    const state = await this.looks.now();
    const record = this.kept.get(id);
    if (record === undefined) {
      const found = await this.read(id, accountId);
      // What was written meanwhile has been taken from what is kept already, so it must not come back.
      if (found !== null && this.seen === state && found.record.today === this.day)
        this.kept.set(id, found.record);
      return found;
    }
    this.kept.set(id, record);
    const bookmarked = accountId !== undefined && (await this.bookmarked.of(pairOf(accountId, id))) === true;
    return { record, bookmarked };
  }

  /** From the tables, as the transaction under way sees them. */
  async read(id: string, accountId: string | undefined): Promise<Found | null> {
    const today = this.clock.today();
    const found = await this.catalogue.findDetail(id, today, accountId);
    if (found === null) return null;
    const { bookmarked, ...row } = found;
    const editions = await this.editions.findNewest(id, EDITIONS_SHOWN);
    return {
      record: { today, row, editions, fingerprint: tagOf([today, row, editions]) },
      bookmarked,
    };
  }

  private async catchUp(): Promise<CatalogueState> {
    const { seen, day } = this;
    const { epoch, turn, written } = await this.changes.since(seen?.turn ?? Number.MAX_SAFE_INTEGER);
    this.day = this.clock.today();
    if (epoch !== seen?.epoch || turn < seen.turn || day !== this.day) this.kept.clear();
    else if (turn === seen.turn) return seen;
    for (const id of written) this.kept.delete(id);
    return (this.seen = { epoch, turn });
  }
}
