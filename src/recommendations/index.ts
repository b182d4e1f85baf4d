export { type EventEvaluation, evaluateEvents, NothingAccepted } from './evaluation/event-evaluation.js';
export { type Evaluation, evaluate } from './evaluation/evaluation.js';
export { MODEL_NAMES, type ModelName } from './evaluation/models.js';
export { type Examination, parted, stratified } from './evaluation/protocols.js';
export { itemListRows, ratingRows, UnreadableLine } from './evaluation/rating-rows.js';
export { BrokenQuotes, communityOf, MissingColumn } from './evaluation/rsvp-files.js';
export { RecommendationsModule } from './recommendations.module.js';
export { SyntheticSignals } from './signals/synthetic-signals.js';
