import { CsvError, parse } from 'csv-parse/sync';
import type { Point } from '../ranking/distance.js';
import type { Answer, Community, Occasion } from '../ranking/learned/community.js';

/** A file lacks a column that the protocol reads. */
export class MissingColumn extends Error {
  constructor(
    readonly file: string,
    readonly column: string,
  ) {
    super(`${file}: ${column}`);
  }
}

/** A quoted field of a file does not end as CSV wants it. */
export class BrokenQuotes extends Error {
  constructor(
    readonly file: string,
    readonly line: number,
  ) {
    super(`${file}:${line}`);
  }
}

interface File {
  readonly text: string;
  readonly path: string;
}

const DAY_MS = 86_400_000;
const HOURS_A_DAY = 24;
const DEGREES_A_DAY = 360;

const RSVP_COLUMNS = [
  ...['memberId', 'memberLat', 'memberLon', 'eventId', 'eventTime', 'groupId'],
  ...['venueId', 'venueLat', 'venueLon', 'rsvpTime', 'rsvpRating'],
] as const;
const GROUP_COLUMNS = ['userId', 'groupId'] as const;

type Row<Column extends string> = Readonly<Record<Column, string>>;

/** Numbers for names, in the order in which they are first met. */
class Names {
  private readonly numbers = new Map<string, number>();

  get size(): number {
    return this.numbers.size;
  }

  of(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.numbers.size);
    return this.numbers.size - 1;
  }
}

/**
 * A community from a file of RSVPs and a file of who belongs to which group. Groups are organisers, venues
 * places. An RSVP without a person, an event or a time says nothing and is left out; coordinates that are
 * missing, zero or nowhere on earth count as unknown. How many people said yes to an event in the end is in
 * the file too, and is not read: it is known only afterwards.
 */
export function communityOf(rsvps: File, groups: File): Community {
  const rows = rowsOf(rsvps, RSVP_COLUMNS).filter(
    ({ memberId, eventId, eventTime, rsvpTime }) =>
      memberId !== '' && eventId !== '' && isTime(eventTime) && isTime(rsvpTime),
  );
  const [people, events, organisers, venues] = [new Names(), new Names(), new Names(), new Names()];
  const places: (Point | undefined)[] = [];
  const homes: (Point | undefined)[] = [];
  const occasions: Occasion[] = [];
  const clock = clockOf(rows);
  const answers = rows.map((row): Answer => {
    const person = people.of(row.memberId);
    const occasion = events.of(row.eventId);
    // Nobody and nowhere are not one organiser and one place for all.
    const organiser = organisers.of(row.groupId === '' ? `of ${row.eventId}` : row.groupId);
    const place = venues.of(row.venueId === '' ? `of ${row.eventId}` : row.venueId);
    homes[person] ??= pointOf(row.memberLat, row.memberLon);
    places[place] ??= pointOf(row.venueLat, row.venueLon);
    occasions[occasion] ??= { startsAt: clock(row.eventTime), organiser, place };
    return { person, occasion, at: clock(row.rsvpTime), accepted: Number(row.rsvpRating) === 1 };
  });
  const followed = new Map<number, number[]>();
  const active = people.size;
  for (const { userId, groupId } of rowsOf(groups, GROUP_COLUMNS)) {
    const person = people.of(userId);
    if (person < active) followed.set(person, [...(followed.get(person) ?? []), organisers.of(groupId)]);
  }
  return {
    occasions,
    organisers: organisers.size,
    places: Array.from({ length: venues.size }, (_, place) => places[place]),
    homes: Array.from({ length: active }, (_, person) => homes[person]),
    followed,
    answers: answers.sort((a, b) => a.at - b.at),
  };
}

function rowsOf<Column extends string>({ text, path }: File, columns: readonly Column[]): Row<Column>[] {
  const [header = [], ...lines] = linesOf({ text, path });
  const places = columns.map((column) => header.indexOf(column));
  const missing = places.indexOf(-1);
  if (missing !== -1) throw new MissingColumn(path, columns[missing]!);
  return lines.map(
    (line) =>
      Object.fromEntries(columns.map((column, at) => [column, line[places[at]!] ?? ''])) as Row<Column>,
  );
}

function linesOf({ text, path }: File): string[][] {
  try {
    return parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_quotes: true,
      relax_column_count: true,
    });
  } catch (error) {
    if (error instanceof CsvError) throw new BrokenQuotes(path, Number(error['lines']));
    throw error;
  }
}

function isTime(text: string): boolean {
  return text !== '' && Number.isFinite(Number(text));
}

function pointOf(latitude: string, longitude: string): Point | undefined {
  const [lat, lng] = [Number(latitude), Number(longitude)];
  const isOnEarth = Math.abs(lat) <= 90 && Math.abs(lng) <= 180 && (lat !== 0 || lng !== 0);
  return isOnEarth ? { lat, lng } : undefined;
}

/** Days on the clock of the sun over the middle one of the venues, to the hour: files name no time zone. */
function clockOf(rows: readonly Row<(typeof RSVP_COLUMNS)[number]>[]): (milliseconds: string) => number {
  const longitudes = rows
    .map(({ venueLat, venueLon }) => pointOf(venueLat, venueLon)?.lng)
    .filter((lng) => lng !== undefined)
    .sort((a, b) => a - b);
  const middle = longitudes[Math.floor(longitudes.length / 2)] ?? 0;
  const hours = Math.round((middle / DEGREES_A_DAY) * HOURS_A_DAY);
  return (milliseconds) => Number(milliseconds) / DAY_MS + hours / HOURS_A_DAY;
}
