import { phaseOf } from '../../edition/edition-in-view.rules.js';
import { type DaysBetween, daysBetween } from './days-between.js';
import { EditionCalendar, type Entry } from './edition-calendar.js';
import { Facets } from './facets.js';
import type { ListedEdition, ListedFestival } from './listed-festival.js';
import { PointGrid } from './point-grid.js';
import { SlotOrder } from './slot-order.js';
import { SlotSet } from './slot-set.js';
import { type DatedPhase, type DayNumber, LAST_SOONEST, soonestKey } from './soonest.rules.js';

/** From so many changes on it is cheaper to sort all than to move one after the other. */
const MANY = 200;
/** Pairs of days whose festivals are remembered until something changes: people turn pages and ask for weekends. */
const BETWEENS_KEPT = 16;

/**
 * All published festivals as lists ask for them on one day. Each has a slot, a small number under which sets,
 * orders, points and days know it.
 */
export class FestivalIndex {
  readonly all = new SlotSet();
  readonly facets = new Facets();
  readonly points = new PointGrid();
  readonly calendar = new EditionCalendar();
  /** The last to decide where two are equal. */
  readonly tie = (a: number, b: number) => (this.at(a).id < this.at(b).id ? -1 : a === b ? 0 : 1);
  readonly byPopularity = (a: number, b: number) => popularity(this.at(a), this.at(b)) || this.tie(a, b);
  readonly orders = {
    soonest: new SlotOrder((a, b) => this.soonestKey(a) - this.soonestKey(b) || this.tie(a, b)),
    rating: new SlotOrder((a, b) => rating(this.at(a), this.at(b)) || this.tie(a, b)),
    popular: new SlotOrder(this.byPopularity),
    updated: new SlotOrder((a, b) => this.at(b).updatedAt - this.at(a).updatedAt || this.tie(a, b)),
    id: new SlotOrder(this.tie),
  };

  private readonly slots = new Map<string, number>();
  private readonly freed: number[] = [];
  private readonly festivals: (ListedFestival | undefined)[] = [];
  private readonly betweens = new Map<string, DaysBetween>();
  private keys = new Float64Array(64);
  private viewStarts = new Int32Array(64);
  private viewEnds = new Int32Array(64);

  private forgotten = 0;

  constructor(private day: DayNumber) {}

