import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { CONFIG, type Config } from '../../shared/config/config.js';
import { SharedReads } from '../../shared/shared-reads.js';
import { type CurrentAccount, SessionRepository } from './session.repository.js';

/** Who calls by a session, as the tables say after the call came: what an admin or the owner ends is dead at once. */
@Injectable()
export class LiveAccounts {
  private readonly reads = new SharedReads((ids) =>
    this.sessions.findLiveAccounts(ids, this.clock.now(), this.config.requireSecondFactor),
  );

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly sessions: SessionRepository,
    private readonly clock: Clock,
  ) {}

  /** Undefined where the session is over, is not of this account, or the account is suspended. */
  async find(sessionId: string, accountId: string): Promise<CurrentAccount | undefined> {
    const account = await this.reads.of(sessionId);
    return account?.id === accountId ? account : undefined;
  }
}
