import { phaseOf } from '../../edition/edition-in-view.rules.js';
import { EditionCalendar } from './edition-calendar.js';
import { Facets } from './facets.js';
import type { ListedEdition, ListedFestival } from './listed-festival.js';
import { PointGrid } from './point-grid.js';
import { SlotOrder } from './slot-order.js';
import { SlotSet } from './slot-set.js';
import { type DatedPhase, type DayNumber, soonestKey } from './soonest.rules.js';

/** From so many changes on it is cheaper to sort all than to move one after the other. */
const MANY = 200;

/**
 * All published festivals as lists ask for them on one day. Each has a slot, a small number under which sets,
 * orders, points and days know it.
 */
export class FestivalIndex {
  readonly all = new SlotSet();
  readonly facets = new Facets();
  readonly points = new PointGrid();
  readonly calendar = new EditionCalendar();

  private readonly slots = new Map<string, number>();
  private readonly freed: number[] = [];
  private readonly festivals: (ListedFestival | undefined)[] = [];
  private keys = new Float64Array(64);
  private viewStarts = new Int32Array(64);
  private viewEnds = new Int32Array(64);

  private readonly byId = (a: number, b: number) => (this.at(a).id < this.at(b).id ? -1 : a === b ? 0 : 1);
  readonly tie = this.byId;
  readonly byPopularity = (a: number, b: number) => popularity(this.at(a), this.at(b)) || this.byId(a, b);
  readonly orders = {
    soonest: new SlotOrder((a, b) => this.soonestKey(a) - this.soonestKey(b) || this.byId(a, b)),
    rating: new SlotOrder((a, b) => rating(this.at(a), this.at(b)) || this.byId(a, b)),
    popular: new SlotOrder(this.byPopularity),
    updated: new SlotOrder((a, b) => this.at(b).updatedAt - this.at(a).updatedAt || this.byId(a, b)),
    id: new SlotOrder(this.byId),
  };

  constructor(private day: DayNumber) {}

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

  /** What an edition of the festival is on the day of the index. */
  phased({ startsOn, endsOn, status }: ListedEdition): DatedPhase {
    const phase = phaseOf<DayNumber>(status, { startsOn, endsOn }, this.day);
    return { startsOn, endsOn, phase };
  }

  /**
   * Takes in what has changed: of each id the festival as it is now, null where it is not published. On a new
   * day those that show another edition must be among them.
   */
  apply(changed: ReadonlyMap<string, ListedFestival | null>, today = this.day): void {
    const isNewDay = today !== this.day;
    this.day = today;
    const atOnce = changed.size < MANY && !isNewDay;
    for (const [id, festival] of changed) {
      this.forget(id, atOnce);
      if (festival !== null) this.keep(festival, atOnce);
    }
    if (atOnce) return;
    const slots = Int32Array.from(this.slots.values());
    for (const slot of slots) this.keys[slot] = soonestKey(this.at(slot).inView, today);
    for (const order of Object.values(this.orders)) order.rebuild(slots);
    this.calendar.rebuild([...slots].flatMap((slot) => this.entriesOf(slot)));
  }

  private forget(id: string, atOnce: boolean): void {
    const slot = this.slots.get(id);
    if (slot === undefined) return;
    const festival = this.at(slot);
    if (atOnce) {
      for (const order of Object.values(this.orders)) order.remove(slot);
      for (const entry of this.entriesOf(slot)) this.calendar.remove(entry);
    }
    this.facets.remove(slot, festival);
    this.points.remove(slot);
    this.all.delete(slot);
    this.slots.delete(id);
    this.festivals[slot] = undefined;
    this.freed.push(slot);
  }

  private keep(festival: ListedFestival, atOnce: boolean): void {
    const slot = this.freed.pop() ?? this.festivals.length;
    this.festivals[slot] = festival;
    this.slots.set(festival.id, slot);
    this.all.add(slot);
    this.facets.put(slot, festival);
    if (festival.point !== null) this.points.put(slot, festival.point);
    if (slot >= this.keys.length) this.grow();
    this.keys[slot] = soonestKey(festival.inView, this.day);
    this.viewStarts[slot] = festival.inView?.startsOn ?? 0;
    this.viewEnds[slot] = festival.inView?.endsOn ?? 0;
    if (!atOnce) return;
    for (const order of Object.values(this.orders)) order.insert(slot);
    for (const entry of this.entriesOf(slot)) this.calendar.insert(entry);
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

  /** An estimate counts as something on while it is in view. */
  private entriesOf(slot: number): { startsOn: DayNumber; endsOn: DayNumber; slot: number }[] {
    const { editions, inView } = this.at(slot);
    const on = inView?.phase === 'estimated' ? [...editions, inView] : editions;
    return on.map(({ startsOn, endsOn }) => ({ startsOn, endsOn, slot }));
  }
}

function popularity(a: ListedFestival, b: ListedFestival): number {
  return b.bookmarkCount - a.bookmarkCount || b.rating.count - a.rating.count;
}

/** Best first, of equally good the one that more have rated; unrated last. */
function rating({ rating: a }: ListedFestival, { rating: b }: ListedFestival): number {
  if (a.count === 0 || b.count === 0) return Number(a.count === 0) - Number(b.count === 0);
  return b.sum * a.count - a.sum * b.count || b.count - a.count;
}
