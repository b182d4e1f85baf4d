import { Injectable } from '@nestjs/common';
import { violatesUnique } from '../../shared/database/database-errors.js';
import { Database } from '../../shared/database/database.js';
import { DomainError } from '../../shared/problem/problem.js';
import { IdentityEntity } from './identity.entity.js';
import { providerProblems } from '../provider/provider.problems.js';
import type { Provider } from '../provider/providers.js';

@Injectable()
export class IdentityRepository {
  constructor(private readonly database: Database) {}

  private get identities() {
    return this.database.manager.getRepository(IdentityEntity);
  }

  async find(provider: Provider, subject: string): Promise<IdentityEntity | null> {
    return this.identities.findOneBy({ provider, subject });
  }

  /** The earliest linked first. */
  async ofAccount(accountId: string): Promise<IdentityEntity[]> {
    return this.identities.find({ where: { accountId }, order: { linkedAt: 'ASC', id: 'ASC' } });
  }

  /** @throws DomainError identity-taken, provider-linked */
  async add(identity: IdentityEntity): Promise<void> {
    try {
      await this.identities.insert(identity);
    } catch (error) {
      if (violatesUnique(error, 'auth_identity_subject'))
        throw new DomainError(providerProblems.identityTaken);
      if (violatesUnique(error, 'auth_identity_account'))
        throw new DomainError(providerProblems.providerLinked);
      throw error;
    }
  }

  async remove(id: string): Promise<void> {
    await this.identities.delete({ id });
  }
}
