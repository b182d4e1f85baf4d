import { hash } from 'node:crypto';
import type { FestivalFacts } from '../../festival.facts.js';
import { blockKeysOf } from '../identity/matching/cluster.rules.js';
import { type MatchRecord, matchRecordOf } from '../identity/matching/match-record.js';
import type { Provider } from '../import.entity.js';
import type { ImportRecord } from '../row/import-record.js';
import { keyHashOf } from './key-hash.rules.js';
import { EDITOR } from './statement.entity.js';

/** What two records with the same words have in common. @param words the record as JSON */
export function statementId(provider: Provider, words: string): string {
  return hash('sha256', `${provider}|${words}`).slice(0, 32);
}

/** What of a record tells which festival it speaks of; small, so that many fit into memory. */
function identityOf(provider: Provider, record: ImportRecord): MatchRecord {
  const { edition } = record;
  return {
    ...matchRecordOf(provider, record),
    days: edition && { startsOn: edition.startsOn, endsOn: edition.endsOn },
  };
}

/** By what a statement is matched with others: once as it is compared, once as it is looked up. */
export interface Marks {
  readonly identity: MatchRecord;
  readonly keys: readonly number[];
}

export function marksOf(provider: Provider, record: ImportRecord): Marks {
  const identity = identityOf(provider, record);
  return { identity, keys: storedBlockKeys(identity) };
}

/** As {@link identityOf}, of what editors have said of a festival; names it had before stay its names. */
export function anchorIdentityOf(
  festivalId: string,
  facts: Partial<FestivalFacts> & Pick<FestivalFacts, 'name'>,
  before: MatchRecord | null,
): MatchRecord {
  const former = before === null ? [] : [before.name, ...before.otherNames];
  const otherNames = new Set([...(facts.formerNames ?? []), ...former].filter((name) => name !== facts.name));
  return {
    key: `${EDITOR} ${festivalId}`,
    provider: EDITOR,
    authority: EDITOR,
    externalId: null,
    language: 'ko',
    name: facts.name,
    otherNames: [...otherNames].sort(),
    region: facts.region ?? null,
    point: facts.point ?? null,
    place: facts.place ?? null,
    organiser: facts.organiser ?? null,
    host: facts.host ?? null,
    phone: facts.phone ?? null,
    homepage: facts.homepage ?? null,
    pictures: (facts.linkedPictures ?? []).map(({ url }) => url),
    days: null,
    ordinal: null,
    referenceDay: null,
  };
}

/** As they are stored: hashes, of which a collision only makes more be looked at. */
export function storedBlockKeys(identity: MatchRecord): number[] {
  const keys = [...blockKeysOf(identity), `said by:${identity.key}`];
  return [...new Set(keys.map(keyHashOf))];
}
