import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountRepository } from '../account.repository.js';
import { ApiKeyRepository } from '../api-key/api-key.repository.js';
import { ConsentRepository } from '../consent/consent.repository.js';
import { LocationUseRepository } from '../location-use/location-use.repository.js';
import { IdentityRepository } from '../identity/identity.repository.js';
import { SessionRepository } from '../session/session.repository.js';
import { PersonalData, type PersonalDataKeeper } from './personal-data.js';

/** The account itself; its rows go with it, by foreign keys. */
@Injectable()
export class AccountKeeper implements PersonalDataKeeper, OnModuleInit {
  readonly name = 'account';
  readonly columns = [];

  constructor(
    private readonly personalData: PersonalData,
    private readonly accounts: AccountRepository,
    private readonly consents: ConsentRepository,
    private readonly sessions: SessionRepository,
    private readonly locationUses: LocationUseRepository,
    private readonly apiKeys: ApiKeyRepository,
    private readonly identities: IdentityRepository,
  ) {}

  onModuleInit(): void {
    this.personalData.register(this);
  }

  async export(accountId: string): Promise<unknown> {
    const account = await this.accounts.findById(accountId);
    if (account === null) return null;
    const {
      id,
      email,
      displayName,
      role,
      personalised,
      createdAt,
      emailVerifiedAt,
      ageConfirmedAt,
      regions,
      suspendedAt,
    } = account;
    const apiKeys = await this.apiKeys.ofAccount(accountId);
    const identities = await this.identities.ofAccount(accountId);
    const consents = await this.consents.historyOf(accountId);
    return {
      id,
      email,
      displayName,
      role,
      regions,
      suspendedAt,
      personalised,
      createdAt,
      emailVerifiedAt,
      ageConfirmedAt,
      consents: consents.map(({ kind, version, granted, decidedAt }) => ({
        kind,
        version,
        granted,
        decidedAt,
      })),
      locationUses: (await this.locationUses.historyOf(accountId)).map(({ purpose, usedAt }) => ({
        purpose,
        usedAt,
      })),
      sessions: await this.sessions.historyOf(accountId),
      identities: identities.map(({ provider, subject, linkedAt }) => ({ provider, subject, linkedAt })),
      apiKeys: apiKeys.map(({ name, scopes, createdAt, expiresAt, lastUsedAt }) => ({
        name,
        scopes,
        createdAt,
        expiresAt,
        lastUsedAt,
      })),
    };
  }

  async erase(): Promise<void> {
    // Whoever erases removes the account after all that the others keep.
  }
}
