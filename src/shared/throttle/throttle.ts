import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { BoundedMap } from '../bounded-map.js';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config/config.js';
import { requestContext } from '../http/request-context.js';
import { DomainError } from '../problem/problem.js';
import type { Limit, Purpose, Scope } from './limits.js';
import { throttleProblems } from './throttle.problems.js';
import { ThrottleRepository } from './throttle.repository.js';

/** Of a limit that nearly every request counts against, an instance takes this share at once and spends it by itself. */
const SHARE = 20;
const SHARED_OUT: readonly Purpose[] = ['writes', 'search'];
const MOST_KEPT = 20_000;
const ID_BYTES = 16;

/** What is left of a limit, as the headers of an answer tell it. */
export interface Budget {
  readonly name: string;
  readonly limit: Limit;
  readonly left: number;
  readonly resetsInSeconds: number;
}

interface Share {
  left: number;
  /** Of the whole limit, beside this share. */
  readonly beyond: number;
  readonly resetsAt: Date;
}

interface Spending {
  readonly spent: boolean;
  /** Of the whole limit, as far as this instance knows. */
  readonly left: number;
  readonly resetsAt: Date;
}

/** Limits that all instances keep together: the count is in the database. */
@Injectable()
export class Throttle {
  private readonly shares = new BoundedMap<Share>(MOST_KEPT);
  private readonly drawing = new Map<string, Promise<void>>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly counts: ThrottleRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts one more.
   * @param whose the account, network or mail address that it is counted for
   * @throws DomainError too-many-requests
   */
  async take(purpose: Purpose, scope: Scope, whose: string): Promise<Budget> {
    const limit = this.config.limits[purpose][scope];
    const name = `${purpose}-${scope}`;
    const spending = SHARED_OUT.includes(purpose)
      ? await this.spendOfShare(name, limit, whose)
      : spendOf(await this.draw(name, limit, whose, 1));
    return budgetAfter(spending, name, limit, this.clock.now());
  }

  /**
   * As {@link take} for each of them in turn, without waiting; undefined, and nothing counted, where the database must
   * be asked.
   * @throws DomainError too-many-requests
   */
  takeAtHand(purpose: Purpose, scopes: readonly [Scope, string][]): Budget[] | undefined {
    const now = this.clock.now();
    const shares: Share[] = [];
    for (const [scope, whose] of scopes) {
      const share = this.shareAtHand(`${purpose}-${scope} ${whose}`, now);
      if (share === undefined) return undefined;
      shares.push(share);
    }
    const limits = this.config.limits[purpose];
    return scopes.map(([scope], at) =>
      budgetAfter(spendOf(shares[at] as Share), `${purpose}-${scope}`, limits[scope], now),
    );
  }

  /** The one counted last was nothing to count. */
  async giveBack(purpose: Purpose, scope: Scope, whose: string): Promise<void> {
    await this.counts.giveBack(idOf(`${purpose}-${scope}`, whose), 1);
  }

  async forget(purpose: Purpose, scope: Scope, whose: string): Promise<void> {
    await this.counts.forget(idOf(`${purpose}-${scope}`, whose));
  }

  /** One of the share that this instance lives on, or of the next; or a refusal that holds until its end. */
  private async spendOfShare(name: string, limit: Limit, whose: string): Promise<Spending> {
    const key = `${name} ${whose}`;
    for (;;) {
      const share = this.shareAtHand(key, this.clock.now());
      // Looked at and spent without waiting in between, where another could spend the same one.
      if (share !== undefined) return spendOf(share);
      // One at a time takes the next share; the others wait for it.
      const drawing = this.drawing.get(key) ?? this.drawNext(key, name, limit, whose);
      await drawing;
    }
  }

  private shareAtHand(key: string, now: Date): Share | undefined {
    const share = this.shares.get(key);
    if (share === undefined || (share.left === 0 && share.beyond > 0)) return undefined;
    return share.resetsAt > now ? share : undefined;
  }

  private drawNext(key: string, name: string, limit: Limit, whose: string): Promise<void> {
    // Many requests live on what is taken here, so it is no request's own doing.
    const drawing = requestContext
      .leave(() => this.draw(name, limit, whose, Math.ceil(limit.count / SHARE)))
      .then((share) => this.shares.set(key, share))
      .finally(() => this.drawing.delete(key));
    this.drawing.set(key, drawing);
    return drawing;
  }

  private async draw(name: string, limit: Limit, whose: string, size: number): Promise<Share> {
    const now = this.clock.now();
    const end = new Date(now.getTime() + limit.seconds * 1000);
    const { taken, resetsAt } = await this.counts.take(idOf(name, whose), size, now, end);
    const left = Math.min(size, Math.max(0, limit.count - (taken - size)));
    return { left, beyond: Math.max(0, limit.count - taken), resetsAt };
  }
}

function spendOf(share: Share): Spending {
  const spent = share.left > 0;
  if (spent) share.left -= 1;
  return { spent, left: share.left + share.beyond, resetsAt: share.resetsAt };
}

function budgetAfter({ spent, left, resetsAt }: Spending, name: string, limit: Limit, now: Date): Budget {
  const msLeft = resetsAt.getTime() - now.getTime();
  const resetsInSeconds = Math.max(1, Math.ceil(msLeft / 1000));
  const budget = { name, limit, left, resetsInSeconds };
  if (spent) return budget;
  throw new DomainError(throttleProblems.tooManyRequests, {
    headers: { ...headersOf([budget]), 'retry-after': String(resetsInSeconds) },
  });
}

/** The two fields of the IETF's draft on rate limits: what is allowed, and what is left of it. */
export function headersOf(budgets: readonly Budget[]): Record<string, string> {
  const list = (tell: (budget: Budget) => string) => budgets.map(tell).join(', ');
  return {
    'ratelimit-policy': list(({ name, limit }) => `"${name}";q=${limit.count};w=${limit.seconds}`),
    ratelimit: list(({ name, left, resetsInSeconds }) => `"${name}";r=${left};t=${resetsInSeconds}`),
  };
}

function idOf(name: string, whose: string): Buffer {
  return createHash('sha256').update(`${name} ${whose}`).digest().subarray(0, ID_BYTES);
}
