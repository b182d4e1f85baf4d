import { Injectable, type OnModuleInit } from '@nestjs/common';
import { KeptAnswers } from '../../shared/idempotency/kept-answers.js';
import { PersonalData, type PersonalDataKeeper } from './personal-data.js';

/** What somebody was answered is kept for a day for who lost it, and is theirs as what they were told of is. */
@Injectable()
export class KeptAnswerKeeper implements PersonalDataKeeper, OnModuleInit {
  readonly name = 'keptAnswers';
  readonly columns = [KeptAnswers.OWNER_COLUMN];

  constructor(
    private readonly personalData: PersonalData,
    private readonly answers: KeptAnswers,
  ) {}

  onModuleInit(): void {
    this.personalData.register(this);
  }

  async export(accountId: string): Promise<unknown> {
    return this.answers.ofCaller(accountId);
  }

  async erase(accountId: string): Promise<void> {
    await this.answers.forgetAllOf(accountId);
  }
}
