import { resolveAddress } from '../../region/region.address.rules.js';
import { nameKey, readTitle } from '../identity/festival-name.rules.js';
import { cellOf, type JsonRow } from '../json/json.cells.js';
import { readMarkup } from '../json/markup.rules.js';
import { lineOf, paragraphsOf } from '../json/prose.rules.js';
import { guessCategory } from '../row/category.rules.js';
import { shortened } from '../row/cell.rules.js';
import { readHomepage, readPhone } from '../row/contact.rules.js';
import { readDays } from '../row/days.rules.js';
import { saidFields } from '../row/said-fields.js';
import type { ImportRecord, RowReading, SourceEdition, SourceFestival } from '../row/import-record.js';
import { readPicture } from '../row/picture.rules.js';
import { readPoint } from '../row/point.rules.js';
import { isRefusal, rowFault, type RowFault } from '../row/row-fault.js';
import { checkedTitle, LONGEST_NAME } from '../row/title.rules.js';
import { externalIdOf, type TourApiLanguage } from '../tourapi/tourapi.record.rules.js';

/** What collectors call the fields that they have kept. */
const KEYS = {
  id: ['id'],
  title: ['title'],
  start: ['startDate', 'start'],
  end: ['endDate', 'end'],
  address: ['addr'],
  latitude: ['lat', 'y'],
  longitude: ['lng', 'x'],
  picture: ['image', 'img'],
  phone: ['tel'],
  homepage: ['hp', 'link'],
  overview: ['ov'],
} as const;

const LONGEST = { address: 300, description: 5_000, id: 100 };
/** A pin on a map is no homepage. */
const MAP = /^https?:\/\/(?:[\w-]+\.)*maps?\./i;

/**
 * Reads one row of a list that somebody made from TourAPI, with additions of their own. A number is that
 * of TourAPI, so the row is a copy; any other id is the collector's. Pure.
 */
export function readCollectedRow(
  row: JsonRow,
  language: TourApiLanguage,
  collectedOn: string | null,
): RowReading {
  const cell = (field: keyof typeof KEYS) => {
    const key = KEYS[field].find((one) => cellOf(row, one) !== undefined);
    return { column: key ?? KEYS[field][0], cell: key === undefined ? undefined : cellOf(row, key) };
  };
  const faults: RowFault[] = [];
  const id = lineOf(cell('id').cell ?? '').slice(0, LONGEST.id);
  if (id === '') faults.push(rowFault('id', '', 'number-missing'));
  const title = checkedTitle('title', readMarkup(cell('title').cell ?? '').text, faults);
  const days = readDays({ start: cell('start'), end: cell('end') }, faults);
  const isKorean = language === 'ko';
  const { name, ordinal, status } = readTitle(title);
  const edition: SourceEdition | null = days && { ...days, ordinal, status };
  const overview = said(cell('overview'), (text, column) =>
    paragraphsOf(column, text, LONGEST.description, faults),
  );
  const point = said(cell('latitude'), (lat, column) =>
    readPoint({ lat: lineOf(lat), lng: lineOf(cell('longitude').cell ?? ''), column }, faults),
  );
  const address = said(cell('address'), (text) => lineOf(text) || null);
  // An address in another language says nothing to us, and the nearest province is not always the right one.
  const region = isKorean ? resolveAddress(address ?? null, { point: point ?? null }) : null;
  if (isKorean && region === null) faults.push(rowFault('addr', address ?? '', 'region-unknown'));
  const festival: SourceFestival = saidFields({
    name: isKorean ? name : title,
    nameEn: language === 'en' ? title : undefined,
    otherNames: language === 'ja' ? [{ language, name: title }] : undefined,
    category: isKorean ? guessCategory(name, overview ?? null) : undefined,
    address: isKorean ? address && shortened(address, LONGEST.address) : undefined,
    region,
    point,
    phone: said(cell('phone'), (text, column) =>
      contact(column, lineOf(text), readPhone, 'unusable-phone', faults),
    ),
    homepage: said(cell('homepage'), (text, column) =>
      MAP.test(text) ? null : contact(column, lineOf(text), readHomepage, 'unusable-homepage', faults),
    ),
    description: isKorean ? overview : undefined,
    descriptionEn: language === 'en' ? overview : undefined,
    linkedPictures: said(cell('picture'), (url, column) => {
      const picture = readPicture({ url, licence: '', alt: title, column }, faults);
      return picture === null ? null : [picture];
    }),
  });
  const shown = shortened(title, LONGEST_NAME);
  const isCopy = /^\d{1,20}$/.test(id);
  const authority = isCopy ? '한국관광공사' : '수집 목록';
  const origin = { authority, districtCode: region?.districtCode ?? null, referenceDay: collectedOn };
  if (faults.some(isRefusal)) return { name: shown, origin, record: null, faults };
  const kind = `${language} ${overview === undefined ? 'list' : 'overview'}`;
  const record: ImportRecord = {
    naturalKey: `${kind}|${id}|${edition === null ? '' : edition.startsOn.slice(0, 4)}`,
    externalId: isCopy ? externalIdOf(language, id) : `collected:${id}`,
    authority,
    nameKey: nameKey(title),
    referenceDay: collectedOn,
    language,
    withdrawn: false,
    festival,
    edition,
  };
  return { name: shown, origin, record, faults };
}

/** Undefined where the row lacks the field. */
function said<T>(
  { column, cell }: { column: string; cell: string | undefined },
  read: (text: string, column: string) => T,
): T | undefined {
  return cell === undefined ? undefined : read(cell, column);
}

function contact(
  column: string,
  text: string,
  read: (cell: string) => string | null,
  code: 'unusable-phone' | 'unusable-homepage',
  faults: RowFault[],
): string | null {
  const value = text === '' ? null : read(text);
  if (value === null && text !== '') faults.push(rowFault(column, text, code));
  return value;
}
