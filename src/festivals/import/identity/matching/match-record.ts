import type { Point } from '../../../festival.facts.js';
import type { RegionCodes } from '../../../region/region.rules.js';
import type { ImportRecord, SourceEdition } from '../../row/import-record.js';

/** What of a source record tells which festival it speaks of. */
export interface MatchRecord extends Pick<
  ImportRecord,
  'authority' | 'externalId' | 'language' | 'referenceDay'
> {
  /** Provider and natural key: tells the record from every other. */
  readonly key: string;
  readonly provider: string;
  /** Empty where the record names nothing, as details of a numbered festival do. */
  readonly name: string;
  /** Former names and names for other uses, in the same language. */
  readonly otherNames: readonly string[];
  readonly region: RegionCodes | null;
  readonly point: Point | null;
  readonly place: string | null;
  readonly organiser: string | null;
  readonly host: string | null;
  readonly phone: string | null;
  readonly homepage: string | null;
  /** Addresses of its pictures. */
  readonly pictures: readonly string[];
  readonly days: Pick<SourceEdition, 'startsOn' | 'endsOn'> | null;
  /** The N of 제N회 in the year of {@link days}. */
  readonly ordinal: number | null;
}

export function matchRecordOf(provider: string, record: ImportRecord): MatchRecord {
  const { naturalKey, authority, externalId, language, referenceDay, festival, edition } = record;
  return {
    key: `${provider} ${naturalKey}`,
    provider,
    authority,
    externalId,
    language,
    name: festival.name ?? '',
    otherNames: [],
    referenceDay,
    region: festival.region ?? null,
    point: festival.point ?? null,
    place: festival.place ?? null,
    organiser: festival.organiser ?? null,
    host: festival.host ?? null,
    phone: festival.phone ?? null,
    homepage: festival.homepage ?? null,
    pictures: (festival.linkedPictures ?? []).map(({ url }) => url),
    days: edition,
    ordinal: edition?.ordinal ?? null,
  };
}
