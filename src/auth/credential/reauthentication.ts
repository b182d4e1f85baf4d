import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError } from '../../shared/problem/problem.js';
import { Throttle } from '../../shared/throttle/throttle.js';
import type { AccountEntity } from '../account.entity.js';
import { AccountRepository } from '../account.repository.js';
import { authProblems } from '../auth.problems.js';
import { Passwords } from '../password/passwords.js';
import { secondFactorProblems } from '../second-factor/second-factor.problems.js';
import { SecondFactors } from '../second-factor/second-factors.js';
import { providerProblems } from '../provider/provider.problems.js';
import { type CurrentAccount, SessionRepository } from '../session/session.repository.js';

/** How long a provider's word that somebody is there counts for as much as a password. */
export const CONFIRMED_FOR_MS = 5 * 60_000;
/** How long a second factor that was shown in this session counts for what asks who somebody is. */
const FACTOR_SHOWN_FOR_MS = 15 * 60_000;

const PASSWORD_NEEDED = {
  ko: '지금 쓰는 비밀번호가 필요합니다.',
  en: 'The password you have now is needed.',
};

type Who = Pick<CurrentAccount, 'id' | 'sessionId'>;

/** Asks who somebody is again before something that a found, unlocked phone must not be enough for. */
@Injectable()
export class Reauthentication {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly secondFactors: SecondFactors,
    private readonly passwords: Passwords,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /**
   * The account of who has just shown that they know its password or, where it has none, who has been confirmed by a
   * linked provider in this session. Of who has a second factor, this session has also seen it lately.
   * @throws DomainError wrong-password, invalid-input without one, confirmation-needed, second-factor-too-old,
   * too-many-requests
   */
  async require(me: Who, currentPassword: string | undefined): Promise<AccountEntity> {
    const account = await this.requireOneFactor(me, currentPassword);
    // After the password: who holds a found phone does not learn what is set up.
    if (await this.secondFactors.areSet(me.id)) {
      const shownAt = await this.sessions.factorShownAt(me.sessionId);
      if (shownAt === null || shownAt <= this.before(FACTOR_SHOWN_FOR_MS))
        throw new DomainError(secondFactorProblems.tooOld);
    }
    return account;
  }

  /**
   * As {@link require}, for what one does several times in a row and what takes nothing away that signing in does not
   * bring back: the password counts for five minutes of this session, and a second factor is not asked for.
   * @throws DomainError wrong-password, invalid-input without one, confirmation-needed, too-many-requests
   */
  async requireLately(me: Who, currentPassword: string | undefined): Promise<void> {
    if (currentPassword === undefined && (await this.isConfirmed(me.sessionId))) return;
    const { passwordHash } = await this.requireOneFactor(me, currentPassword);
    if (passwordHash !== null) await this.sessions.confirm(me.sessionId, this.clock.now());
  }

  private async requireOneFactor(
    { id, sessionId }: Who,
    currentPassword: string | undefined,
  ): Promise<AccountEntity> {
    const account = await this.accounts.findById(id);
    if (account !== null && account.passwordHash === null) {
      if (await this.isConfirmed(sessionId)) return account;
      throw new DomainError(providerProblems.confirmationNeeded);
    }
    if (currentPassword === undefined)
      throw new DomainError(kernelProblems.invalidInput, {
        errors: [{ pointer: '/currentPassword', detail: PASSWORD_NEEDED }],
      });
    // A stolen session is no way to guess the password.
    await this.throttle.take('login', 'account', `again ${id}`);
    const matches = await this.passwords.matches(currentPassword, account?.passwordHash ?? null);
    if (account === null || !matches) {
      throw new DomainError(authProblems.wrongPassword, {
        errors: [{ pointer: '/currentPassword', detail: authProblems.wrongPassword.detail }],
      });
    }
    await this.throttle.forget('login', 'account', `again ${id}`);
    return account;
  }

  private isConfirmed(sessionId: string): Promise<boolean> {
    return this.sessions.isConfirmedSince(sessionId, this.before(CONFIRMED_FOR_MS));
  }

  private before(ms: number): Date {
    return new Date(this.clock.now().getTime() - ms);
  }
}
