import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { violatesUnique } from '../shared/database/database-errors.js';
import { Database } from '../shared/database/database.js';
import { AccountEntity } from './account.entity.js';

@Injectable()
export class AccountRepository {
  constructor(private readonly database: Database) {}

  private get accounts() {
    return this.database.manager.getRepository(AccountEntity);
  }

  async findByEmail(email: string): Promise<AccountEntity | null> {
    return this.accounts.findOneBy({ email });
  }

  async findById(id: string): Promise<AccountEntity | null> {
    return this.accounts.findOneBy({ id });
  }

  async displayNamesOf(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const found = await this.accounts.find({
      select: { id: true, displayName: true },
      where: { id: In([...ids]) },
    });
    return new Map(found.map(({ id, displayName }) => [id, displayName]));
  }

  async findPersonalised(ids: readonly string[]): Promise<{ id: string; activity: number }[]> {
    if (ids.length === 0) return [];
    const found = await this.database.rows<{ id: string; activity: unknown }>(
      `SELECT a.id, COALESCE(d.turn, 0) AS activity FROM auth_account a
         LEFT JOIN auth_activity d ON d.account_id = a.id WHERE a.id IN (?) AND a.personalised = 1`,
      [ids],
    );
    return found.map(({ id, activity }) => ({ id, activity: Number(activity) }));
  }

  async counts(): Promise<{ total: number; notPersonalised: number }> {
    const [row] = await this.database.rows<{ total: unknown; notPersonalised: unknown }>(
      'SELECT COUNT(*) AS total, COALESCE(SUM(NOT personalised), 0) AS notPersonalised FROM auth_account',
    );
    return { total: Number(row?.total), notPersonalised: Number(row?.notPersonalised) };
  }

  /** False where the address is taken. */
  async add(account: AccountEntity): Promise<boolean> {
    try {
      await this.accounts.insert(account);
      return true;
    } catch (error) {
      if (violatesUnique(error, 'auth_account_email')) return false;
      throw error;
    }
  }

  /** Nothing where the password was changed meanwhile. */
  async replaceHash(id: string, passwordHash: string, by: string): Promise<void> {
    await this.accounts.update({ id, passwordHash }, { passwordHash: by });
  }

  async update(
    id: string,
    change: Partial<
      Pick<
        AccountEntity,
        'displayName' | 'personalised' | 'passwordHash' | 'emailVerifiedAt' | 'ageConfirmedAt'
      >
    >,
  ): Promise<void> {
    await this.accounts.update({ id }, { ...change, version: () => 'version + 1' });
  }

  /** The account as it stands, held for the transaction under way. */
  async lock(id: string): Promise<AccountEntity | null> {
    return this.accounts.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** False where another account has the address. */
  async changeEmail(id: string, email: string, emailVerifiedAt: Date): Promise<boolean> {
    const version = () => 'version + 1';
    try {
      await this.accounts.update({ id }, { email, emailVerifiedAt, version });
      return true;
    } catch (error) {
      if (violatesUnique(error, 'auth_account_email')) return false;
      throw error;
    }
  }
}
