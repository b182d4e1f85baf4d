import { Injectable } from '@nestjs/common';
import { type ReviewSignal, ReviewRepository } from './review.repository.js';

/** Ratings as signals of taste, for recommendations to read. */
@Injectable()
export class ReviewSignals {
  constructor(private readonly reviews: ReviewRepository) {}

  async of(accountId: string): Promise<ReviewSignal[]> {
    return this.reviews.signalsOf(accountId);
  }

  async all(): Promise<(ReviewSignal & { readonly accountId: string })[]> {
    return this.reviews.allSignals();
  }
}
