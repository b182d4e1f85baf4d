import { Injectable } from '@nestjs/common';
import { Clock } from '../shared/clock.js';
import { newId } from '../shared/ids.js';
import { kernelProblems } from '../shared/problem/kernel.problems.js';
import { DomainError } from '../shared/problem/problem.js';
import type { AccountEntity, Role } from './account.entity.js';
import { AccountRepository } from './account.repository.js';
import type { AccountChange, AccountView, Registration } from './auth.schemas.js';
import { Passwords } from './password/passwords.js';

@Injectable()
export class AccountService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
  ) {}

  /** Says nothing about whether the address was known; the password is hashed either way. */
  async register(registration: Registration): Promise<void> {
    await this.add({ ...registration, role: 'visitor' });
  }

  /** Makes the account unless its address is taken; for the local start and for operators. */
  async ensure(wanted: Registration & { role: Role }): Promise<'made' | 'there'> {
    if ((await this.accounts.findByEmail(wanted.email)) !== null) return 'there';
    return (await this.add(wanted)) ? 'made' : 'there';
  }

  /** For commands that are given an address; nothing where it has no account. */
  async idOf(email: string): Promise<string | undefined> {
    return (await this.accounts.findByEmail(email.toLowerCase()))?.id;
  }

  async me(id: string): Promise<AccountView> {
    return viewOf(await this.existing(id));
  }

  async change(id: string, change: AccountChange): Promise<AccountView> {
    await this.accounts.update(id, change);
    return this.me(id);
  }

  /** Display names by account id; ids of accounts that are gone are absent. */
  async displayNamesOf(ids: readonly string[]): Promise<Map<string, string>> {
    return this.accounts.displayNamesOf(ids);
  }

  /** Those of the accounts that let their signals count; ids of accounts that are gone are absent. */
  async willingAmong(ids: readonly string[]): Promise<Set<string>> {
    return new Set(await this.accounts.findPersonalised(ids));
  }

  /** How many there are, and how many of them want nothing personal. */
  async counts(): Promise<{ total: number; notPersonalised: number }> {
    return this.accounts.counts();
  }

  private async add({ email, password, displayName, role }: Registration & { role: Role }): Promise<boolean> {
    const passwordHash = await this.passwords.hash(password);
    return this.accounts.add({
      id: newId(),
      email,
      displayName,
      passwordHash,
      role,
      personalised: true,
      createdAt: this.clock.now(),
    });
  }

  private async existing(id: string): Promise<AccountEntity> {
    const account = await this.accounts.findById(id);
    if (account === null) throw new DomainError(kernelProblems.notSignedIn);
    return account;
  }
}

function viewOf({ id, email, displayName, role, personalised, createdAt }: AccountEntity): AccountView {
  return { id, email, displayName, role, personalised, createdAt: createdAt.toISOString() };
}
