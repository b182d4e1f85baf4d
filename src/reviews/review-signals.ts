import { Injectable } from '@nestjs/common';
import { FestivalCatalogue } from '../festivals/index.js';
import { type ReviewSignal, ReviewRepository } from './review.repository.js';

/** Ratings as signals of taste, for recommendations to read. */
@Injectable()
export class ReviewSignals {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly festivals: FestivalCatalogue,
  ) {}

  /** Under the festivals that they were written of, which may have turned out to be others since. */
  async of(accountId: string): Promise<ReviewSignal[]> {
    return this.reviews.signalsOf(accountId);
  }

  async all(): Promise<(ReviewSignal & { readonly accountId: string })[]> {
    return this.atPresent(await this.reviews.allSignals());
  }

  /** Under the festivals that they speak of by now. */
  private async atPresent<S extends ReviewSignal>(signals: readonly S[]): Promise<S[]> {
    const present = await this.festivals.presentIdsOf(signals.map(({ festivalId }) => festivalId));
    return signals.map((one) => ({ ...one, festivalId: present.get(one.festivalId) ?? one.festivalId }));
  }
}
