import type { DayNumber } from '../../../shared/clock.js';
import { phaseOf } from '../../edition/edition-in-view.rules.js';
import { EditionCalendar } from './edition-calendar.js';
import { Facets } from './facets.js';
import { InView } from './in-view.js';
import type { ListedEdition, ListedFestival } from './listed-festival.js';
import { PointGrid } from './point-grid.js';
import { ShownEntries } from './shown-entries.js';
import { SlotOrder } from './slot-order.js';
import { SlotSet } from './slot-set.js';
import type { Entry } from './sorted-entries.js';
import { type DatedPhase, soonestKey } from './soonest.rules.js';

/** From so many changes on it is cheaper to sort all than to move one after the other. */
const MANY = 1_000;
/** So many take some milliseconds. */
const TURN = 500;

/**
 * All published festivals as lists ask for them on one day. Each has a slot, a small number under which sets,
 * orders, points and days know it.
 */
export class FestivalIndex {
  readonly all = new SlotSet();
  readonly facets = new Facets();
  readonly points = new PointGrid();
  /** What is on... */
  readonly calendar = new EditionCalendar();
  /** ...and of it what is in view. */
  readonly views = new EditionCalendar();
  readonly inView = new InView();
  /** The last to decide where two are equal. */
  readonly tie = (a: number, b: number) => (this.at(a).id < this.at(b).id ? -1 : a === b ? 0 : 1);
  readonly orders = {
    soonest: new SlotOrder((a, b) => this.inView.keyOf(a) - this.inView.keyOf(b), this.tie),
    rating: new SlotOrder((a, b) => rating(this.at(a), this.at(b)), this.tie),
    popular: new SlotOrder((a, b) => popularity(this.at(a), this.at(b)), this.tie),
    updated: new SlotOrder((a, b) => this.at(b).updatedAt - this.at(a).updatedAt, this.tie),
    id: new SlotOrder(() => 0, this.tie),
  };
  readonly shown = new ShownEntries((entry) => this.keyOf(entry), this.tie, this.inView);

  private readonly slots = new Map<string, number>();
  private readonly freed: number[] = [];
  private readonly festivals: (ListedFestival | undefined)[] = [];

  private forgotten = 0;
  private applied = 0;

  constructor(private day: DayNumber) {}

  /** While it is the same, each slot that had a festival has that one. */
  get generation(): number {
    return this.forgotten;
  }

  /** While it is the same, so is every answer. */
  get version(): number {
    return this.applied;
  }

  get today(): DayNumber {
    return this.day;
  }

  get size(): number {
    return this.slots.size;
  }

  at(slot: number): ListedFestival {
    return this.festivals[slot] as ListedFestival;
  }

  /** All of them by id. */
  festivalsById(): Map<string, ListedFestival> {
    return new Map([...this.slots].map(([id, slot]) => [id, this.at(slot)]));
  }

  slotOf(id: string): number | undefined {
    return this.slots.get(id);
  }

  /** An edition of the festival with what it is on the day of the index. */
  phased({ startsOn, endsOn, status }: ListedEdition): DatedPhase {
    return { startsOn, endsOn, phase: phaseOf<DayNumber>(status, { startsOn, endsOn }, this.day) };
  }

  /** The place in `soonest` order of what shows as this. */
  keyOf({ phase, startsOn, endsOn }: DatedPhase): number {
    return soonestKey(phase, startsOn, endsOn, this.day);
  }

  /**
   * Takes in what has changed: of each id the festival as it is now, null where it is not published. On a new
   * day those that show another edition must be among them.
   */
  apply(changed: ReadonlyMap<string, ListedFestival | null>, today = this.day): void {
    for (const turns = this.applying(changed, today); turns.next().done !== true;);
  }

  /** As {@link apply}, in turns between which others may have theirs; what is asked in between is answered wrongly. */
  *applying(changed: ReadonlyMap<string, ListedFestival | null>, today = this.day): Generator<void, void> {
    const atOnce = changed.size < MANY && today === this.day;
    this.day = today;
    this.applied += 1;
    let taken = 0;
    for (const [id, festival] of changed) {
      if ((taken += 1) % TURN === 0) yield;
      const slot = this.slots.get(id);
      if (slot !== undefined && festival !== null) this.replace(slot, festival, atOnce);
      else if (slot !== undefined) this.forget(slot, atOnce);
      else if (festival !== null) this.keep(festival, atOnce);
    }
    if (!atOnce) yield* this.sorting();
  }

