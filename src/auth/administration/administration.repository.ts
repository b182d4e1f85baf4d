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
  async findPage({
    page,
    perPage,
    email,
    role,
    suspended,
    ids,
  }: UsersQuery): Promise<[AccountEntity[], number]> {
    const query = this.accounts.createQueryBuilder('account').orderBy('account.id', 'DESC');
    if (email !== undefined && email !== '')
      query.andWhere('account.email LIKE :beginning', { beginning: `${escaped(email)}%` });
    if (role !== undefined) query.andWhere('account.role = :role', { role });
    if (suspended !== undefined)
      query.andWhere(`account.suspendedAt IS ${suspended === 'true' ? 'NOT NULL' : 'NULL'}`);
    if (ids !== undefined) query.andWhere('account.id IN (:...ids)', { ids });
    return query
      .offset((page - 1) * perPage)
      .limit(perPage)
      .getManyAndCount();
  }

  async find(id: string): Promise<AccountEntity | null> {
    return this.accounts.findOneBy({ id });
  }

  /**
   * The account and every admin who can act. The admins are locked first and always by the same index, so that
   * all who change accounts wait at one place: two admins who demote each other are decided one after the other.
   * Best asked under READ COMMITTED: who else becomes an admin meanwhile does no harm, whereas a lock on the gaps
   * between roles makes a deadlock of every change of a role that others wait for.
   */
  async lockWithAdmins(id: string): Promise<{ account: AccountEntity | null; admins: string[] }> {
    const admins = await this.database.rows<{ id: string }>(
      `SELECT id FROM auth_account FORCE INDEX (auth_account_role)
       WHERE role = 'admin' AND suspended_at IS NULL FOR UPDATE`,
    );
    const account = await this.accounts.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    return { account, admins: admins.map((admin) => admin.id) };
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
