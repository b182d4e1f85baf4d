import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { Database } from '../../shared/database/database.js';
import { newId } from '../../shared/ids.js';
import { CONSENT_VERSIONS } from '../consent/consent.rules.js';
import { ConsentService } from '../consent/consent.service.js';
import type { LocationPurpose } from './location-use.entity.js';
import { LocationUseRepository } from './location-use.repository.js';

/**
 * The record of each use of a place of somebody who agreed to it (Act on the Protection and Use of Location
 * Information of Korea, article 16). It says when and for what, never where.
 */
@Injectable()
export class LocationUses {
  constructor(
    private readonly database: Database,
    private readonly consents: ConsentService,
    private readonly uses: LocationUseRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Joins the transaction under way, until whose end the consent then holds.
   * @returns whether the person has agreed, to the text as it is now; without that nothing is kept, not even this
   */
  async record(accountId: string, purpose: LocationPurpose): Promise<boolean> {
    // Most people have not agreed, and to find that out takes no transaction.
    if (!(await this.consents.holds(accountId, 'location'))) return false;
    const use = { id: newId(), accountId, purpose, usedAt: this.clock.now() };
    return this.database.transaction(() => this.uses.addIfAgreed(use, CONSENT_VERSIONS.location));
  }
}
