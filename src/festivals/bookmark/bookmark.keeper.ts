import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData, type PersonalDataKeeper } from '../../auth/index.js';
import { BookmarkRepository } from './bookmark.repository.js';
import { BookmarkService } from './bookmark.service.js';

@Injectable()
export class BookmarkKeeper implements PersonalDataKeeper, OnModuleInit {
  readonly name = 'bookmarks';
  readonly columns = ['festivals_bookmark.account_id'];

  constructor(
    private readonly personalData: PersonalData,
    private readonly bookmarks: BookmarkService,
    private readonly repository: BookmarkRepository,
  ) {}

  onModuleInit(): void {
    this.personalData.register(this);
  }

  async export(accountId: string): Promise<unknown> {
    return (await this.repository.of(accountId)).map(({ festivalId, at }) => ({ festivalId, at }));
  }

  async erase(accountId: string): Promise<void> {
    await this.bookmarks.dropAll(accountId);
  }
}
