import type { FestivalItem } from '../festivals/index.js';
import { say } from '../shared/http/request-context.js';
import type { Proposal } from './companions/proposals.rules.js';
import type { StoredModel } from './model/stored-models.js';
import type { ModelView, RecommendationsView } from './recommendation.schemas.js';

export function viewOfProposal(
  festival: FestivalItem,
  score: number,
  reasons: Proposal['reasons'],
): RecommendationsView['items'][number] {
  return {
    festival,
    score: Math.round(score * 1e4) / 1e4,
    reasons: reasons.map(({ text, ...reason }) => ({ ...reason, text: say(text) })),
  };
}

export function viewOfModel(trained: StoredModel | null): ModelView | null {
  if (trained === null) return null;
  const { version, trainedAt, syntheticSignals } = trained.header;
  return { version, trainedAt: trainedAt.toISOString(), synthetic: syntheticSignals > 0 };
}
