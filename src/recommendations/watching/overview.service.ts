import { Inject, Injectable } from '@nestjs/common';
import { AccountService } from '../../auth/index.js';
import { FestivalCounts, regionByCode } from '../../festivals/index.js';
import { PhotoCounts } from '../../media/index.js';
import { ReviewCounts } from '../../reviews/index.js';
import { addDays, Clock } from '../../shared/clock.js';
import { CONFIG, type Config } from '../../shared/config/config.js';
import { say } from '../../shared/http/request-context.js';
import { CatalogueSnapshot } from '../catalogue.snapshot.js';
import { CurrentModel } from '../model/current-model.js';
import type { ModelEntity } from '../model/model.entity.js';
import { ModelRepository } from '../model/model.repository.js';
import { isOpen } from '../ranking/open.rules.js';
import type { Overview, OverviewQuery } from './overview.schemas.js';
import { ShownRepository } from './shown.repository.js';
import { type Showable, type Watched, watchedOf } from './watching.rules.js';

const MODELS_TOLD = 10;
const ELSEWHERE = { ko: '지역 미상', en: 'Region unknown' };

/** What those who look after the platform want to see first. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly festivals: FestivalCounts,
    private readonly photos: PhotoCounts,
    private readonly reviews: ReviewCounts,
    private readonly accounts: AccountService,
    private readonly shown: ShownRepository,
    private readonly snapshot: CatalogueSnapshot,
    private readonly model: CurrentModel,
    private readonly trained: ModelRepository,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async of({ days }: OverviewQuery): Promise<Overview> {
    const to = this.clock.today();
    const from = addDays(to, 1 - days);
    const [festivals, photos, reviews, accounts, models, byDay, byFestival, open] = await Promise.all([
      this.festivals.now(),
      this.photos.now(),
      this.reviews.now(),
      this.accounts.counts(),
      this.trained.lastOnes(MODELS_TOLD),
      this.shown.byDay(from),
      this.shown.byFestival(from),
      this.open(),
    ]);
    return {
      ...festivals,
      photos,
      reviews,
      accounts,
      models: {
        inUse: this.model.get()?.header.version ?? null,
        last: models.map(viewOfModel),
      },
      recommendations: {
        from,
        to,
        priorPercent: this.config.priorPercent,
        days: byDay,
        models: watchedOf(byFestival, open).map(viewOf),
      },
    };
  }

  private async open(): Promise<Map<string, Showable>> {
    const { byId, today } = await this.snapshot.current();
    return new Map(
      [...byId.values()].flatMap((one) =>
        isOpen(one, today)
          ? [[one.id, { provinceCode: one.provinceCode, liking: one.bookmarkCount + one.rating.count }]]
          : [],
      ),
    );
  }
}

function viewOfModel(model: ModelEntity): Overview['models']['last'][number] {
  const { version, trainedAt, people, signals, syntheticSignals, refused } = model;
  const { judgedAgainst: against, judgedPeople, judgedNdcg: ndcg, judgedHeldNdcg: heldNdcg } = model;
  return {
    version,
    trainedAt: trainedAt.toISOString(),
    people,
    signals,
    syntheticSignals,
    refused,
    judged:
      against === null || judgedPeople === null || ndcg === null || heldNdcg === null
        ? null
        : { against, people: judgedPeople, ndcg, heldNdcg },
  };
}

function viewOf({ provinces, ...watched }: Watched): Overview['recommendations']['models'][number] {
  return {
    ...watched,
    provinces: provinces.map(({ code, share }) => ({ code, name: nameOf(code), share })),
  };
}

function nameOf(code: string | null): string {
  const region = code === null ? null : regionByCode(code);
  return say(region === null ? ELSEWHERE : { ko: region.name, en: region.nameEn });
}
