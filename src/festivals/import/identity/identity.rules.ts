import { daysBetween } from '../../../shared/clock.js';
import type { StandingRecord } from '../row/import-record.js';
import type { KnownCatalogue, KnownEdition, KnownFestival, KnownRecord } from './known-catalogue.js';

/*
 * Which festival and edition a row speaks of. Three rules, tried in this order:
 *
 * 1. the same provider said it before: same authority, same name key, same first day;
 * 2. it moved: the same authority told of the same festival within sixty days of this one, and that
 *    earlier row is in the file no more;
 * 3. the name: same name key in the same province. The same district decides; a district that either
 *    side does not know fits if it is the only namesake; another district fits if it is the only
 *    namesake and not held in that year, as festivals that move between two towns are.
 *
 * An edition is the same if it begins on the same day or shares a day: no festival runs twice at once.
 */

const MOVED_DAYS = 60;

/** Rule 3. */
export function festivalOf(record: StandingRecord, known: KnownCatalogue): KnownFestival | undefined {
  const { provinceCode = null, districtCode = null } = record.festival.region ?? {};
  const namesakes = known.namesakes(record.nameKey, provinceCode);
  const sameDistrict = namesakes.find(({ districts }) => districts.includes(districtCode));
  if (sameDistrict !== undefined) return sameDistrict.festival;
  const [only, ...others] = namesakes;
  if (only === undefined || others.length > 0) return undefined;
  if (districtCode === null || only.districts.includes(null)) return only.festival;
  const year = record.edition.startsOn.slice(0, 4);
  const heldThatYear = only.festival.editions.some(({ facts }) => facts.startsOn.startsWith(year));
  return heldThatYear ? undefined : only.festival;
}

/** Rule 2. The nearest in time of those that could have moved. */
export function movedRecord(
  record: StandingRecord,
  festival: KnownFestival,
  known: KnownCatalogue,
): KnownRecord | undefined {
  const distance = (other: KnownRecord) =>
    Math.abs(daysBetween(other.record.edition.startsOn, record.edition.startsOn));
  return known
    .recordsOf(festival.id)
    .filter(
      (other) =>
        other.row === null && other.editionId !== null && other.record.authority === record.authority,
    )
    .filter((other) => distance(other) <= MOVED_DAYS)
    .sort((a, b) => distance(a) - distance(b) || a.record.naturalKey.localeCompare(b.record.naturalKey))[0];
}

export function editionOf(
  { edition: { startsOn, endsOn } }: StandingRecord,
  { editions }: KnownFestival,
): KnownEdition | undefined {
  return (
    editions.find(({ facts }) => facts.startsOn === startsOn) ??
    editions.find(({ facts }) => facts.startsOn <= endsOn && facts.endsOn >= startsOn)
  );
}

/**
 * Whether the first record speaks for the festival rather than the second: that of the later year, then
 * of the newer reference day. Among equals the one that spoke first goes on. Rows of a file are taken in
 * this order, too.
 */
export function precedes(a: StandingRecord, b: StandingRecord): boolean {
  return precedence(a) > precedence(b);
}

function precedence({ edition: { startsOn }, referenceDay }: StandingRecord): string {
  return `${startsOn.slice(0, 4)} ${referenceDay ?? '0000-00-00'}`;
}

/** Sorts rows, as text and ascending, in the order of {@link precedes}, equals as they stand in the file. */
export function turnOf(record: StandingRecord, rowNumber: number): string {
  const descending = precedence(record)
    .replaceAll(/\D/g, '')
    .replaceAll(/\d/g, (digit) => String(9 - Number(digit)));
  return `${descending}${String(rowNumber).padStart(9, '0')}`;
}
