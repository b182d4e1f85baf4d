import { Injectable } from '@nestjs/common';
import { Activity, type CurrentAccount } from '../../auth/index.js';
import { Clock, dayInSeoul } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { type Bilingual, DomainError } from '../../shared/problem/problem.js';
import { CatalogueSnapshot } from '../catalogue.snapshot.js';
import type { RankedCatalogue } from '../ranking/catalogue/ranked-catalogue.js';
import { ListIds, type Place } from '../watching/list-ids.js';
import { ShownRepository } from '../watching/shown.repository.js';
import { ReceivedRepository } from './received.repository.js';
import { type Checked, checkedOneByOne, faultAt } from './signal.check.rules.js';
import { SignalLimit } from './signal.limit.js';
import { SignalRepository } from './signal.repository.js';
import type { Signal, SignalBatch, SignalReceived, SignalsReceived } from './signal.schemas.js';
import type { SignalKind } from './signal.weight.rules.js';
import { type SignalRow, toldOnce } from './told-once.rules.js';

/** So many rows of a person are kept, the latest; dismissals all, since they hold until they are withdrawn. */
const KEPT: readonly { kinds: readonly SignalKind[]; most: number }[] = [
  { kinds: ['view', 'click', 'longView', 'share', 'visit'], most: 1_000 },
  { kinds: ['impression'], most: 300 },
];
/** What is told of a list later than this is of a page that lay open. */
const LIST_DAYS = 7;
const DAY_MS = 86_400_000;

const NOT_PUBLIC = { ko: '공개된 축제가 아닙니다.', en: 'Is not a public festival.' };
const SWITCHED_OFF = { ko: '개인 맞춤이 꺼져 있습니다.', en: 'Personalisation is switched off.' };
const NO_ACCOUNT = { ko: '로그인하지 않았습니다.', en: 'Nobody is signed in.' };
const NOT_LISTED = { ko: '이 축제를 보여 준 목록이 아닙니다.', en: 'Is no list that showed this festival.' };

/** A signal that may count: for its person, for the list that showed the festival, or both. */
interface Told {
  readonly index: number;
  readonly signal: Signal;
  readonly place: Place | undefined;
}

type Judged = SignalReceived | Told;

