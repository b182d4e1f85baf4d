import { Injectable } from '@nestjs/common';
import { AccountService } from '../../auth/index.js';
import { Clock } from '../../shared/clock.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError } from '../../shared/problem/problem.js';
import { CatalogueSnapshot } from '../catalogue.snapshot.js';
import { SignalRepository } from './signal.repository.js';
import type { SignalBatch, SignalsReceived } from './signal.schemas.js';

const DAY_MS = 86_400_000;
const OLDEST_MS = 365 * DAY_MS;
/** Clocks of phones go wrong; what claims to come from a little ahead is of now. */
const AHEAD_MS = DAY_MS;

@Injectable()
export class SignalService {
  constructor(
    private readonly signals: SignalRepository,
    private readonly snapshot: CatalogueSnapshot,
    private readonly accounts: AccountService,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps what is new. Signals of festivals that are gone are counted as ignored rather than refused:
   * a client that was off line for days could not mend them.
   * @throws DomainError invalid-input for instants outside of the last year
   */
  async receive({ signals }: SignalBatch, accountId: string): Promise<SignalsReceived> {
    const now = this.clock.now();
    mustBeRecent(signals, now);
    if (!(await this.accounts.isPersonalised(accountId)))
      return { accepted: 0, duplicates: 0, ignored: signals.length };
    const published = await this.published(signals.map(({ festivalId }) => festivalId));
    const kept = signals.filter(({ festivalId }) => published.has(festivalId));
    const accepted = await this.signals.add(
      kept.map(({ id, kind, festivalId, at = now }) => ({
        person: accountId,
        id,
        festivalId,
        kind,
        rating: null,
        synthetic: false,
        at: at > now ? now : at,
      })),
    );
    return { accepted, duplicates: kept.length - accepted, ignored: signals.length - kept.length };
  }

  private async published(festivalIds: readonly string[]): Promise<{ has(id: string): boolean }> {
    const { byId } = await this.snapshot.current();
    return festivalIds.every((id) => byId.has(id)) ? byId : (await this.snapshot.readAnew()).byId;
  }
}

function mustBeRecent(signals: SignalBatch['signals'], now: Date): void {
  const errors = signals.flatMap(({ at }, index) => {
    const ahead = at === undefined ? 0 : at.getTime() - now.getTime();
    if (ahead <= AHEAD_MS && ahead >= -OLDEST_MS) return [];
    return [
      {
        pointer: `/signals/${index}/at`,
        detail: { ko: '지난 1년 안의 시각이어야 합니다.', en: 'Must lie within the last year.' },
      },
    ];
  });
  if (errors.length > 0) throw new DomainError(kernelProblems.invalidInput, { errors });
}
