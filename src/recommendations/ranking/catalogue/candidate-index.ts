import type { FestivalFeatures } from '../../../festivals/index.js';
import { distanceKm, type Point } from '../distance.js';
import type { Occasion } from '../learned/community.js';

const NONE: readonly number[] = [];

/** Numbers of some festivals, as of those still to be enjoyed, by what they are found by; each list soonest first. */
export class CandidateIndex {
  readonly all: Int32Array;
  private readonly isThere: Uint8Array;
  private readonly lists = new Map<string, number[]>();
  private readonly grid: PointCells;

  constructor(
    festivals: readonly FestivalFeatures[],
    occasions: readonly Occasion[],
    some: readonly number[],
  ) {
    this.isThere = new Uint8Array(festivals.length);
    for (const number of some) this.isThere[number] = 1;
    this.all = Int32Array.from(some).sort((a, b) => occasions[a]!.startsAt - occasions[b]!.startsAt || a - b);
    const located: [number, Point][] = [];
    for (const number of this.all) {
      const { category, tags, provinceCode, point } = festivals[number]!;
      this.put(`category ${category}`, number);
      this.put(`province ${provinceCode}`, number);
      this.put(`organiser ${occasions[number]!.organiser}`, number);
      for (const tag of tags) this.put(`tag ${tag}`, number);
      if (point !== null) located.push([number, point]);
    }
    this.grid = new PointCells(located);
  }

  has(number: number): boolean {
    return this.isThere[number] === 1;
  }

  ofCategory(category: string): readonly number[] {
    return this.lists.get(`category ${category}`) ?? NONE;
  }

  ofProvince(code: string): readonly number[] {
    return this.lists.get(`province ${code}`) ?? NONE;
  }

  ofOrganiser(organiser: number): readonly number[] {
    return this.lists.get(`organiser ${organiser}`) ?? NONE;
  }

  ofTag(tag: string): readonly number[] {
    return this.lists.get(`tag ${tag}`) ?? NONE;
  }

  /** So many of those around, or a few more; nearest first. */
  near(point: Point, enough: number): number[] {
    return this.grid.around(point, enough);
  }

  private put(key: string, number: number): void {
    const list = this.lists.get(key);
    if (list === undefined) this.lists.set(key, [number]);
    else list.push(number);
  }
}

/** Where points of festivals may lie, in cells of about twenty kilometres. */
const KOREA = { west: 124, south: 32, east: 132, north: 39 };
const CELLS_A_DEGREE = 5;
const WIDE = (KOREA.east - KOREA.west) * CELLS_A_DEGREE;
const HIGH = (KOREA.north - KOREA.south) * CELLS_A_DEGREE;

class PointCells {
  private readonly cells = new Map<number, [number, Point][]>();

  constructor(located: readonly [number, Point][]) {
    for (const one of located) {
      const { row, column } = cellOf(one[1]);
      const cell = this.cells.get(row * WIDE + column);
      if (cell === undefined) this.cells.set(row * WIDE + column, [one]);
      else cell.push(one);
    }
  }

  /** Looks in wider and wider squares of cells; a point outside of Korea is looked for at the nearest edge. */
  around(point: Point, enough: number): number[] {
    const centre = cellOf(point);
    const found: [number, number][] = [];
    let last = Math.max(WIDE, HIGH);
    for (let ring = 0; ring <= last; ring += 1) {
      for (const cell of this.ringAround(centre, ring))
        for (const [number, where] of cell) found.push([number, distanceKm(point, where)]);
      // What lies in a corner of a square may be twice as far as what lies beyond its side.
      if (found.length >= enough) last = Math.min(last, 2 * ring + 2);
    }
    return found.sort((a, b) => a[1] - b[1] || a[0] - b[0]).map(([number]) => number);
  }

  private *ringAround({ row, column }: Cell, ring: number): Generator<readonly [number, Point][]> {
    for (let y = Math.max(0, row - ring); y <= Math.min(HIGH - 1, row + ring); y += 1) {
      const step = ring === 0 || Math.abs(y - row) === ring ? 1 : 2 * ring;
      for (let x = column - ring; x <= column + ring; x += step) {
        const cell = x < 0 || x >= WIDE ? undefined : this.cells.get(y * WIDE + x);
        if (cell !== undefined) yield cell;
      }
    }
  }
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

function cellOf({ lat, lng }: Point): Cell {
  const within = (value: number, cells: number) => Math.min(cells - 1, Math.max(0, Math.floor(value)));
  return {
    row: within((lat - KOREA.south) * CELLS_A_DEGREE, HIGH),
    column: within((lng - KOREA.west) * CELLS_A_DEGREE, WIDE),
  };
}
