import { Injectable } from '@nestjs/common';
import { violatesUnique } from '../../shared/database/database-errors.js';
import { Database } from '../../shared/database/database.js';
import { DomainError } from '../../shared/problem/problem.js';
import { SavedViewEntity } from './saved-view.entity.js';
import { savedViewProblems } from './saved-view.problems.js';

@Injectable()
export class SavedViewRepository {
  constructor(private readonly database: Database) {}

  private get views() {
    return this.database.manager.getRepository(SavedViewEntity);
  }

  /** Theirs and those that are shared, by name. */
  async visibleTo(accountId: string): Promise<SavedViewEntity[]> {
    return this.views.find({ where: [{ accountId }, { shared: true }], order: { name: 'ASC', id: 'ASC' } });
  }

  async ofAccount(accountId: string): Promise<SavedViewEntity[]> {
    return this.views.find({ where: { accountId }, order: { name: 'ASC' } });
  }

  async find(id: string): Promise<SavedViewEntity | null> {
    return this.views.findOneBy({ id });
  }

  /** Locked until the transaction ends. */
  async lock(id: string): Promise<SavedViewEntity | null> {
    return this.views.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** How many are theirs, once nobody else is adding to them: who holds the ones there are goes first. */
  async countHeld(accountId: string): Promise<number> {
    await this.database.rows('SELECT id FROM festivals_saved_view WHERE account_id = ? FOR UPDATE', [
      accountId,
    ]);
    return this.views.countBy({ accountId });
  }

  /** @throws DomainError saved-view-exists */
  async add(view: SavedViewEntity): Promise<void> {
    await namedOnce(() => this.views.insert(view));
  }

  /** @throws DomainError saved-view-exists */
  async update(
    id: string,
    change: Partial<Pick<SavedViewEntity, 'name' | 'shared' | 'query' | 'updatedAt'>>,
  ): Promise<void> {
    await namedOnce(() => this.views.update({ id }, { ...change, version: () => 'version + 1' }));
  }

  async remove(id: string): Promise<void> {
    await this.views.delete({ id });
  }

  async removeAllOf(accountId: string): Promise<void> {
    await this.views.delete({ accountId });
  }
}

async function namedOnce(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (violatesUnique(error, 'festivals_saved_view_name'))
      throw new DomainError(savedViewProblems.savedViewExists, {
        errors: [{ pointer: '/name', detail: savedViewProblems.savedViewExists.detail }],
      });
    throw error;
  }
}
