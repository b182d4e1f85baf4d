import type { Point } from '../../festival.facts.js';
import { resolveAddress } from '../../region/region.address.rules.js';
import type { RegionCodes } from '../../region/region.rules.js';
import { guessCategory } from '../row/category.rules.js';
import { cleanLine, cleanParties, cleanProse, cleanValue, shortened } from '../row/cell.rules.js';
import { readHomepage, readPhone } from '../row/contact.rules.js';
import { nameKey, readTitle } from '../identity/festival-name.rules.js';
import { readPoint as toPoint } from '../row/point.rules.js';
import { authorityOf, governmentNamed } from '../row/authority.rules.js';
import {
  type ImportRecord,
  type RowOrigin,
  type RowReading,
  type SourceEdition,
  type SourceFestival,
  UNKNOWN_ORIGIN,
} from '../row/import-record.js';
import { readDays, readWrittenDay } from '../row/days.rules.js';
import { isRefusal, rowFault, type RowFault } from '../row/row-fault.js';
import { checkedTitle, LONGEST_NAME } from '../row/title.rules.js';
import type { StdColumn, StdHeader } from './std.columns.js';

const LONGEST_CELL = 10_000;
const LONGEST_AUTHORITY = 40;
const LONGEST = { place: 200, address: 300, organiser: 200, host: 200, sponsors: 500, description: 5_000 };

type Keys = Pick<ImportRecord, 'naturalKey' | 'externalId' | 'authority' | 'nameKey'>;

/** The cells of one row by column; a column that the file lacks is absent. */
type Cells = Partial<Record<StdColumn, string>>;

/** Reads one row of 전국문화축제표준데이터. Pure: the same row always gives the same record. */
export function readStdRow(header: StdHeader, row: readonly string[]): RowReading {
  const cells: Cells = {};
  for (const [index, column] of header.columns.entries()) {
    if (column !== null) cells[column] = (row[index] ?? '').slice(0, LONGEST_CELL);
  }
  const title = cleanLine(cells['축제명'] ?? '');
  const name = shortened(title, LONGEST_NAME);
  if (row.length !== header.columns.length) {
    return {
      name,
      origin: originOfRagged(header, row),
      record: null,
      faults: [rowFault('*', `${row.length} / ${header.columns.length}`, 'ragged-row')],
    };
  }
  const faults: RowFault[] = [];
  const edition = readEdition(title, cells, faults);
  // A refused row is read to its end too, so that all of its faults can be mended at once.
  const festival = readFestival(title, cells, faults);
  const referenceDay = readReferenceDay(cells, faults);
  const authority = authorityOf(cleanValue(cells['제공기관명'] ?? ''), festival.region ?? null);
  const origin = { authority, districtCode: festival.region?.districtCode ?? null, referenceDay };
  const record =
    edition === null
      ? null
      : {
          ...keysOf(title, cells, origin, edition),
          referenceDay,
          language: 'ko' as const,
          withdrawn: false,
          festival,
          edition,
        };
  return { name, origin, record, faults };
}

/** Commas too many or too few, mostly in a text, move no cell away from the end of its row. */
function originOfRagged({ columns }: StdHeader, row: readonly string[]): RowOrigin {
  const at = columns.indexOf('제공기관명');
  const written = at === -1 ? undefined : row.at(at - columns.length);
  const government = governmentNamed(cleanLine(written ?? ''));
  return government === null
    ? UNKNOWN_ORIGIN
    : { ...UNKNOWN_ORIGIN, authority: government.fullName, districtCode: government.districtCode };
}

/** The standard has no row id: who says it, of what, beginning when. */
function keysOf(title: string, cells: Cells, origin: RowOrigin, { startsOn }: SourceEdition): Keys {
  const key = nameKey(title);
  const written = cleanLine(cells['제공기관코드'] ?? '') || cleanLine(cells['제공기관명'] ?? '');
  const authority = shortened(written || (origin.authority ?? ''), LONGEST_AUTHORITY);
  return { naturalKey: `${authority}|${key}|${startsOn}`, externalId: null, authority, nameKey: key };
}

