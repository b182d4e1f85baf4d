import { type Day, daysBetween } from '../../../../shared/clock.js';
import { asSaid } from '../hanja.rules.js';
import { bodiesOf, homepageMark, phonesOf, pictureMark } from './contact-marks.rules.js';
import type { MatchRecord } from './match-record.js';
import { headOf, type NameParts, namePartsOf } from './name-parts.rules.js';
import { dayOfYear } from './season.rules.js';
import { runsOf } from './text-likeness.rules.js';

/** Who does not know the days yet writes the whole year. */
const LONGEST_SEASON = 100;

/** A record made ready for comparing, once for all its pairs. */
export interface Traits {
  readonly record: MatchRecord;
  /**
   * The name first, then that of what it is a part of and its other names, all as they are said where Hanja are in
   * them; none where the record names nothing.
   */
  readonly names: readonly NameParts[];
  readonly phones: readonly string[];
  readonly homepage: string | null;
  readonly pictures: readonly string[];
  /** Bodies that are not the authority itself, without the word for their committee. */
  readonly bodies: readonly string[];
  /** Pairs of neighbouring letters of the place. */
  readonly placePairs: ReadonlySet<string>;
  /** The day on which it begins; null where it lasts so long that this says nothing of its season. */
  readonly begins: Day | null;
  /** Of that day; see {@link dayOfYear}. */
  readonly season: number | null;
  /** Of 제N회: the year in which the first was held. */
  readonly founded: number | null;
}

export function traitsOf(record: MatchRecord): Traits {
  const { name, otherNames, region, days, ordinal, language } = record;
  const said = language === 'ko' ? [name, ...otherNames].map(asSaid) : [[name], otherNames];
  const [main = [], ...others] = said;
  const begins =
    days === null || daysBetween(days.startsOn, days.endsOn) > LONGEST_SEASON ? null : days.startsOn;
  return {
    record,
    names: [...main, ...main.map(headOf), ...others.flat()]
      .filter((one): one is string => one !== null && one !== '')
      .map((one) => namePartsOf(one, region)),
    phones: phonesOf(record.phone),
    homepage: homepageMark(record.homepage),
    pictures: [...new Set(record.pictures.map(pictureMark))],
    bodies: bodiesOf(record.organiser, record.host),
    placePairs: runsOf(
      (record.place ?? '')
        .normalize('NFKC')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]|일원|일대/gu, ''),
      2,
    ),
    begins,
    season: begins === null ? null : dayOfYear(begins),
    founded: days === null || ordinal === null ? null : Number(days.startsOn.slice(0, 4)) - ordinal,
  };
}
