import { Injectable } from '@nestjs/common';
import { AccountService } from '../../../auth/index.js';
import { BookmarkSignals, FestivalCatalogue } from '../../../festivals/index.js';
import { ReviewSignals } from '../../../reviews/index.js';
import { remembered, type Since, underPresentNames } from '../../signals/evidence.rules.js';
import { SignalRepository } from '../../signals/signal.repository.js';
import type { Evidence } from '../../signals/signal.weight.rules.js';

type Told = Evidence & { readonly since: Date };

/** All that a person told of their taste; `since` is when for the first time. */
export interface Person {
  readonly synthetic: boolean;
  readonly evidence: readonly Told[];
}

/** Rows of each kind that are read at once: a megabyte or two. */
const ROWS_AT_ONCE = 10_000;
/** Comes after every id. */
const END = '~';

/** Everybody whose signals may be learned from, a few at a time: nobody who switched personalisation off. */
@Injectable()
export class PeopleReader {
  constructor(
    private readonly signals: SignalRepository,
    private readonly bookmarks: BookmarkSignals,
    private readonly reviews: ReviewSignals,
    private readonly catalogue: FestivalCatalogue,
    private readonly accounts: AccountService,
  ) {}

  /** By id, so that the same rows give the same order. */
  async *all(): AsyncGenerator<Person> {
    const since = await this.since();
    const present = new Map<string, string>();
    for (let after = ''; after !== END;) {
      const until = await this.nextAfter(after);
      yield* await this.between(after, until, since, present);
      after = until;
    }
  }

  /** How many rows there are to read, of every kind. */
  async count(): Promise<number> {
    const counts = await Promise.all([this.signals.count(), this.bookmarks.count(), this.reviews.count()]);
    return counts.reduce((sum, count) => sum + count, 0);
  }

  private async nextAfter(after: string): Promise<string> {
    const reached = await Promise.all([
      this.signals.personAfter(after, ROWS_AT_ONCE),
      this.bookmarks.accountAfter(after, ROWS_AT_ONCE),
      this.reviews.authorAfter(after, ROWS_AT_ONCE),
    ]);
    return reached.reduce<string>((least, id) => (id !== undefined && id < least ? id : least), END);
  }

  /** From when on people's past counts, where they wanted some of it forgotten. */
  private async since(): Promise<Map<string, Since>> {
    const [resets, forgotten] = await Promise.all([this.signals.resets(), this.signals.allForgotten()]);
    const since = new Map<string, Since>(
      [...resets].map(([person, resetAt]) => [person, { resetAt, forgotten: [] }]),
    );
    for (const { person, ...one } of forgotten) {
      const { resetAt, forgotten: others } = since.get(person) ?? { resetAt: null, forgotten: [] };
      since.set(person, { resetAt, forgotten: [...others, one] });
    }
    return since;
  }

  private async between(
    after: string,
    until: string,
    since: ReadonlyMap<string, Since>,
    present: Map<string, string>,
  ): Promise<Person[]> {
    const [own, bookmarks, reviews] = await Promise.all([
      this.signals.between(after, until),
      this.bookmarks.between(after, until),
      this.reviews.between(after, until),
    ]);
    const people = new Map<string, { synthetic: boolean; told: Told[] }>();
    const add = (id: string, told: Told, synthetic = false) => {
      const person = people.get(id) ?? { synthetic, told: [] };
      person.told.push(told);
      people.set(id, person);
    };
    for (const { accountId, festivalId, at } of bookmarks) {
      add(accountId, { festivalId, kind: 'bookmark', rating: null, times: 1, since: at, at });
    }
    for (const { accountId, festivalId, rating, at } of reviews) {
      add(accountId, { festivalId, kind: 'review', rating, times: 1, since: at, at });
    }
    for (const { person, synthetic, ...told } of own) add(person, told, synthetic);
    await this.learnPresentNames([own, bookmarks, reviews].flat(), present);
    const willing = await this.willing(people);
    return [...people]
      .filter(([id]) => willing.has(id))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { synthetic, told }]) => {
        const counting = since.get(id);
        const kept = counting === undefined ? told : remembered(told, counting);
        const renamed = kept.some(({ festivalId }) => present.get(festivalId) !== festivalId);
        const evidence = renamed ? underPresentNames(kept, (name) => present.get(name) ?? name) : kept;
        return { synthetic, evidence };
      })
      .filter(({ evidence }) => evidence.length > 0);
  }

  /** Asks of each festival once which it is by now. */
  private async learnPresentNames(
    rows: readonly { readonly festivalId: string }[],
    present: Map<string, string>,
  ): Promise<void> {
    const unknown = new Set(rows.map(({ festivalId }) => festivalId).filter((id) => !present.has(id)));
    if (unknown.size === 0) return;
    for (const [id, now] of await this.catalogue.presentIdsOf([...unknown])) present.set(id, now);
  }

  /** Invented visitors, and those who let their signals count. */
  private async willing(
    people: ReadonlyMap<string, { readonly synthetic: boolean }>,
  ): Promise<ReadonlySet<string>> {
    const ids = (synthetic: boolean) =>
      [...people].filter(([, person]) => person.synthetic === synthetic).map(([id]) => id);
    return new Set([...ids(true), ...(await this.accounts.willingAmong(ids(false))).keys()]);
  }
}