function readEdition(title: string, cells: Cells, faults: RowFault[]): SourceEdition | null {
  checkedTitle('축제명', title, faults);
  const start = { column: '축제시작일자', cell: cells['축제시작일자'] };
  const end = { column: '축제종료일자', cell: cells['축제종료일자'] };
  const days = readDays({ start, end }, faults);
  // Nothing but its days tells a row of the standard from that of another year.
  if (faults.some(({ code }) => code === 'undated')) faults.push(rowFault(start.column, '', 'day-missing'));
  if (days === null || faults.some(isRefusal)) return null;
  const { ordinal, status, daysUndecided } = readTitle(title);
  if (daysUndecided) faults.push(rowFault('축제명', title, 'days-undecided'));
  return { ...days, ordinal, status };
}

function readReferenceDay(cells: Cells, faults: RowFault[]): string | null {
  const text = cleanValue(cells['데이터기준일자'] ?? '');
  if (text === null) return null;
  const day = readWrittenDay(text);
  if (day !== null) return day;
  faults.push(rowFault('데이터기준일자', text, 'unreadable-reference-day'));
  return null;
}

function readFestival(title: string, cells: Cells, faults: RowFault[]): SourceFestival {
  const { name } = readTitle(title);
  const text = (column: StdColumn, clean: (cell: string) => string | null, max: number) => {
    const cell = cells[column];
    const value = cell === undefined ? undefined : clean(cell);
    if (value === undefined || value === null) return value;
    const short = shortened(value, max);
    if (short !== value) faults.push(rowFault(column, value, 'shortened'));
    return short;
  };
  const description = text('축제내용', cleanProse, LONGEST.description);
  const addresses = [cells['소재지도로명주소'], cells['소재지지번주소']];
  const address = addresses.map(readAddress).find((one) => one !== null) ?? null;
  const point = readPoint(cells, faults);
  const festival = {
    name,
    category: guessCategory(name, description ?? null),
    place: text('개최장소', (cell) => cleanProse(withoutUndecided(cell)), LONGEST.place),
    address: addresses.every((one) => one === undefined)
      ? undefined
      : address && shortened(address, LONGEST.address),
    region: readRegion(addresses, point ?? null, cells['제공기관명'] ?? '', faults),
    point,
    organiser: text('주관기관명', cleanParties, LONGEST.organiser),
    host: text('주최기관명', cleanParties, LONGEST.host),
    sponsors: text('후원기관명', cleanParties, LONGEST.sponsors),
    phone: readContact('전화번호', cells, readPhone, 'unusable-phone', faults),
    homepage: readContact('홈페이지주소', cells, readHomepage, 'unusable-homepage', faults),
    description,
  };
  return Object.fromEntries(Object.entries(festival).filter(([, value]) => value !== undefined));
}

function readContact(
  column: StdColumn,
  cells: Cells,
  read: (cell: string) => string | null,
  code: 'unusable-phone' | 'unusable-homepage',
  faults: RowFault[],
): string | null | undefined {
  const cell = cells[column];
  if (cell === undefined) return undefined;
  const said = cleanValue(cell);
  if (said === null) return null;
  const value = read(said);
  if (value === null) faults.push(rowFault(column, said, code));
  return value;
}

/** "미정" and "개최장소 미정" are no place. */
function withoutUndecided(cell: string): string {
  return /^(?:개최\s*장소|장소|주소)?\s*\(?(?:미정|추후\s*(?:결정|공지|안내))\)?$/u.test(cleanLine(cell))
    ? ''
    : cell;
}

function readAddress(cell: string | undefined): string | null {
  return cell === undefined ? null : cleanProse(withoutUndecided(cell));
}

function readRegion(
  addresses: (string | undefined)[],
  point: Point | null,
  authority: string,
  faults: RowFault[],
): RegionCodes | null {
  const hints = { point, authorityName: cleanValue(authority) };
  const written = addresses.map(readAddress).filter((one) => one !== null);
  const readings = (written.length === 0 ? [null] : written)
    .map((one) => resolveAddress(one, hints))
    .filter((one) => one !== null);
  const region = readings.find(({ districtCode }) => districtCode !== null) ?? readings[0] ?? null;
  if (region === null) faults.push(rowFault('소재지도로명주소', written[0] ?? '', 'region-unknown'));
  return region;
}

/** Undefined where the file has no such columns; a point that cannot be is left out with a warning. */
function readPoint(cells: Cells, faults: RowFault[]): Point | null | undefined {
  const { 위도: latitude, 경도: longitude } = cells;
  if (latitude === undefined || longitude === undefined) return undefined;
  return toPoint({ lat: cleanValue(latitude), lng: cleanValue(longitude), column: '위도' }, faults);
}
