import type { Community } from './community.js';
import { fitListwise, type ListwiseParameters } from './listwise.js';
import { priorRanker, type PriorParameters, PRIORS } from './prior.ranker.js';
import { linearRanker, type Ranker, rankerByHistory } from './ranker.js';
import { sampledChoices } from './sampled-choices.js';
import { peopleOf, someOf, type Window, windowOf } from './window.js';
import { qualityIn } from './window.quality.js';

export interface TrainedRanker {
  readonly ranker: Ranker;
  readonly parameters: { readonly learned: ListwiseParameters; readonly prior: PriorParameters };
}

/** The share of all acceptances that comes before a window's moment; the rest is what people did next. */
const KNOWN = 0.75;

/** Parameters are chosen by what is foretold to as many people. */
const MOST_JUDGES = 1_000;

/** Between ridges of 0.005 and 0.02 the windows of one city see no difference. */
const RIDGE = 0.02;

const CHOICES: readonly [ListwiseParameters, ...ListwiseParameters[]] = [
  { ridge: RIDGE, power: 0.5 },
  { ridge: RIDGE, power: 0 },
];

/** The moment before which three quarters of what was accepted before `until` was; undefined before any was. */
export function windowMoment({ answers }: Community, until = Infinity): number | undefined {
  const accepted = answers.filter((answer) => answer.accepted && answer.at < until);
  return accepted[Math.floor(accepted.length * KNOWN)]?.at;
}

/**
 * Learns a ranking of what comes after a moment from what came before it: two windows, one before the other.
 * Parameters are those by which the earlier foretells the later best at the first k. Who has not accepted
 * anything yet is ranked for by the prior that would have been best for such people in the later window.
 */
export async function trainRanker(community: Community, moment: number, k: number): Promise<TrainedRanker> {
  const [later, earlier] = await windowsBefore(community, moment);
  const learned = await bestParameters(earlier, later, k);
  const prior = bestPrior(later, k);
  const windows = [later, earlier].filter((window) => window !== undefined);
  const weights = await fitListwise(sampledChoices(windows), learned);
  return {
    parameters: { learned, prior },
    ranker: rankerByHistory(linearRanker(weights), priorRanker(prior)),
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
  if (earlier === undefined || later === undefined) return CHOICES[0];
  const choices = sampledChoices([earlier]);
  const people = someOf(peopleOf(later, 'history'), MOST_JUDGES);
  const qualities: number[] = [];
  for (const parameters of CHOICES) {
    const ranker = linearRanker(await fitListwise(choices, parameters));
    qualities.push(qualityIn(later, people, ranker(later.knowledge), k).ndcg);
  }
  return bestBy(CHOICES, qualities);
}

function bestPrior(later: Window | undefined, k: number): PriorParameters {
  if (later === undefined) return PRIORS[0];
  const people = someOf(peopleOf(later, 'none'), MOST_JUDGES);
  const qualities = PRIORS.map(
    (prior) => qualityIn(later, people, priorRanker(prior)(later.knowledge), k).ndcg,
  );
  return bestBy(PRIORS, qualities);
}

/** Of equals the first. */
function bestBy<T>(choices: readonly [T, ...T[]], qualities: readonly number[]): T {
  return choices[qualities.indexOf(Math.max(...qualities))] ?? choices[0];
}
