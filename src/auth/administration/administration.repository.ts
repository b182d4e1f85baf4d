import { Injectable } from '@nestjs/common';
import { Database } from '../../shared/database/database.js';
import { AccountEntity } from '../account.entity.js';
import type { UsersQuery } from './administration.schemas.js';

@Injectable()
export class AdministrationRepository {
  constructor(private readonly database: Database) {}

  private get accounts() {
    return this.database.manager.getRepository(AccountEntity);
  }

  /** Newest first: ids grow with time. */
  async findPage({ page, perPage, email, role, suspended }: UsersQuery): Promise<[AccountEntity[], number]> {
    const query = this.accounts.createQueryBuilder('account').orderBy('account.id', 'DESC');
    if (email !== undefined && email !== '')
      query.andWhere('account.email LIKE :beginning', { beginning: `${escaped(email)}%` });
    if (role !== undefined) query.andWhere('account.role = :role', { role });
    if (suspended !== undefined)
      query.andWhere(`account.suspendedAt IS ${suspended === 'true' ? 'NOT NULL' : 'NULL'}`);
    return query
      .offset((page - 1) * perPage)
      .limit(perPage)
      .getManyAndCount();
  }

  async find(id: string): Promise<AccountEntity | null> {
    return this.accounts.findOneBy({ id });
  }

  /**
   * The account and every admin who can act, all locked in one order: two who demote each other are decided one
   * after the other.
   */
  async lockWithAdmins(id: string): Promise<{ account: AccountEntity | undefined; admins: string[] }> {
    const locked = await this.accounts
      .createQueryBuilder('account')
      .where("account.id = :id OR (account.role = 'admin' AND account.suspendedAt IS NULL)", { id })
      .orderBy('account.id')
      .setLock('pessimistic_write')
      .getMany();
    return {
      account: locked.find((one) => one.id === id),
      admins: locked
        .filter(({ role, suspendedAt }) => role === 'admin' && suspendedAt === null)
        .map((one) => one.id),
    };
  }

  async update(
    id: string,
    { role, regions, suspendedAt }: Pick<AccountEntity, 'role' | 'regions' | 'suspendedAt'>,
  ): Promise<void> {
    const version = () => 'version + 1';
    await this.accounts.update({ id }, { role, regions, suspendedAt, version });
  }
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
