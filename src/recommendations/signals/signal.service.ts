import { Injectable } from '@nestjs/common';
import type { CurrentAccount } from '../../auth/index.js';
import { Clock, dayInSeoul } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError } from '../../shared/problem/problem.js';
import { CatalogueSnapshot } from '../catalogue.snapshot.js';
import type { RankedCatalogue } from '../ranking/catalogue/ranked-catalogue.js';
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
const NOT_PUBLIC = { ko: '공개된 축제가 아닙니다.', en: 'Is not a public festival.' };
const SWITCHED_OFF = { ko: '개인 맞춤이 꺼져 있습니다.', en: 'Personalisation is switched off.' };

type Usable = Extract<Checked, { signal: Signal }>;

@Injectable()
export class SignalService {
  constructor(
    private readonly database: Database,
    private readonly signals: SignalRepository,
    private readonly received: ReceivedRepository,
    private readonly limit: SignalLimit,
    private readonly snapshot: CatalogueSnapshot,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps what is new. Signals of festivals that are gone are ignored rather than refused: a client
   * that was off line for days could not mend them.
   * @throws DomainError too-many-signals; invalid-input where nothing of the batch can be used
   */
  async receive({ signals: items }: SignalBatch, account: CurrentAccount): Promise<SignalsReceived> {
    await this.limit.take(account.id, items.length);
    const now = this.clock.now();
    const all = checkedOneByOne(items, now);
    const usable = all.filter((one): one is Usable => one.signal !== undefined);
    if (usable.length === 0)
      throw new DomainError(kernelProblems.invalidInput, {
        errors: all.flatMap(({ errors = [] }) => errors),
      });
    const catalogue = await this.snapshot.current();
    const isIgnored = ({ signal }: Usable) => !account.personalised || !catalogue.byId.has(signal.festivalId);
    const counted = await this.keep(
      usable.filter((one) => !isIgnored(one)),
      account.id,
      catalogue,
      now,
    );
    return answerOf(
      all.map((one): SignalReceived => {
        const { index } = one;
        if (one.signal === undefined) return { index, outcome: 'refused', errors: one.errors };
        if (isIgnored(one)) {
          const why = account.personalised ? NOT_PUBLIC : SWITCHED_OFF;
          return { index, outcome: 'ignored', errors: [faultAt(index, 'festivalId', why)] };
        }
        return { index, outcome: counted.has(index) ? 'accepted' : 'duplicate', errors: [] };
      }),
    );
  }

  /** Answers the indexes of those that had not been received before. */
  private async keep(
    told: readonly Usable[],
    person: string,
    catalogue: RankedCatalogue,
    now: Date,
  ): Promise<Set<number>> {
    if (told.length === 0) return new Set();
    const firstOf = new Map([...told].reverse().map((one) => [one.signal.id, one]));
    return this.database.transaction(async () => {
      const fresh = await this.received.claim(person, [...firstOf.keys()].sort(), now);
      const counted = [...firstOf.values()].filter(({ signal }) => fresh.has(signal.id));
      if (counted.length === 0) return new Set();
      await this.signals.add(toldOnce(counted.map(({ signal }) => rowOf(signal, person, catalogue, now))));
      for (const { kinds, most } of KEPT) {
        if (counted.some(({ signal }) => kinds.includes(signal.kind)))
          await this.signals.keepLatest(person, kinds, most);
      }
      return new Set(counted.map(({ index }) => index));
    });
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
  return { person, festivalId, kind, times: 1, at, rating: null, editionId, synthetic: false };
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
