import type { Community } from '../ranking/learned/community.js';
import { windowMoment } from '../ranking/learned/training.js';
import { peopleOf, windowOf } from '../ranking/learned/window.js';
import { qualityIn, type WindowQuality } from '../ranking/learned/window.quality.js';
import { trainForEvents } from './event-models.js';
import type { ModelName } from './models.js';

export interface EventEvaluation {
  readonly candidates: number;
  readonly trainedOn: number;
  readonly heldOut: number;
  /** Chosen by code on a window before the one measured. */
  readonly parameters: object;
  /** Of people who had accepted something before. */
  readonly metrics: WindowQuality;
  /** Of people who had not. */
  readonly newPeople: WindowQuality;
}

/** There is nobody who ever accepted anything. */
export class NothingAccepted extends Error {}

/**
 * Splits at the moment after which a quarter of all acceptances were made, trains on what came before, and
 * measures how well what people accepted afterwards is foretold among all events that were still to come.
 */
export async function evaluateEvents(
  community: Community,
  model: ModelName,
  k: number,
): Promise<EventEvaluation> {
  const moment = windowMoment(community);
  if (moment === undefined) throw new NothingAccepted();
  const window = await windowOf(community, moment);
  const { ranker, parameters } = await trainForEvents(model, window, k);
  const scoring = ranker(window.knowledge);
  return {
    candidates: window.knowledge.candidates.length,
    trainedOn: community.answers.filter(({ at, accepted }) => accepted && at < moment).length,
    heldOut: [...window.next.values()].reduce((sum, occasions) => sum + occasions.length, 0),
    parameters,
    metrics: qualityIn(window, peopleOf(window, 'history'), scoring, k),
    newPeople: qualityIn(window, peopleOf(window, 'none'), scoring, k),
  };
}
