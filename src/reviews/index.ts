export { ReviewCounts } from './review.counts.js';
export { ReviewSignals } from './review-signals.js';
export { ReviewsModule } from './reviews.module.js';