  private *sorting(): Generator<void, void> {
    const slots = [...this.slots.values()].sort(this.tie);
    for (const slot of slots) this.inView.put(slot, this.at(slot).inView, this.day);
    for (const order of Object.values(this.orders)) {
      yield;
      order.rebuild(slots);
    }
    const entries = slots.flatMap((slot) => this.entriesOf(slot, this.at(slot)));
    yield;
    this.calendar.rebuild(entries);
    yield;
    this.shown.rebuild(entries);
    yield;
    this.views.rebuild(slots.flatMap((slot) => viewOf(slot, this.at(slot))));
  }

  private keep(festival: ListedFestival, atOnce: boolean): void {
    const slot = this.freed.pop() ?? this.festivals.length;
    this.slots.set(festival.id, slot);
    this.all.add(slot);
    this.write(slot, festival);
    if (!atOnce) return;
    for (const order of Object.values(this.orders)) order.insert(slot);
    this.putDays(slot, festival);
  }

  private forget(slot: number, atOnce: boolean): void {
    const festival = this.at(slot);
    if (atOnce) {
      for (const order of Object.values(this.orders)) order.remove(slot);
      this.removeDays(slot, festival);
    }
    this.erase(slot, festival);
    this.all.delete(slot);
    this.slots.delete(festival.id);
    this.forgotten += 1;
    this.festivals[slot] = undefined;
    this.freed.push(slot);
  }

  /** Moves the festival only where it stands elsewhere now: most changes are a star or a bookmark. */
  private replace(slot: number, festival: ListedFestival, atOnce: boolean): void {
    const before = this.at(slot);
    const moved = atOnce
      ? ORDERS.filter((name) => !isSame(STANDS_BY[name](before), STANDS_BY[name](festival)))
      : [];
    const hasMovedDays =
      atOnce && !isSame([before.editions, before.inView], [festival.editions, festival.inView]);
    for (const name of moved) this.orders[name].remove(slot);
    if (hasMovedDays) this.removeDays(slot, before);
    this.erase(slot, before);
    this.write(slot, festival);
    for (const name of moved) this.orders[name].insert(slot);
    if (hasMovedDays) this.putDays(slot, festival);
  }

  private write(slot: number, festival: ListedFestival): void {
    this.festivals[slot] = festival;
    this.facets.put(slot, festival);
    if (festival.point !== null) this.points.put(slot, festival.point);
    this.inView.put(slot, festival.inView, this.day);
  }

  private erase(slot: number, festival: ListedFestival): void {
    this.facets.remove(slot, festival);
    if (festival.point !== null) this.points.remove(slot);
  }

  private putDays(slot: number, festival: ListedFestival): void {
    const entries = this.entriesOf(slot, festival);
    this.calendar.insert(entries);
    this.shown.insert(entries);
    this.views.insert(viewOf(slot, festival));
  }

  private removeDays(slot: number, festival: ListedFestival): void {
    const entries = this.entriesOf(slot, festival);
    this.calendar.remove(entries);
    this.shown.remove(entries);
    this.views.remove(viewOf(slot, festival));
  }

  /** What is in view counts as something on even where it is no edition, as an estimate is not. */
  private entriesOf(slot: number, { editions, inView }: ListedFestival): Entry[] {
    const entries = editions.map((edition) => ({ ...this.phased(edition), slot }));
    if (inView === null || entries.some((entry) => this.keyOf(entry) === this.keyOf(inView))) return entries;
    return [...entries, { ...inView, slot }];
  }
}

function viewOf(slot: number, { inView }: ListedFestival): Entry[] {
  return inView === null ? [] : [{ ...inView, slot }];
}

/** What the place of a festival in an order hangs on. */
const STANDS_BY = {
  soonest: ({ inView }: ListedFestival) => inView,
  rating: (festival: ListedFestival) => festival.rating,
  popular: ({ bookmarkCount, rating: { count } }: ListedFestival) => [bookmarkCount, count],
  updated: ({ updatedAt }: ListedFestival) => updatedAt,
  id: ({ id }: ListedFestival) => id,
};
const ORDERS = Object.keys(STANDS_BY) as (keyof typeof STANDS_BY)[];

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function popularity(a: ListedFestival, b: ListedFestival): number {
  return b.bookmarkCount - a.bookmarkCount || b.rating.count - a.rating.count;
}

/** Best first, of equally good the one that more have rated; unrated last. */
function rating({ rating: a }: ListedFestival, { rating: b }: ListedFestival): number {
  if (a.count === 0 || b.count === 0) return Number(a.count === 0) - Number(b.count === 0);
  return b.sum * a.count - a.sum * b.count || b.count - a.count;
}
