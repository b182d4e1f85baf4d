import type { CategoryCode } from '../../category.js';
import { resolveAddress } from '../../region/region.address.rules.js';
import { regionByCode, type RegionCodes } from '../../region/region.rules.js';
import { nameKey, readTitle } from '../identity/festival-name.rules.js';
import { cellOf, type JsonRow } from '../json/json.cells.js';
import { readMarkup } from '../json/markup.rules.js';
import { lineOf, paragraphsOf, valueOf } from '../json/prose.rules.js';
import { guessCategory } from '../row/category.rules.js';
import { shortened } from '../row/cell.rules.js';
import { readHomepage, readPhone } from '../row/contact.rules.js';
import { readCompactDay, readDays } from '../row/days.rules.js';
import { saidFields } from '../row/said-fields.js';
import type { ImportRecord, RowReading, SourceEdition, SourceFestival } from '../row/import-record.js';
import { readPicture } from '../row/picture.rules.js';
import { readPoint } from '../row/point.rules.js';
import { isRefusal, rowFault, type RowFault } from '../row/row-fault.js';
import { checkedTitle, LONGEST_NAME } from '../row/title.rules.js';

export type TourApiLanguage = ImportRecord['language'];

const AUTHORITY = '한국관광공사';
const LONGEST = {
  place: 200,
  address: 300,
  organiser: 200,
  host: 200,
  description: 5_000,
  programme: 5_000,
  price: 500,
  ageLimit: 200,
};

/** What the classification says a festival is about, where its words do not. */
const CLASSES: Record<string, CategoryCode> = {
  EV010300: 'food',
  EV010400: 'tradition',
  EV010500: 'nature',
  EV020100: 'tradition',
  EV020800: 'film-art',
  EV030100: 'film-art',
};
const STAGE = /^EV02/;

/** The languages of TourAPI count apart: a number of one is not that of another. */
export function externalIdOf(language: TourApiLanguage, contentId: string): string {
  return `${language === 'ko' ? 'tourapi' : `tourapi-${language}`}:${contentId}`;
}

/**
 * Reads one item of TourAPI 4.0, of whichever operation: lists, details or both in one. A field of an
 * operation that the item is not of is absent, and so is not spoken of. Pure.
 */
export function readTourApiItem(item: JsonRow, language: TourApiLanguage): RowReading {
  const cells = new Cells(item);
  const contentId = lineOf(cells.get('contentid') ?? '');
  const written = cells.get('title');
  const faults: RowFault[] = [];
  if (!/^\d{1,20}$/.test(contentId)) faults.push(rowFault('contentid', contentId, 'number-missing'));
  const title = written === undefined ? null : checkedTitle('title', readMarkup(written).text, faults);
  const edition = readEdition(cells, title, faults);
  const festival = readFestival(cells, title, language, edition?.price, faults);
  const name = shortened(title ?? contentId, LONGEST_NAME);
  const referenceDay = readCompactDay(cells.get('modifiedtime') ?? '');
  const origin = { authority: AUTHORITY, districtCode: festival.region?.districtCode ?? null, referenceDay };
  if (faults.some(isRefusal)) return { name, origin, record: null, faults };
  const record: ImportRecord = {
    naturalKey: `${contentId}|${partOf(cells, edition)}`,
    externalId: externalIdOf(language, contentId),
    authority: AUTHORITY,
    nameKey: title === null ? '' : nameKey(title),
    referenceDay,
    language,
    withdrawn: cells.get('showflag') === '0',
    festival,
    edition,
  };
  return { name, origin, record, faults };
}

/**
 * A festival keeps its number over the years, so what tells its rows apart is the year they speak of, or,
 * where they speak of none, the operation they are of.
 */
function partOf(cells: Cells, edition: SourceEdition | null): string {
  const details = !cells.has('title') ? 'intro' : cells.has('overview') ? 'common' : 'list';
  if (cells.has('originimgurl')) return 'image';
  const isWhole = cells.has('title') && cells.has('eventstartdate');
  if (edition !== null)
    return isWhole ? edition.startsOn.slice(0, 4) : `intro ${edition.startsOn.slice(0, 4)}`;
  return details;
}

class Cells {
  constructor(private readonly item: JsonRow) {}

