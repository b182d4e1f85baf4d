export { RecommendationsModule } from './recommendations.module.js';
export { SyntheticSignals } from './signals/synthetic-signals.js';
