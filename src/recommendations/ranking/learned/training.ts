import type { Community } from './community.js';
import { fitListwise, type ListwiseParameters } from './listwise.js';
import { learnedRanker, priorRanker, type Ranker } from './ranker.js';
import { sampledChoices } from './sampled-choices.js';
import { peopleOf, type Window, windowOf } from './window.js';
import { qualityIn } from './window.quality.js';

export interface TrainedRanker {
  readonly ranker: Ranker;
  readonly parameters: ListwiseParameters;
}

/** The share of all acceptances that comes before a window's moment; the rest is what people did next. */
const KNOWN = 0.75;

const CHOICES: readonly ListwiseParameters[] = [
  { ridge: 0.005, power: 0.5 },
  { ridge: 0.02, power: 0.5 },
  { ridge: 0.005, power: 0 },
  { ridge: 0.02, power: 0 },
];

/** The moment before which three quarters of what was accepted before `until` was; undefined before any was. */
export function windowMoment({ answers }: Community, until = Infinity): number | undefined {
  const accepted = answers.filter((answer) => answer.accepted && answer.at < until);
  return accepted[Math.floor(accepted.length * KNOWN)]?.at;
}

/**
 * Learns a ranking of what comes after a moment from what came before it: two windows, one before the other.
 * Parameters are those by which the earlier foretells the later best at the first k. A person without a history is
 * ranked for by the prior.
 */
export async function trainRanker(community: Community, moment: number, k: number): Promise<TrainedRanker> {
  const [later, earlier] = await windowsBefore(community, moment);
  const parameters = await bestParameters(earlier, later, k);
  const windows = [later, earlier].filter((window) => window !== undefined);
  const learned = learnedRanker(await fitListwise(sampledChoices(windows), parameters));
  return {
    parameters,
    ranker: (knowledge, person) => {
      const knows = (knowledge.histories.get(person)?.accepted.length ?? 0) > 0;
      return (knows ? learned : priorRanker)(knowledge, person);
    },
  };
}

/** The latest first, as many as there are. */
async function windowsBefore(community: Community, until: number): Promise<Window[]> {
  const windows: Window[] = [];
  let end = until;
  while (windows.length < 2) {
    const moment = windowMoment(community, end);
    if (moment === undefined || moment >= end) break;
    windows.push(await windowOf(community, moment, end));
    end = moment;
  }
  return windows;
}

async function bestParameters(
  earlier: Window | undefined,
  later: Window | undefined,
  k: number,
): Promise<ListwiseParameters> {
  let [best, bestQuality] = [CHOICES[0]!, -Infinity];
  if (earlier === undefined || later === undefined) return best;
  const choices = sampledChoices([earlier]);
  const people = peopleOf(later, 'history');
  for (const parameters of CHOICES) {
    const rank = learnedRanker(await fitListwise(choices, parameters));
    const { ndcg } = qualityIn(later, people, (person) => rank(later.knowledge, person), k);
    if (ndcg > bestQuality) [best, bestQuality] = [parameters, ndcg];
  }
  return best;
}
