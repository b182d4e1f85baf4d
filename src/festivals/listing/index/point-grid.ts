import type { Point } from '../../festival.facts.js';
import { pageByKey } from './page-by-key.js';
import type { Span } from './slot-order.js';
import { SlotSet } from './slot-set.js';
import { boxAround, chordOf, HALF_ROUND_KM, kmOfChord, onSphere, type Sphere } from './sphere.js';

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Where points of festivals may lie, as the database has it. */
const KOREA: Box = { west: 124, south: 32, east: 132, north: 39 };
const CELLS_A_DEGREE = 20;
/** Tiles of a degree, each with the set of all its slots, and in them the cells. */
const WIDE = KOREA.east - KOREA.west + 1;
const HIGH = KOREA.north - KOREA.south + 1;
/** So few points are looked at faster than the corners of their cell. */
const FEW = 8;
/** Between two corners a line of latitude bends away from the straight way by less. */
const BEND_KM = 0.3;

interface Tile {
  readonly all: SlotSet;
  readonly cells: number[][];
}

/** Whether the whole of a box is inside of what is asked. */
type HoldsAll = (box: Box) => boolean;
type Holds = (slot: number) => boolean;

/** Points in tiles and cells: a question looks closely only where its edge runs through. */
export class PointGrid {
  private readonly tiles: (Tile | undefined)[] = Array.from({ length: WIDE * HIGH });
  private lats = new Float64Array(64);
  private lngs = new Float64Array(64);
  /** The points on the unit sphere, three numbers a slot: how far apart two are is then no trigonometry. */
  private unit = new Float64Array(3 * 64);

  put(slot: number, { lat, lng }: Point): void {
    if (slot >= this.lats.length) this.grow(slot);
    this.lats[slot] = lat;
    this.lngs[slot] = lng;
    this.unit.set(onSphere({ lat, lng }), 3 * slot);
    const { tile, cell } = placeOf(lat, lng);
    const { all, cells } = (this.tiles[tile] ??= newTile());
    all.add(slot);
    cells[cell]?.push(slot);
  }

  remove(slot: number): void {
    const { tile, cell } = placeOf(this.lats[slot] as number, this.lngs[slot] as number);
    const { all, cells } = this.tiles[tile] as Tile;
    const slots = cells[cell] as number[];
    all.delete(slot);
    slots.splice(slots.indexOf(slot), 1);
  }

  inside(box: Box): SlotSet {
    const { lats, lngs } = this;
    const { west, south, east, north } = box;
    return this.collect(
      box,
      (part) => part.west >= west && part.east <= east && part.south >= south && part.north <= north,
      (slot) => {
        const lat = lats[slot] as number;
        const lng = lngs[slot] as number;
        return lat >= south && lat <= north && lng >= west && lng <= east;
      },
    );
  }

  within(centre: Point, radiusKm: number): SlotSet {
    const from = onSphere(centre);
    const most = chordOf(radiusKm);
    const surely = chordOf(Math.max(0, radiusKm - BEND_KM));
    return this.collect(
      boxAround(centre, radiusKm),
      (part) => cornersOf(part).every((corner) => chordBetween(from, onSphere(corner)) <= surely),
      (slot) => this.chord(from, slot) <= most,
    );
  }

  /** A page of those in the set, nearest first: widens the look until the page is full. */
  nearest(centre: Point, among: SlotSet, span: Span, tie: (a: number, b: number) => number): number[] {
    if (span.take === 0) return [];
    const from = onSphere(centre);
    for (let radiusKm = 1; ; radiusKm *= 1.6) {
      const isAll = radiusKm >= HALF_ROUND_KM;
      const most = isAll ? Infinity : chordOf(radiusKm);
      const slots: number[] = [];
      const chords: number[] = [];
      this.forEachCell(boxAround(centre, radiusKm), (cell) => {
        for (const slot of cell) {
          if (!among.has(slot)) continue;
          const chord = this.chord(from, slot);
          if (chord > most) continue;
          slots.push(slot);
          chords.push(chord);
        }
      });
      if (isAll || slots.length >= span.skip + span.take)
        return pageByKey(slots, new Float64Array(chords), span, tie);
    }
  }

