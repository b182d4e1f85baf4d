import { Injectable } from '@nestjs/common';
import { DomainError } from '../../shared/problem/problem.js';
import { Throttle } from '../../shared/throttle/throttle.js';
import type { AccountEntity } from '../account.entity.js';
import { AccountRepository } from '../account.repository.js';
import { authProblems } from '../auth.problems.js';
import { Passwords } from '../password/passwords.js';

/** Asks for the password again before something that a found, unlocked phone must not be enough for. */
@Injectable()
export class Reauthentication {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly passwords: Passwords,
    private readonly throttle: Throttle,
  ) {}

  /** The account of who has just shown that they know its password. @throws DomainError wrong-password, too-many-requests */
  async require(accountId: string, currentPassword: string): Promise<AccountEntity> {
    const account = await this.accounts.findById(accountId);
    // A stolen session is no way to guess the password.
    await this.throttle.take('login', 'account', `again ${accountId}`);
    const matches = await this.passwords.matches(currentPassword, account?.passwordHash);
    if (account === null || !matches) {
      throw new DomainError(authProblems.wrongPassword, {
        errors: [{ pointer: '/currentPassword', detail: authProblems.wrongPassword.detail }],
      });
    }
    await this.throttle.forget('login', 'account', `again ${accountId}`);
    return account;
  }
}
