import { setImmediate as others } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { BoundedMap } from '../../shared/bounded-map.js';
import { Clock, type Day, dayNumber, dayOf } from '../../shared/clock.js';
import { Beforehand } from '../changes/beforehand.js';
import { CatalogueChanges, type CatalogueState } from '../changes/catalogue-changes.js';
import { SharedLook } from '../../shared/shared-look.js';
import { FestivalIndex } from './index/festival-index.js';
import type { ListedFestival } from './index/listed-festival.js';
import { ListedNews } from './listed-news.js';
import { ListingRepository, type ListedRow } from './listing.repository.js';

const BATCH = 500;
/** From so many changes on it is made anew beside the old one... */
const ANEW = 1_000;
/** ...and from so many on from the tables. */
const MANY = 5_000;
/** Rows of festivals kept for the next answer that shows them, less than a kilobyte each: words find any of them. */
const ROWS_KEPT = 100_000;

interface State extends CatalogueState {
  readonly index: FestivalIndex;
}

/**
 * The index of published festivals, as new as whoever asks: each asking looks whether anything was written since,
 * so a write is in the very next answer of every instance.
 */
@Injectable()
export class ListingIndex implements OnApplicationBootstrap {
  private state: State | undefined;
  private readonly rows = new BoundedMap<ListedRow>(ROWS_KEPT);
  private readonly news = new ListedNews();
  private readonly looks = new SharedLook(() => this.catchUp());

  constructor(
    private readonly changes: CatalogueChanges,
    private readonly listings: ListingRepository,
    private readonly clock: Clock,
    private readonly beforehand: Beforehand,
  ) {}

  onApplicationBootstrap(): void {
    this.beforehand.read('festivals', () => this.looks.now());
  }

  /** @throws DomainError unavailable while it is being made for the first time, and that takes long */
  current(): Promise<FestivalIndex> {
    return this.state === undefined ? this.beforehand.inTime(this.looks.now()) : this.looks.now();
  }

  /** The state of the catalogue that the index is as new as. */
  get seen(): CatalogueState | undefined {
    return this.state;
  }

  /** What the index has taken in after a mark; undefined where that is all of it. With the mark of now. */
  newsSince(mark: number): { readonly ids: string[] | undefined; readonly mark: number } {
    return { ids: this.news.since(mark), mark: this.news.mark };
  }

  /** Of published festivals by id, as they are now; absent where not published any more. */
  async rowsOf(ids: readonly string[]): Promise<Map<string, ListedRow>> {
    const found = new Map<string, ListedRow>();
    const unread: string[] = [];
    for (const id of ids) {
      const row = this.rows.get(id);
      const slot = this.state?.index.slotOf(id);
      const isNow =
        row !== undefined &&
        slot !== undefined &&
        this.state?.index.at(slot).fingerprint === row.listed.fingerprint;
      if (isNow) found.set(id, row);
      else unread.push(id);
    }
    for (const row of await this.listings.findListed(unread, this.today)) {
      found.set(row.listed.id, row);
      this.rows.set(row.listed.id, row);
    }
    return found;
  }

  private async catchUp(): Promise<FestivalIndex> {
    const today = this.clock.today();
    const { state } = this;
    const { epoch, turn, written } = await this.changes.since(state?.turn ?? Number.MAX_SAFE_INTEGER);
    if (state === undefined || epoch !== state.epoch || turn < state.turn || today < this.today)
      return this.readAll(today, { epoch, turn });
    const isNewDay = today !== this.today;
    if (turn === state.turn && !isNewDay) return state.index;
    const turning = isNewDay ? await this.listings.findTurning(this.today, today) : [];
    const ids = [...new Set([...written, ...turning])];
    if (ids.length > MANY) return this.readAll(today, { epoch, turn });
    const changed = new Map<string, ListedFestival | null>(ids.map((id) => [id, null]));
    for (let from = 0; from < ids.length; from += BATCH) {
      for (const row of await this.listings.findListed(ids.slice(from, from + BATCH), today)) {
        changed.set(row.listed.id, row.listed);
        this.rows.set(row.listed.id, row);
      }
    }
    const { index } = state;
    if (isNewDay || ids.length >= ANEW) {
      const made = await this.make(withChanges(index.festivalsById(), changed), today, { epoch, turn });
      this.news.add(ids);
      return made;
    }
    index.apply(changed);
    this.state = { index, epoch, turn };
    this.news.add(ids);
    return index;
  }

  private async readAll(today: Day, seen: CatalogueState): Promise<FestivalIndex> {
    const all = new Map<string, ListedFestival>();
    this.rows.clear();
    for await (const rows of this.listings.findAllListed(BATCH, today)) {
      for (const row of rows) {
        all.set(row.listed.id, row.listed);
        this.rows.set(row.listed.id, row);
      }
    }
    const index = await this.make(all, today, seen);
    this.news.addAll();
    return index;
  }

  /** Beside the present index, in turns, so that meanwhile everything else is answered. */
  private async make(
    all: ReadonlyMap<string, ListedFestival>,
    today: Day,
    seen: CatalogueState,
  ): Promise<FestivalIndex> {
    const index = new FestivalIndex(dayNumber(today));
    for (const turns = index.applying(all); turns.next().done !== true;) await others();
    this.state = { index, ...seen };
    return index;
  }

  /** The day that the index answers for. */
  private get today(): Day {
    return this.state === undefined ? this.clock.today() : dayOf(this.state.index.today);
  }
}

function withChanges(
  all: Map<string, ListedFestival>,
  changed: ReadonlyMap<string, ListedFestival | null>,
): Map<string, ListedFestival> {
  for (const [id, festival] of changed) {
    if (festival === null) all.delete(id);
    else all.set(id, festival);
  }
  return all;
}
