import { Injectable } from '@nestjs/common';
import type { CurrentAccount } from '../auth/index.js';
import { isOfTheirRegion, mustBeOfTheirRegion } from './festival-access.rules.js';
import { FestivalRepository } from './festival.repository.js';

/** Which festivals are in an editor's charge, whatever their status, as the modules above ask it. */
@Injectable()
export class FestivalCharge {
  constructor(private readonly festivals: FestivalRepository) {}

  async amongTheirs(ids: readonly string[], me: CurrentAccount): Promise<string[]> {
    const regions = await this.festivals.findRegions(ids);
    return ids.filter((id) => isOfTheirRegion(regions.get(id) ?? null, me));
  }

  /** @throws DomainError region-not-yours */
  async mustBeTheirs(id: string, me: CurrentAccount): Promise<void> {
    mustBeOfTheirRegion((await this.festivals.findRegions([id])).get(id) ?? null, me);
  }
}
