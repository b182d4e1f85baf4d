import type { Point } from '../../festival.facts.js';
import { pageByKey } from './page-by-key.js';
import type { Span } from './slot-order.js';
import type { SlotSet } from './slot-set.js';

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const EARTH_RADIUS_KM = 6_371.0088;
const KM_PER_DEGREE = (EARTH_RADIUS_KM * Math.PI) / 180;
const HALF_ROUND_KM = EARTH_RADIUS_KM * Math.PI;

/** Where points of festivals may lie, as the database has it. */
const KOREA: Box = { west: 124, south: 32, east: 132, north: 39 };
const CELLS_A_DEGREE = 10;
const COLUMNS = (KOREA.east - KOREA.west) * CELLS_A_DEGREE + 1;
const ROWS = (KOREA.north - KOREA.south) * CELLS_A_DEGREE + 1;

/** Points in cells of a tenth of a degree; a question looks only into the cells it touches. */
export class PointGrid {
  private readonly cells: number[][] = Array.from({ length: COLUMNS * ROWS }, () => []);
  private readonly points: (Point | undefined)[] = [];
  /** The points on the unit sphere, three numbers a slot: how far apart two are is then no trigonometry. */
  private unit = new Float64Array(3 * 64);

  put(slot: number, point: Point): void {
    this.points[slot] = point;
    if (3 * slot >= this.unit.length) {
      const grown = new Float64Array(6 * slot);
      grown.set(this.unit);
      this.unit = grown;
    }
    this.unit.set(onSphere(point), 3 * slot);
    this.cells[cellOf(point)]?.push(slot);
  }

  remove(slot: number): void {
    const point = this.points[slot];
    if (point === undefined) return;
    const cell = this.cells[cellOf(point)] as number[];
    cell.splice(cell.indexOf(slot), 1);
    this.points[slot] = undefined;
  }

  addInside({ west, south, east, north }: Box, set: SlotSet): void {
    this.forEachIn({ west, south, east, north }, (slot) => {
      const { lat, lng } = this.points[slot] as Point;
      if (lat >= south && lat <= north && lng >= west && lng <= east) set.add(slot);
    });
  }

  addWithin(centre: Point, radiusKm: number, set: SlotSet): void {
    const from = onSphere(centre);
    const most = chordOf(radiusKm);
    this.forEachIn(boxAround(centre, radiusKm), (slot) => {
      if (this.chord(from, slot) <= most) set.add(slot);
    });
  }

  /** A page of those in the set, nearest first: widens the look until the page is full. */
  nearest(centre: Point, among: SlotSet, span: Span, tie: (a: number, b: number) => number): number[] {
    if (span.take === 0) return [];
    const from = onSphere(centre);
    for (let radiusKm = 2; ; radiusKm *= 2) {
      const most = radiusKm >= HALF_ROUND_KM ? Number.POSITIVE_INFINITY : chordOf(radiusKm);
      const slots: number[] = [];
      const chords: number[] = [];
      this.forEachIn(boxAround(centre, radiusKm), (slot) => {
        if (!among.has(slot)) return;
        const chord = this.chord(from, slot);
        if (chord > most) return;
        slots.push(slot);
        chords.push(chord);
      });
      if (slots.length >= span.skip + span.take || radiusKm >= HALF_ROUND_KM)
        return pageByKey(slots, Float64Array.from(chords), span, tie);
    }
  }

  /** Null where the slot has no point. */
  distanceKm(centre: Point, slot: number): number | null {
    if (this.points[slot] === undefined) return null;
    const chord = Math.sqrt(this.chord(onSphere(centre), slot));
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, chord / 2));
  }

  /** The square of the straight line through the unit sphere: it grows with the distance. */
  private chord([x, y, z]: Sphere, slot: number): number {
    const { unit } = this;
    const dx = (unit[3 * slot] as number) - x;
    const dy = (unit[3 * slot + 1] as number) - y;
    const dz = (unit[3 * slot + 2] as number) - z;
    return dx * dx + dy * dy + dz * dz;
  }

  private forEachIn(box: Box, visit: (slot: number) => void): void {
    const [top, bottom] = [rowOf(box.north), rowOf(box.south)];
    const [left, right] = [columnOf(box.west), columnOf(box.east)];
    for (let row = bottom; row <= top; row += 1) {
      for (let column = left; column <= right; column += 1)
        for (const slot of this.cells[row * COLUMNS + column] as number[]) visit(slot);
    }
  }
}

type Sphere = readonly [x: number, y: number, z: number];

function onSphere({ lat, lng }: Point): Sphere {
  const [phi, lambda] = [(lat * Math.PI) / 180, (lng * Math.PI) / 180];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

function chordOf(km: number): number {
  return (2 * Math.sin(Math.min(km / EARTH_RADIUS_KM / 2, Math.PI / 2))) ** 2;
}

/** Wide enough for the circle; all around where it comes near a pole or goes over the edge of the map. */
function boxAround({ lat, lng }: Point, radiusKm: number): Box {
  const degrees = radiusKm / KM_PER_DEGREE;
  const [south, north] = [lat - degrees, lat + degrees];
  const sine = Math.sin((degrees * Math.PI) / 180) / Math.cos((lat * Math.PI) / 180);
  const wide = degrees >= 90 || !(sine < 1) ? 360 : (Math.asin(sine) * 180) / Math.PI;
  const [west, east] = [lng - wide, lng + wide];
  return west < -180 || east > 180 ? { south, north, west: -180, east: 180 } : { south, north, west, east };
}

const rowOf = (lat: number) => cellAt(lat - KOREA.south, ROWS);
const columnOf = (lng: number) => cellAt(lng - KOREA.west, COLUMNS);

/** What lies outside is kept at the edge, where every question about the outside looks too. */
function cellAt(degrees: number, cells: number): number {
  return Math.min(Math.max(Math.floor(degrees * CELLS_A_DEGREE), 0), cells - 1);
}

function cellOf({ lat, lng }: Point): number {
  return rowOf(lat) * COLUMNS + columnOf(lng);
}
