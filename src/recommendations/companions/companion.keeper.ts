import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData, type PersonalDataKeeper } from '../../auth/index.js';
import { CompanionRepository } from './companion.repository.js';
import { InvitationRepository } from './invitation.repository.js';

@Injectable()
export class CompanionKeeper implements PersonalDataKeeper, OnModuleInit {
  readonly name = 'companions';
  readonly columns = [
    'recommendations_companions.first_person',
    'recommendations_companions.second_person',
    'recommendations_invitation.inviter',
    'recommendations_invitation.accepted_by',
  ];

  constructor(
    private readonly personalData: PersonalData,
    private readonly companions: CompanionRepository,
    private readonly invitations: InvitationRepository,
  ) {}

  onModuleInit(): void {
    this.personalData.register(this);
  }

  /** The others are not named: who they are is theirs. */
  async export(accountId: string): Promise<unknown> {
    const [companions, invitations] = await Promise.all([
      this.companions.of(accountId),
      this.invitations.allOf(accountId),
    ]);
    return {
      companions: companions.map(({ id, since }) => ({ id, since })),
      invitations: invitations.map(({ id, createdAt, expiresAt, acceptedBy }) => ({
        id,
        createdAt,
        expiresAt,
        accepted: acceptedBy !== null,
      })),
    };
  }

  async erase(accountId: string): Promise<void> {
    await this.companions.removeAll(accountId);
    await this.invitations.removeAll(accountId);
  }
}
