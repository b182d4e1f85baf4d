import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData, type PersonalDataKeeper } from '../../auth/index.js';
import { DuplicateRepository } from './duplicate/duplicate.repository.js';
import { ImportRepository } from './import.repository.js';
import { OverrideRepository } from './projection/override.repository.js';

/** What editors did to the catalogue stays when they leave; that it was them does not. */
@Injectable()
export class EditingKeeper implements PersonalDataKeeper, OnModuleInit {
  readonly name = 'editing';
  readonly columns = [
    'festivals_import.account_id',
    'festivals_festival_override.account_id',
    'festivals_edition_override.account_id',
    'festivals_duplicate.decided_by',
  ];

  constructor(
    private readonly personalData: PersonalData,
    private readonly imports: ImportRepository,
    private readonly overrides: OverrideRepository,
    private readonly duplicates: DuplicateRepository,
  ) {}

  onModuleInit(): void {
    this.personalData.register(this);
  }

  async export(accountId: string): Promise<unknown> {
    return {
      imports: await this.imports.startedBy(accountId),
      fields: await this.overrides.signedBy(accountId),
      pairs: await this.duplicates.decidedBy(accountId),
    };
  }

  async erase(accountId: string): Promise<void> {
    await this.imports.disown(accountId);
    await this.overrides.disown(accountId);
    await this.duplicates.disown(accountId);
  }
}