  /** While it is the same, each slot that had a festival has that one. */
  get generation(): number {
    return this.forgotten;
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

  slotOf(id: string): number | undefined {
    return this.slots.get(id);
  }

  soonestKey(slot: number): number {
    return this.keys[slot] as number;
  }

  /** Whether what the slot has in view, and there must be something, is on between the two days. */
  showsBetween(slot: number, from: DayNumber, to: DayNumber): boolean {
    return (this.viewStarts[slot] as number) <= to && (this.viewEnds[slot] as number) >= from;
  }

  between(from: DayNumber, to: DayNumber): DaysBetween {
    const asked = `${from}:${to}`;
    const between = this.betweens.get(asked) ?? daysBetween(this, from, to);
    this.betweens.delete(asked);
    this.betweens.set(asked, between);
    const [oldest] = this.betweens.keys();
    if (this.betweens.size > BETWEENS_KEPT && oldest !== undefined) this.betweens.delete(oldest);
    return between;
  }

  /** An edition of the festival with what it is on the day of the index. */
  phased({ startsOn, endsOn, status }: ListedEdition): DatedPhase {
    return { startsOn, endsOn, phase: phaseOf<DayNumber>(status, { startsOn, endsOn }, this.day) };
  }

  /**
   * Takes in what has changed: of each id the festival as it is now, null where it is not published. On a new
   * day those that show another edition must be among them.
   */
  apply(changed: ReadonlyMap<string, ListedFestival | null>, today = this.day): void {
    const atOnce = changed.size < MANY && today === this.day;
    this.day = today;
    this.betweens.clear();
    for (const [id, festival] of changed) {
      const slot = this.slots.get(id);
      if (slot !== undefined && festival !== null) this.replace(slot, festival, atOnce);
      else if (slot !== undefined) this.forget(slot, atOnce);
      else if (festival !== null) this.keep(festival, atOnce);
    }
    if (!atOnce) this.sortAll();
  }

  private sortAll(): void {
    const slots = Int32Array.from(this.slots.values());
    for (const slot of slots) this.keys[slot] = this.keyOf(this.at(slot));
    for (const order of Object.values(this.orders)) order.rebuild(slots);
    this.calendar.rebuild(
      [...slots].flatMap((slot) => entriesOf(this.at(slot)).map((entry) => ({ ...entry, slot }))),
    );
  }

  private keep(festival: ListedFestival, atOnce: boolean): void {
    const slot = this.freed.pop() ?? this.festivals.length;
    if (slot >= this.keys.length) this.grow();
    this.slots.set(festival.id, slot);
    this.all.add(slot);
    this.write(slot, festival);
    if (!atOnce) return;
    for (const order of Object.values(this.orders)) order.insert(slot);
    for (const entry of entriesOf(festival)) this.calendar.insert(slot, entry);
  }

  private forget(slot: number, atOnce: boolean): void {
    const festival = this.at(slot);
    if (atOnce) {
      for (const order of Object.values(this.orders)) order.remove(slot);
      for (const entry of entriesOf(festival)) this.calendar.remove(slot, entry);
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
    const hasMovedDays = atOnce && !isSame(entriesOf(before), entriesOf(festival));
    for (const name of moved) this.orders[name].remove(slot);
    if (hasMovedDays) for (const entry of entriesOf(before)) this.calendar.remove(slot, entry);
    this.erase(slot, before);
    this.write(slot, festival);
    for (const name of moved) this.orders[name].insert(slot);
    if (hasMovedDays) for (const entry of entriesOf(festival)) this.calendar.insert(slot, entry);
  }

  private write(slot: number, festival: ListedFestival): void {
    this.festivals[slot] = festival;
    this.facets.put(slot, festival);
    if (festival.point !== null) this.points.put(slot, festival.point);
    this.keys[slot] = this.keyOf(festival);
    this.viewStarts[slot] = festival.inView?.startsOn ?? 0;
    this.viewEnds[slot] = festival.inView?.endsOn ?? 0;
  }

  private erase(slot: number, festival: ListedFestival): void {
    this.facets.remove(slot, festival);
    if (festival.point !== null) this.points.remove(slot);
  }

  private keyOf({ inView }: ListedFestival): number {
    return inView === null
      ? LAST_SOONEST
      : soonestKey(inView.phase, inView.startsOn, inView.endsOn, this.day);
  }

  private grow(): void {
    const size = this.keys.length * 2;
    const [keys, viewStarts, viewEnds] = [this.keys, this.viewStarts, this.viewEnds];
    this.keys = new Float64Array(size);
    this.viewStarts = new Int32Array(size);
    this.viewEnds = new Int32Array(size);
    this.keys.set(keys);
    this.viewStarts.set(viewStarts);
    this.viewEnds.set(viewEnds);
  }
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

/** An estimate counts as something on while it is in view. */
function entriesOf({ editions, inView }: ListedFestival): Entry[] {
  const entries: Entry[] = editions.map(({ startsOn, endsOn, status }) => ({
    startsOn,
    endsOn,
    standing: status,
  }));
  if (inView?.phase === 'estimated') entries.push({ ...inView, standing: 'estimated' });
  return entries;
}

function popularity(a: ListedFestival, b: ListedFestival): number {
  return b.bookmarkCount - a.bookmarkCount || b.rating.count - a.rating.count;
}

/** Best first, of equally good the one that more have rated; unrated last. */
function rating({ rating: a }: ListedFestival, { rating: b }: ListedFestival): number {
  if (a.count === 0 || b.count === 0) return Number(a.count === 0) - Number(b.count === 0);
  return b.sum * a.count - a.sum * b.count || b.count - a.count;
}
