import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { syntheticVisitors, type VisitableFestival } from '../sample-visitors.js';
import { SignalRepository } from './signal.repository.js';
import { toldOnce } from './told-once.rules.js';

const SEED = 2026;
const DAY_MS = 86_400_000;

/**
 * The invented visitors of the sample data. They exist as signals here and nowhere else: no accounts,
 * no bookmarks, no ratings. Answers that rest on them say so.
 */
@Injectable()
export class SyntheticSignals {
  constructor(
    private readonly database: Database,
    private readonly signals: SignalRepository,
    private readonly clock: Clock,
  ) {}

  /** Replaces all synthetic signals by those of visitors of these festivals; answers how many there are now. */
  async load(festivals: readonly (VisitableFestival & { readonly id: string })[]): Promise<number> {
    const now = this.clock.now().getTime();
    const idOf = new Map(festivals.map(({ key, id }) => [key, id]));
    const told = syntheticVisitors([...festivals], SEED).flatMap(({ person, signals: own }) =>
      own.map(({ festivalKey, kind, rating, daysAgo }) => {
        const at = new Date(now - daysAgo * DAY_MS);
        return {
          person,
          festivalId: idOf.get(festivalKey) as string,
          kind,
          times: 1,
          rating: rating ?? null,
          editionId: null,
          synthetic: true,
          since: at,
          at,
        };
      }),
    );
    const signals = toldOnce(told);
    return this.database.transaction(async () => {
      await this.signals.removeSynthetic();
      await this.signals.add(signals);
      return told.length;
    });
  }
}