@Injectable()
export class SignalService {
  constructor(
    private readonly database: Database,
    private readonly signals: SignalRepository,
    private readonly received: ReceivedRepository,
    private readonly lists: ListIds,
    private readonly shown: ShownRepository,
    private readonly limit: SignalLimit,
    private readonly snapshot: CatalogueSnapshot,
    private readonly activity: Activity,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps what is new. Signals of festivals that are gone are ignored rather than refused: a client
   * that was off line for days could not mend them.
   * @throws DomainError too-many-signals; invalid-input where nothing of the batch can be used
   */
  async receive(
    { signals: items }: SignalBatch,
    account: CurrentAccount | undefined,
    address: string,
  ): Promise<SignalsReceived> {
    if (account === undefined) await this.limit.takeOfAddress(address, items.length);
    else await this.limit.takeOfPerson(account.id, items.length);
    const now = this.clock.now();
    const all = checkedOneByOne(items, now);
    const catalogue = await this.snapshot.current();
    const judged = all.map((one) => this.judge(one, catalogue, account));
    if (judged.every((one) => 'outcome' in one && one.outcome === 'refused')) {
      const errors = judged.flatMap((one) => ('outcome' in one ? one.errors : []));
      throw new DomainError(kernelProblems.invalidInput, { errors });
    }
    const told = judged.flatMap((one) => ('outcome' in one ? [] : [one]));
    const counted = await this.keep(told, account, catalogue, now);
    return answerOf(
      judged.map((one): SignalReceived => {
        if ('outcome' in one) return one;
        return { index: one.index, outcome: counted.has(one.index) ? 'accepted' : 'duplicate', errors: [] };
      }),
    );
  }

  private judge(one: Checked, { byId }: RankedCatalogue, account: CurrentAccount | undefined): Judged {
    const { index, signal } = one;
    if (signal === undefined) return { index, outcome: 'refused', errors: one.errors };
    const not = (outcome: 'refused' | 'ignored', field: string, why: Bilingual): SignalReceived => ({
      index,
      outcome,
      errors: [faultAt(index, field, why)],
    });
    const { festivalId, listId } = signal;
    const place = listId === undefined ? undefined : this.lists.placeOf(festivalId, listId);
    if (listId !== undefined && place === undefined) return not('refused', 'listId', NOT_LISTED);
    if (!byId.has(festivalId)) return not('ignored', 'festivalId', NOT_PUBLIC);
    if (place !== undefined || account?.personalised === true) return { index, signal, place };
    return not('ignored', 'kind', account === undefined ? NO_ACCOUNT : SWITCHED_OFF);
  }

  /** Answers the indexes of those that count: of a person, that had not been received before. */
  private async keep(
    told: readonly Told[],
    account: CurrentAccount | undefined,
    catalogue: RankedCatalogue,
    now: Date,
  ): Promise<Set<number>> {
    if (told.length === 0) return new Set();
    return this.database.transaction(async () => {
      const person = account?.personalised === true ? account.id : undefined;
      const counted = person === undefined ? told : await this.tell(told, person, catalogue, now);
      await this.watch(counted, now);
      const tellsOfTaste = counted.some(({ signal }) => signal.kind !== 'impression');
      if (person !== undefined && tellsOfTaste) await this.activity.note(person);
      return new Set(counted.map(({ index }) => index));
    });
  }

  /** Adds them to what a person did; answers those that are new. */
  private async tell(
    told: readonly Told[],
    person: string,
    catalogue: RankedCatalogue,
    now: Date,
  ): Promise<readonly Told[]> {
    const firstOf = new Map([...told].reverse().map((one) => [one.signal.id, one]));
    const fresh = await this.received.claim(person, [...firstOf.keys()].sort(), now);
    const counted = [...firstOf.values()].filter(({ signal }) => fresh.has(signal.id));
    if (counted.length === 0) return [];
    await this.signals.add(toldOnce(counted.map(({ signal }) => rowOf(signal, person, catalogue, now))));
    for (const { kinds, most } of KEPT) {
      if (counted.some(({ signal }) => kinds.includes(signal.kind)))
        await this.signals.keepLatest(person, kinds, most);
    }
    return counted;
  }

  /** Counts for the model what it showed; of whom is not kept. */
  private async watch(told: readonly Told[], now: Date): Promise<void> {
    const oldest = now.getTime() - LIST_DAYS * DAY_MS;
    await this.shown.add(
      told.flatMap(({ signal: { festivalId, kind }, place }) => {
        if (place === undefined || place.at.getTime() < oldest) return [];
        const { at, ...rest } = place;
        return [{ ...rest, festivalId, day: dayInSeoul(at), clicked: kind === 'click' }];
      }),
    );
  }
}

function rowOf(
  { festivalId, kind, at: claimed }: Signal,
  person: string,
  { byId }: RankedCatalogue,
  now: Date,
): SignalRow {
  const at = claimed === undefined || claimed > now ? now : claimed;
  const editionId = kind === 'visit' ? editionOn(byId.get(festivalId), at) : null;
  return { person, festivalId, kind, times: 1, since: at, at, rating: null, editionId, synthetic: false };
}

/** The edition in view, where it was running then: the one that is not to be recommended again. */
function editionOn(
  festival: { edition: { id: string | null; startsOn: string; endsOn: string } | null } | undefined,
  at: Date,
): string | null {
  const [edition, day] = [festival?.edition, dayInSeoul(at)];
  return edition != null && edition.startsOn <= day && day <= edition.endsOn ? edition.id : null;
}

function answerOf(items: SignalReceived[]): SignalsReceived {
  const count = (outcome: SignalReceived['outcome']) => items.filter((one) => one.outcome === outcome).length;
  return {
    accepted: count('accepted'),
    duplicates: count('duplicate'),
    ignored: count('ignored'),
    refused: count('refused'),
    items,
  };
}