  get(key: string): string | undefined {
    return cellOf(this.item, key);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  /** Undefined where the item has none of the fields. */
  read<T>(keys: readonly string[], read: (cell: string, key: string) => T | null): T | null | undefined {
    const present = keys.filter((key) => this.has(key));
    if (present.length === 0) return undefined;
    for (const key of present) {
      const value = read(this.get(key) ?? '', key);
      if (value !== null) return value;
    }
    return null;
  }
}

function readEdition(cells: Cells, title: string | null, faults: RowFault[]): SourceEdition | null {
  const start = { column: 'eventstartdate', cell: cells.get('eventstartdate') };
  const end = { column: 'eventenddate', cell: cells.get('eventenddate') };
  // Details without a title add to what a list said of the days.
  if (title === null && start.cell === undefined && end.cell === undefined) return null;
  const days = readDays({ start, end }, faults);
  if (days === null) return null;
  const { ordinal, status, daysUndecided } = readTitle(title ?? '');
  if (daysUndecided) faults.push(rowFault('title', title ?? '', 'days-undecided'));
  const line = (key: string, max: number) => cells.read([key], (cell) => valueOf(key, cell, max, faults));
  const more = {
    programme: cells.read(['program'], (cell) => paragraphsOf('program', cell, LONGEST.programme, faults)),
    price: line('usetimefestival', LONGEST.price),
    ageLimit: line('agelimit', LONGEST.ageLimit),
  };
  return { ...days, ordinal, status, ...saidFields(more) };
}

function readFestival(
  cells: Cells,
  title: string | null,
  language: TourApiLanguage,
  price: string | null | undefined,
  faults: RowFault[],
): SourceFestival {
  const isKorean = language === 'ko';
  const name = title === null ? undefined : isKorean ? readTitle(title).name : title;
  const overview = cells.read(['overview'], (cell, key) =>
    paragraphsOf(key, cell, LONGEST.description, faults),
  );
  const line = (keys: readonly string[], max: number) =>
    isKorean ? cells.read(keys, (cell, key) => valueOf(key, cell, max, faults)) : undefined;
  const point = cells.has('mapx')
    ? readPoint(
        { lat: lineOf(cells.get('mapy') ?? ''), lng: lineOf(cells.get('mapx') ?? ''), column: 'mapy' },
        faults,
      )
    : undefined;
  const address = readAddress(cells);
  return saidFields({
    name,
    nameEn: language === 'en' ? name : undefined,
    otherNames: language === 'ja' && name !== undefined ? [{ language, name }] : undefined,
    category:
      isKorean && name !== undefined
        ? categoryOf(name, overview ?? null, cells.get('lclsSystm3') ?? '')
        : undefined,
    place: line(['eventplace'], LONGEST.place),
    address: isKorean && address !== undefined ? address && shortened(address, LONGEST.address) : undefined,
    region:
      cells.has('addr1') || cells.has('lDongRegnCd')
        ? readRegion(cells, language, address, point, faults)
        : undefined,
    point,
    organiser: line(['sponsor2'], LONGEST.organiser),
    host: line(['sponsor1'], LONGEST.host),
    phone: readContact(cells, ['tel', 'sponsor1tel'], readPhone, 'unusable-phone', faults),
    homepage: readContact(
      cells,
      ['homepage', 'eventhomepage'],
      readLinkedHomepage,
      'unusable-homepage',
      faults,
    ),
    description: isKorean ? overview : undefined,
    descriptionEn: language === 'en' ? overview : undefined,
    free: price ? isFree(price) : undefined,
    linkedPictures:
      cells.has('firstimage') || cells.has('originimgurl') ? picturesOf(cells, title, faults) : undefined,
  });
}

function readAddress(cells: Cells): string | null | undefined {
  if (!cells.has('addr1')) return undefined;
  const parts = ['addr1', 'addr2'].map((key) => lineOf(cells.get(key) ?? '')).filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join(' ');
}

/** The codes where they are known, which those of a reform may not be yet; else what the address says. */
function readRegion(
  cells: Cells,
  language: TourApiLanguage,
  address: string | null | undefined,
  point: SourceFestival['point'],
  faults: RowFault[],
): RegionCodes | null {
  const province = lineOf(cells.get('lDongRegnCd') ?? '');
  const district = lineOf(cells.get('lDongSignguCd') ?? '');
  const known =
    (/^\d{2}$/.test(province) && /^\d{3}$/.test(district) ? regionByCode(`${province}${district}`) : null) ??
    (/^\d{5}$/.test(province) ? regionByCode(province) : null);
  // An address in another language says nothing to us, and the nearest province is not always the right one.
  if (known === null && language !== 'ko') return null;
  const region =
    known === null
      ? resolveAddress(address ?? null, { point: point ?? null })
      : { provinceCode: known.provinceCode, districtCode: known.districtCode };
  if (region === null) faults.push(rowFault('addr1', address ?? '', 'region-unknown'));
  return region;
}

function categoryOf(name: string, overview: string | null, classCode: string): CategoryCode {
  const guessed = guessCategory(name, overview);
  if (guessed !== 'culture') return guessed;
  return CLASSES[classCode] ?? (STAGE.test(classCode) ? 'music' : guessed);
}

function readContact(
  cells: Cells,
  keys: readonly string[],
  read: (cell: string) => string | null,
  code: 'unusable-phone' | 'unusable-homepage',
  faults: RowFault[],
): string | null | undefined {
  const value = cells.read(keys, read);
  if (value !== null) return value;
  const written = keys.map((key) => lineOf(cells.get(key) ?? '')).find((cell) => cell !== '');
  if (written !== undefined) faults.push(rowFault(keys[0] ?? '', written, code));
  return null;
}

/** An anchor says where it leads in its href; without one the words are the address. */
function readLinkedHomepage(cell: string): string | null {
  const { text, links } = readMarkup(cell);
  return links.map(readHomepage).find((link) => link !== null) ?? readHomepage(text);
}

/** Only what is plainly said counts: "무료(일부 유료)" is neither. */
function isFree(price: string): boolean | undefined {
  const isSaidFree = /무료/u.test(price);
  const isSaidPaid = /유료|\d\s*(?:원|만\s*원|천\s*원)/u.test(price);
  return isSaidFree === isSaidPaid ? undefined : isSaidFree;
}

function picturesOf(
  cells: Cells,
  title: string | null,
  faults: RowFault[],
): SourceFestival['linkedPictures'] {
  const column = cells.has('originimgurl') ? 'originimgurl' : 'firstimage';
  const alt = lineOf(cells.get('imgname') ?? '') || (title ?? '');
  const picture = readPicture(
    { url: cells.get(column) ?? '', licence: cells.get('cpyrhtDivCd') ?? '', alt: alt || AUTHORITY, column },
    faults,
  );
  return picture === null ? undefined : [picture];
}
