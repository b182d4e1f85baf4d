import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData, type PersonalDataKeeper } from '../../auth/index.js';
import { SavedViewRepository } from './saved-view.repository.js';

@Injectable()
export class SavedViewKeeper implements PersonalDataKeeper, OnModuleInit {
  readonly name = 'savedViews';
  readonly columns = ['festivals_saved_view.account_id'];

  constructor(
    private readonly personalData: PersonalData,
    private readonly views: SavedViewRepository,
  ) {}

  onModuleInit(): void {
    this.personalData.register(this);
  }

  async export(accountId: string): Promise<unknown> {
    const views = await this.views.ofAccount(accountId);
    return views.map(({ id, name, shared, query, updatedAt }) => ({ id, name, shared, query, updatedAt }));
  }

  /** The shared ones too: a view is its owner's words. */
  async erase(accountId: string): Promise<void> {
    await this.views.removeAllOf(accountId);
  }
}
