import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { CONFIG, type Config } from '../../shared/config/config.js';
import type { Group } from '../companions/group.service.js';
import type { StoredModel } from '../model/stored-models.js';
import type { Listed } from '../ranking/list.rules.js';
import { type Arm, armOf } from './arm.rules.js';
import { ListIds } from './list-ids.js';

/** What a list of recommendations says of itself, so that what people make of it can be told from others'. */
@Injectable()
export class ListWatch {
  constructor(
    private readonly lists: ListIds,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  armFor([{ person, history }, ...others]: Group): Arm {
    if (others.length > 0) return 'group';
    return history.interests.length === 0 ? 'general' : armOf(person, this.config.priorPercent);
  }

  idOf(
    shown: readonly Pick<Listed, 'festival' | 'explored' | 'propensity'>[],
    arm: Arm,
    trained: StoredModel | null,
  ): string {
    return this.lists.write({
      at: this.clock.now(),
      modelVersion: trained?.header.version ?? 0,
      arm,
      items: shown.map(({ festival, explored, propensity }) => ({
        festivalId: festival.id,
        explored,
        cold: trained?.model.numberOf.has(festival.id) !== true,
        propensity,
      })),
    });
  }
}
