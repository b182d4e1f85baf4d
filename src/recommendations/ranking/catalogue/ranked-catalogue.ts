import { isDeepStrictEqual } from 'node:util';
import type { FestivalFeatures } from '../../../festivals/index.js';
import { type Day, dayNumber } from '../../../shared/clock.js';
import { contentSpace, type ContentVector } from '../../model/content.rules.js';
import { ContentTable } from '../../model/content.table.js';
import { type Direction, directionOf } from '../distance.js';
import type { Occasion } from '../learned/community.js';
import { isOpen } from '../open.rules.js';
import { CandidateIndex } from './candidate-index.js';
import { Numbering } from './numbering.js';

/** How rare words are is counted anew when so much of the catalogue has changed since. */
const MUCH = 0.1;

interface Content {
  readonly vectorOf: (festival: FestivalFeatures) => ContentVector;
  readonly countedIn: number;
  readonly madeSince: number;
  /** By number. */
  readonly vectors: readonly ContentVector[];
}

/**
 * Published festivals as ranking knows them on one day, each under a number, in the order of their ids. What
 * makes another catalogue of it (days, names, places) needs a new one; bookmarks and stars are put in as they come.
 */
export class RankedCatalogue {
  readonly byId: ReadonlyMap<string, FestivalFeatures>;
  readonly numberOf: ReadonlyMap<string, number>;
  /** The number of the festival that has the edition in view. */
  readonly ofEdition: ReadonlyMap<string, number>;
  /** Those in view, by number; the organiser of one that names none is nobody else's. */
  readonly occasions: readonly Occasion[];
  readonly organisers: number;
  readonly places: readonly (Direction | undefined)[];
  /** Those that are still to be enjoyed. */
  readonly index: CandidateIndex;
  readonly content: ContentTable;
  private readonly made: Content;
  private readonly sorted: FestivalFeatures[];
  private others: CandidateIndex | undefined;
  private readonly ids: Map<string, FestivalFeatures>;

  constructor(
    readonly today: Day,
    festivals: Iterable<FestivalFeatures>,
    before?: RankedCatalogue,
  ) {
    this.sorted = [...festivals].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.ids = new Map(this.sorted.map((one) => [one.id, one]));
    this.byId = this.ids;
    this.numberOf = new Map(this.sorted.map(({ id }, number) => [id, number]));
    this.ofEdition = new Map(
      this.sorted.flatMap(({ edition }, number) => (edition?.id == null ? [] : [[edition.id, number]])),
    );
    const organisers = new Numbering();
    const places = new Numbering();
    const directions: (Direction | undefined)[] = [];
    this.occasions = this.sorted.map(({ id, organiser, point, edition }, number) => {
      const place = places.of(point === null ? id : `${point.lat} ${point.lng}`);
      directions[place] ??= point === null ? undefined : directionOf(point);
      return {
        startsAt: edition === null ? -Infinity : dayNumber(edition.startsOn),
        organiser: organisers.of(organiser === null ? id : `by ${organiser}`),
        place,
        series: number,
      };
    });
    this.organisers = organisers.size;
    this.places = directions;
    this.made = contentOf(this.sorted, before);
    this.content = new ContentTable(this.made.vectors);
    this.index = this.indexOf((one) => isOpen(one, today));
  }

  get festivals(): readonly FestivalFeatures[] {
    return this.sorted;
  }

  /** All others. */
  get past(): CandidateIndex {
    return (this.others ??= this.indexOf((one) => !isOpen(one, this.today)));
  }

  get moment(): number {
    return dayNumber(this.today);
  }

  at(number: number): FestivalFeatures {
    return this.sorted[number]!;
  }

  /** Its number; undefined, and nothing happens, where more than counts is different. */
  put(festival: FestivalFeatures): number | undefined {
    const number = this.numberOf.get(festival.id);
    if (number === undefined || !differsInCounts(this.at(number), festival)) return undefined;
    this.sorted[number] = festival;
    this.ids.set(festival.id, festival);
    return number;
  }

  private indexOf(isIn: (festival: FestivalFeatures) => boolean): CandidateIndex {
    const some = this.sorted.flatMap((one, number) => (isIn(one) ? [number] : []));
    return new CandidateIndex(this.sorted, this.occasions, some);
  }

  /** What the next catalogue need not make again. */
  get known(): Content {
    return this.made;
  }
}

/** Whether nothing differs but how many like it. */
function differsInCounts(before: FestivalFeatures, now: FestivalFeatures): boolean {
  const { rating, bookmarkCount } = now;
  return isDeepStrictEqual({ ...before, rating, bookmarkCount }, now);
}

/** Vectors of those that did not change are taken over. */
function contentOf(festivals: readonly FestivalFeatures[], before: RankedCatalogue | undefined): Content {
  const known = before?.known;
  const isOld =
    known === undefined ||
    Math.abs(festivals.length - known.countedIn) + known.madeSince > MUCH * known.countedIn;
  const vectorOf = isOld ? contentSpace(festivals) : known.vectorOf;
  let made = 0;
  const vectors = festivals.map((festival) => {
    const number = isOld ? undefined : before?.numberOf.get(festival.id);
    const same = number !== undefined && before !== undefined && saysTheSame(before.at(number), festival);
    const vector = same ? known?.vectors[number] : undefined;
    if (vector === undefined) made += 1;
    return vector ?? vectorOf(festival);
  });
  return isOld
    ? { vectorOf, vectors, countedIn: festivals.length, madeSince: 0 }
    : { vectorOf, vectors, countedIn: known.countedIn, madeSince: known.madeSince + made };
}

function saysTheSame(a: FestivalFeatures, b: FestivalFeatures): boolean {
  return (
    a === b ||
    (a.updatedAt.getTime() === b.updatedAt.getTime() && a.edition?.startsOn === b.edition?.startsOn)
  );
}
