import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData, type PersonalDataKeeper } from '../personal-data/personal-data.js';
import { SecondFactorService } from './second-factor.service.js';

/** What is kept of second factors; the rows go with the account, by foreign keys. */
@Injectable()
export class SecondFactorKeeper implements PersonalDataKeeper, OnModuleInit {
  readonly name = 'secondFactor';
  readonly columns = [];

  constructor(
    private readonly personalData: PersonalData,
    private readonly secondFactors: SecondFactorService,
  ) {}

  onModuleInit(): void {
    this.personalData.register(this);
  }

  /** Without what opens the way in. */
  async export(accountId: string): Promise<unknown> {
    return this.secondFactors.view(accountId);
  }

  async erase(): Promise<void> {
    // Whoever erases removes the account after all that the others keep.
  }
}
