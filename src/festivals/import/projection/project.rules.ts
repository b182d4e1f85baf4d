import type { Provider } from '../import.entity.js';
import { nameKeys } from '../identity/hanja.rules.js';
import type { SourceEdition, SourceFestival } from '../row/import-record.js';
import { type EditionGroup, editionGroups } from './edition-groups.rules.js';
import { byReferenceDay, descending, speakingOf, type Statement } from './statement.js';

/** What all statements about one festival come to. */
export interface Projected {
  readonly facts: SourceFestival & { readonly formerNames: readonly string[] };
  /** By field, the statement that is believed. */
  readonly from: Readonly<Partial<Record<keyof SourceFestival, string>>>;
  /** Whether there is a festival at all: somebody names it in Korean, and not all have withdrawn it. */
  readonly stands: boolean;
  readonly editions: readonly ProjectedEdition[];
  /** Statements that are heard, those silent or withdrawn left out. */
  readonly heard: readonly string[];
}

export interface ProjectedEdition {
  readonly facts: Required<SourceEdition>;
  readonly from: Readonly<Record<keyof SourceEdition, string>>;
  /** Ids of the statements about it; the first says when it is. */
  readonly statements: readonly [string, ...string[]];
}

const MOST_FORMER_NAMES = 20;

/** Where it is goes together: an address beside another town's map point would be a wrong one. */
const WHERE = ['place', 'address', 'region', 'point'] as const;
const WORDS = [
  'name',
  'category',
  'tags',
  'organiser',
  'host',
  'sponsors',
  'phone',
  'homepage',
  'description',
  'free',
  'linkedPictures',
] as const;
/** Fields of which whoever writes them by hand knows more than whoever counts festivals. */
const DETAILED = new Set<keyof SourceFestival>(['category', 'point', 'description']);
const DETAIL: Record<Provider, number> = {
  tourapi: 0,
  'tourapi-en': 0,
  'tourapi-ja': 0,
  collected: 1,
  std: 2,
};
/** More than any detail. */
const BEHIND_KOREAN = 10;
const TRANSLATED = ['nameEn', 'descriptionEn'] as const;
/** The fields that sources speak of, and what follows from them. */
export const PROJECTED_FIELDS = [
  'name',
  'nameEn',
  'formerNames',
  'category',
  'tags',
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
  'descriptionEn',
  'free',
  'linkedPictures',
  'status',
] as const;
/** Of which sources in other languages are believed as well, where none in Korean speaks of them. */
const IN_OTHER_LANGUAGES = new Set<keyof SourceFestival>([
  ...TRANSLATED,
  'point',
  'region',
  'phone',
  'linkedPictures',
  'free',
]);

/**
 * What a festival is, by all that is said of it: a pure function of the set of statements. Per field the
 * first that has a value wins, in a total order; gaps of the first are filled by the next.
 */
export function project(statements: readonly Statement[]): Projected {
  const heard = heardOf(speakingOf(statements));
  const ordered = [...heard].sort(byPrecedence);
  const from: Partial<Record<keyof SourceFestival, string>> = {};
  const facts: Record<string, unknown> = {};
  const choose = (field: keyof SourceFestival, among: readonly Statement[]) => {
    const winner = winnerOf(field, among);
    if (winner === undefined) return;
    facts[field] = winner.record.festival[field];
    from[field] = winner.id;
  };
  for (const field of [...WORDS, ...TRANSLATED]) choose(field, ordered);
  choose('region', ordered);
  const near = ordered.filter((one) => isIn(facts['region'] as SourceFestival['region'], one));
  for (const field of WHERE) if (field !== 'region') choose(field, near);
  const korean = ordered.filter(({ record }) => record.language === 'ko');
  return {
    facts: { ...facts, formerNames: formerNamesOf(facts['name'] as string | undefined, korean) },
    from,
    stands: facts['name'] !== undefined && facts['category'] !== undefined,
    editions: editionGroups(heard).map(projectEdition),
    heard: heard.map(({ id }) => id),
  };
}

/** A withdrawal takes back what was said of that number until then. */
function heardOf(speaking: readonly Statement[]): Statement[] {
  const withdrawals = speaking.filter(({ record }) => record.withdrawn);
  return speaking.filter(
    (one) =>
      !one.record.withdrawn &&
      !withdrawals.some(
        (withdrawal) =>
          withdrawal.record.externalId !== null &&
          withdrawal.record.externalId === one.record.externalId &&
          descending(withdrawal.record.referenceDay, one.record.referenceDay) <= 0,
      ),
  );
}

/** What speaks of the latest year comes first, then what was right most lately. */
function byPrecedence(a: Statement, b: Statement): number {
  return descending(yearOf(a), yearOf(b)) || byReferenceDay(a, b);
}

function yearOf({ record: { edition, referenceDay } }: Statement): string | null {
  return (edition?.startsOn ?? referenceDay)?.slice(0, 4) ?? null;
}

/** The first of those with the least rank. */
function winnerOf(field: keyof SourceFestival, ordered: readonly Statement[]): Statement | undefined {
  const isDetailed = DETAILED.has(field);
  const isForAll = IN_OTHER_LANGUAGES.has(field);
  let winner: Statement | undefined;
  let least = Infinity;
  for (const one of ordered) {
    const isKorean = one.record.language === 'ko';
    if (!(isKorean || isForAll) || !hasValue(one.record.festival[field])) continue;
    const rank = (isKorean ? 0 : BEHIND_KOREAN) + (isDetailed ? DETAIL[one.provider] : 0);
    if (rank >= least) continue;
    winner = one;
    least = rank;
  }
  return winner;
}

function hasValue(value: unknown): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

function isIn(region: SourceFestival['region'], { record }: Statement): boolean {
  const own = record.festival.region ?? null;
  if (region === null || region === undefined || own === null) return own === (region ?? null);
  return (
    own.provinceCode === region.provinceCode &&
    (own.districtCode === region.districtCode || own.districtCode === null || region.districtCode === null)
  );
}

/** Other names under which it has been announced, the latest first. */
function formerNamesOf(name: string | undefined, korean: readonly Statement[]): string[] {
  const seen = new Set(nameKeys(name ?? ''));
  const names: string[] = [];
  for (const { record } of korean) {
    const other = record.festival.name;
    if (other === undefined) continue;
    const keys = nameKeys(other);
    if (!keys.some((key) => seen.has(key))) names.push(other);
    for (const key of keys) seen.add(key);
  }
  return names.slice(0, MOST_FORMER_NAMES);
}

function projectEdition(group: EditionGroup): ProjectedEdition {
  const [head] = group;
  const { startsOn, endsOn, status } = head.record.edition;
  const first = (field: 'ordinal' | 'programme' | 'price' | 'ageLimit') =>
    group.find(({ record }) => record.language === 'ko' && hasValue(record.edition[field])) ?? head;
  const [ordinal, programme, price, ageLimit] = [
    first('ordinal'),
    first('programme'),
    first('price'),
    first('ageLimit'),
  ];
  const [top, ...others] = group.map(({ id }) => id);
  return {
    facts: {
      startsOn,
      endsOn,
      status,
      ordinal: ordinal.record.edition.ordinal,
      programme: programme.record.edition.programme ?? null,
      price: price.record.edition.price ?? null,
      ageLimit: ageLimit.record.edition.ageLimit ?? null,
    },
    from: {
      startsOn: head.id,
      endsOn: head.id,
      status: head.id,
      ordinal: ordinal.id,
      programme: programme.id,
      price: price.id,
      ageLimit: ageLimit.id,
    },
    statements: [top as string, ...others],
  };
}
