import { Injectable } from '@nestjs/common';
import { DomainError } from '../../shared/problem/problem.js';
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
  ) {}

  /** The account of who has just shown that they know its password. @throws DomainError wrong-password */
  async require(accountId: string, currentPassword: string): Promise<AccountEntity> {
    const account = await this.accounts.findById(accountId);
    const matches = await this.passwords.matches(currentPassword, account?.passwordHash);
    if (account === null || !matches) {
      throw new DomainError(authProblems.wrongPassword, {
        errors: [{ pointer: '/currentPassword', detail: authProblems.wrongPassword.detail }],
      });
    }
    return account;
  }
}
