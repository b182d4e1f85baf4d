import { Injectable } from '@nestjs/common';
import { type ReviewSignal, ReviewRepository } from './review.repository.js';

/** Ratings as signals of taste, for recommendations to read. */
@Injectable()
export class ReviewSignals {
  constructor(private readonly reviews: ReviewRepository) {}

  /** Under the festivals that they were written of, which may have turned out to be others since. */
  async of(accountId: string): Promise<ReviewSignal[]> {
    return this.reviews.signalsOf(accountId);
  }

  /** Of the authors whose ids come after the one, up to the other. */
  async between(after: string, until: string): Promise<(ReviewSignal & { readonly accountId: string })[]> {
    return this.reviews.signalsBetween(after, until);
  }

  /** The author with whom that many reviews after an author are reached; undefined where there are not so many. */
  async authorAfter(after: string, reviews: number): Promise<string | undefined> {
    return this.reviews.authorAfter(after, reviews);
  }

  async count(): Promise<number> {
    return this.reviews.count();
  }
}