  distanceKm(centre: Point, slot: number): number {
    return kmOfChord(this.chord(onSphere(centre), slot));
  }

  private chord(from: Sphere, slot: number): number {
    const { unit } = this;
    const dx = (unit[3 * slot] as number) - from[0];
    const dy = (unit[3 * slot + 1] as number) - from[1];
    const dz = (unit[3 * slot + 2] as number) - from[2];
    return dx * dx + dy * dy + dz * dz;
  }

  private collect(box: Box, holdsAll: HoldsAll, holds: Holds): SlotSet {
    const found = new SlotSet(this.lats.length);
    for (const { tile, bounds } of this.tilesIn(box)) {
      if (holdsAll(bounds)) {
        found.or(tile.all);
        continue;
      }
      forEachCellOf(tile, bounds, box, (cell, part) => {
        const isInside = cell.length > FEW && holdsAll(part);
        for (const slot of cell) if (isInside || holds(slot)) found.add(slot);
      });
    }
    return found;
  }

  private forEachCell(box: Box, visit: (slots: readonly number[]) => void): void {
    for (const { tile, bounds } of this.tilesIn(box)) forEachCellOf(tile, bounds, box, visit);
  }

  private tilesIn({ west, south, east, north }: Box): { tile: Tile; bounds: Box }[] {
    const touched: { tile: Tile; bounds: Box }[] = [];
    for (let row = tileRow(south); row <= tileRow(north); row += 1) {
      for (let column = tileColumn(west); column <= tileColumn(east); column += 1) {
        const tile = this.tiles[row * WIDE + column];
        const [left, bottom] = [KOREA.west + column, KOREA.south + row];
        const bounds = { west: left, south: bottom, east: left + 1, north: bottom + 1 };
        if (tile !== undefined) touched.push({ tile, bounds });
      }
    }
    return touched;
  }

  private grow(slot: number): void {
    const [lats, lngs, unit] = [this.lats, this.lngs, this.unit];
    this.lats = new Float64Array(2 * slot);
    this.lngs = new Float64Array(2 * slot);
    this.unit = new Float64Array(6 * slot);
    this.lats.set(lats);
    this.lngs.set(lngs);
    this.unit.set(unit);
  }
}

function newTile(): Tile {
  return { all: new SlotSet(), cells: Array.from({ length: CELLS_A_DEGREE ** 2 }, () => []) };
}

/** Questions may be about the outside, where there is nothing: they end at the edge. */
const clamped = (value: number, cells: number) => Math.min(Math.max(Math.floor(value), 0), cells - 1);
const tileRow = (lat: number) => clamped(lat - KOREA.south, HIGH);
const tileColumn = (lng: number) => clamped(lng - KOREA.west, WIDE);
const cellAt = (degrees: number) => clamped(degrees * CELLS_A_DEGREE, CELLS_A_DEGREE);

function placeOf(lat: number, lng: number): { tile: number; cell: number } {
  const [row, column] = [tileRow(lat), tileColumn(lng)];
  const cellRow = cellAt(lat - KOREA.south - row);
  const cellColumn = cellAt(lng - KOREA.west - column);
  return { tile: row * WIDE + column, cell: cellRow * CELLS_A_DEGREE + cellColumn };
}

function forEachCellOf(
  { cells }: Tile,
  { west, south }: Box,
  box: Box,
  visit: (slots: readonly number[], bounds: Box) => void,
): void {
  const side = 1 / CELLS_A_DEGREE;
  for (let row = cellAt(box.south - south); row <= cellAt(box.north - south); row += 1) {
    for (let column = cellAt(box.west - west); column <= cellAt(box.east - west); column += 1) {
      const slots = cells[row * CELLS_A_DEGREE + column] as number[];
      if (slots.length === 0) continue;
      const [left, bottom] = [west + column * side, south + row * side];
      visit(slots, { west: left, south: bottom, east: left + side, north: bottom + side });
    }
  }
}

function cornersOf({ west, south, east, north }: Box): Point[] {
  return [
    { lat: south, lng: west },
    { lat: south, lng: east },
    { lat: north, lng: west },
    { lat: north, lng: east },
  ];
}

function chordBetween(a: Sphere, b: Sphere): number {
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
}
