import { Injectable } from '@nestjs/common';
import { Clock } from '../shared/clock.js';
import { kernelProblems } from '../shared/problem/kernel.problems.js';
import { DomainError } from '../shared/problem/problem.js';
import { type AccountEntity, newAccount, type Role } from './account.entity.js';
import { AccountRepository } from './account.repository.js';
import type { AccountChange, AccountView, Registration } from './auth.schemas.js';
import { ConsentService } from './consent/consent.service.js';
import type { CurrentAccount } from './session/session.repository.js';
import { Passwords } from './password/passwords.js';

type Caller = Pick<CurrentAccount, 'id' | 'needsSecondFactor'>;

@Injectable()
export class AccountService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly passwords: Passwords,
    private readonly consents: ConsentService,
    private readonly clock: Clock,
  ) {}

  /** Makes the account unless its address is taken; for operators, whose word for the address is enough. */
  async ensure({ password, ...wanted }: Registration & { role: Role }): Promise<'made' | 'there'> {
    if ((await this.accounts.findByEmail(wanted.email)) !== null) return 'there';
    const passwordHash = await this.passwords.hashChosen(password, { ...wanted, hasSecondFactor: false });
    const now = this.clock.now();
    const account = newAccount({
      ...wanted,
      passwordHash,
      emailVerifiedAt: now,
      ageConfirmedAt: null,
      createdAt: now,
    });
    return (await this.accounts.add(account)) ? 'made' : 'there';
  }

  /** For commands that are given an address; nothing where it has no account. */
  async idOf(email: string): Promise<string | undefined> {
    return (await this.accounts.findByEmail(email.toLowerCase()))?.id;
  }

  async me({ id, needsSecondFactor }: Caller): Promise<AccountView> {
    return viewOf(await this.existing(id), needsSecondFactor);
  }

  /** @throws DomainError under-age */
  async change(me: Caller, { birthDate, ...change }: AccountChange): Promise<AccountView> {
    if (birthDate !== undefined) this.consents.requireOldEnough(birthDate);
    const confirmed = birthDate === undefined ? {} : { ageConfirmedAt: this.clock.now() };
    await this.accounts.update(me.id, { ...change, ...confirmed });
    return this.me(me);
  }

  /** Display names by account id; ids of accounts that are gone are absent. */
  async displayNamesOf(ids: readonly string[]): Promise<Map<string, string>> {
    return this.accounts.displayNamesOf(ids);
  }

  /**
   * Those of the accounts that let their signals count, with their activity (see {@link Activity}); ids of accounts
   * that are gone are absent.
   */
  async willingAmong(ids: readonly string[]): Promise<Map<string, number>> {
    const found = await this.accounts.findPersonalised(ids);
    return new Map(found.map(({ id, activity }) => [id, activity]));
  }

  /** How many there are, and how many of them want nothing personal. */
  async counts(): Promise<{ total: number; notPersonalised: number }> {
    return this.accounts.counts();
  }

  private async existing(id: string): Promise<AccountEntity> {
    const account = await this.accounts.findById(id);
    if (account === null) throw new DomainError(kernelProblems.notSignedIn);
    return account;
  }
}

function viewOf(account: AccountEntity, secondFactorNeeded: boolean): AccountView {
  const { id, email, displayName, role, personalised } = account;
  return {
    id,
    email,
    emailVerified: account.emailVerifiedAt !== null,
    hasPassword: account.passwordHash !== null,
    displayName,
    role,
    secondFactorNeeded,
    personalised,
    createdAt: account.createdAt.toISOString(),
  };
}
