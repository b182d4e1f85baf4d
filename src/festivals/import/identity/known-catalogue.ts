import type { Day } from '../../../shared/clock.js';
import type { RegionCodes } from '../../region/region.rules.js';
import type { SourceEdition, SourceFestival, StandingRecord } from '../row/import-record.js';

/** The fields that are compared and changed. */
export const KNOWN_FIELDS = [
  'name',
  'category',
  'place',
  'address',
  'region',
  'point',
  'organiser',
  'host',
  'sponsors',
  'phone',
  'homepage',
  'description',
] as const;

export type KnownFacts = Required<Pick<SourceFestival, (typeof KNOWN_FIELDS)[number]>>;

/** What a provider said earlier, and where that went. */
export interface KnownRecord {
  /** Null for a row of the same file that is only planned. */
  readonly id: string | null;
  readonly record: StandingRecord;
  /** SHA-256 of the record, in hexadecimal. */
  readonly hash: string;
  /** Null where an editor has removed it since. */
  readonly festivalId: string | null;
  readonly editionId: string | null;
  /** The row of the file being imported that speaks of it too; null where there is none. */
  readonly row: number | null;
}

export interface KnownEdition {
  readonly id: string;
  readonly facts: SourceEdition;
}

export interface KnownFestival {
  readonly id: string;
  readonly facts: KnownFacts;
  readonly editions: readonly KnownEdition[];
}

/** A festival and a place under which it is known by a name. */
export interface KnownName {
  readonly nameKey: string;
  readonly festivalId: string;
  readonly region: RegionCodes | null;
}

/**
 * What of the catalogue matters for some rows of a file. Decisions about earlier rows are noted in it,
 * so that later rows meet them.
 */
export class KnownCatalogue {
  private readonly recordsByKey = new Map<string, KnownRecord>();
  private readonly recordsByFestival = new Map<string, Map<string, KnownRecord>>();
  private readonly festivals = new Map<string, KnownFestival>();
  private readonly names = new Map<string, KnownName[]>();

  noteRecord(known: KnownRecord): void {
    const key = known.record.naturalKey;
    this.recordsByKey.set(key, known);
    if (known.festivalId === null) return;
    const siblings = this.recordsByFestival.get(known.festivalId) ?? new Map<string, KnownRecord>();
    this.recordsByFestival.set(known.festivalId, siblings.set(key, known));
  }

  forgetRecord({ festivalId, record: { naturalKey } }: KnownRecord): void {
    this.recordsByKey.delete(naturalKey);
    if (festivalId !== null) this.recordsByFestival.get(festivalId)?.delete(naturalKey);
  }

  noteFestival(festival: KnownFestival): void {
    this.festivals.set(festival.id, festival);
  }

  noteName(name: KnownName): void {
    this.names.set(name.nameKey, [...(this.names.get(name.nameKey) ?? []), name]);
  }

  record(naturalKey: string): KnownRecord | undefined {
    return this.recordsByKey.get(naturalKey);
  }

  recordsOf(festivalId: string): KnownRecord[] {
    return [...(this.recordsByFestival.get(festivalId)?.values() ?? [])];
  }

  festival(id: string): KnownFestival | undefined {
    return this.festivals.get(id);
  }

  /** Festivals known by this name in the province (null: in no known one), oldest first, with the districts they are known in. */
  namesakes(
    nameKey: string,
    provinceCode: string | null,
  ): { festival: KnownFestival; districts: (string | null)[] }[] {
    const names = (this.names.get(nameKey) ?? []).filter(
      ({ region }) => (region?.provinceCode ?? null) === provinceCode,
    );
    return [...new Set(names.map(({ festivalId }) => festivalId))].sort().flatMap((id) => {
      const festival = this.festivals.get(id);
      const districts = names
        .filter(({ festivalId }) => festivalId === id)
        .map(({ region }) => region?.districtCode ?? null);
      return festival === undefined ? [] : [{ festival, districts }];
    });
  }
}

/** The days of an edition, as text for people. */
export function daysText({ startsOn, endsOn }: { startsOn: Day; endsOn: Day }): string {
  return `${startsOn}..${endsOn}`;
}
