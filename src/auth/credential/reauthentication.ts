import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { kernelProblems } from '../../shared/problem/kernel.problems.js';
import { DomainError } from '../../shared/problem/problem.js';
import { Throttle } from '../../shared/throttle/throttle.js';
import type { AccountEntity } from '../account.entity.js';
import { AccountRepository } from '../account.repository.js';
import { authProblems } from '../auth.problems.js';
import { Passwords } from '../password/passwords.js';
import { providerProblems } from '../provider/provider.problems.js';
import { type CurrentAccount, SessionRepository } from '../session/session.repository.js';

/** How long a provider's word that somebody is there counts for as much as a password. */
export const CONFIRMED_FOR_MS = 5 * 60_000;

const PASSWORD_NEEDED = {
  ko: '지금 쓰는 비밀번호가 필요합니다.',
  en: 'The password you have now is needed.',
};

/** Asks who somebody is again before something that a found, unlocked phone must not be enough for. */
@Injectable()
export class Reauthentication {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly passwords: Passwords,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /**
   * The account of who has just shown that they know its password or, where it has none, who has been confirmed by a
   * linked provider in this session.
   * @throws DomainError wrong-password, invalid-input without one, confirmation-needed, too-many-requests
   */
  async require(
    { id, sessionId }: Pick<CurrentAccount, 'id' | 'sessionId'>,
    currentPassword: string | undefined,
  ): Promise<AccountEntity> {
    const account = await this.accounts.findById(id);
    if (account !== null && account.passwordHash === null) return this.requireConfirmed(account, sessionId);
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

  private async requireConfirmed(account: AccountEntity, sessionId: string): Promise<AccountEntity> {
    const since = new Date(this.clock.now().getTime() - CONFIRMED_FOR_MS);
    if (await this.sessions.isConfirmedSince(sessionId, since)) return account;
    throw new DomainError(providerProblems.confirmationNeeded);
  }
}
