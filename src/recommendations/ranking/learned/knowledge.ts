import { directionOf } from '../distance.js';
import type { Answer, Community } from './community.js';
import { Companions } from './companions.js';
import type { Counts, OccasionFacts } from './occasion.facts.js';
import { organiserAffinity, type OrganiserAffinity } from './organiser.affinity.js';

interface PersonHistory {
  readonly accepted: readonly Answer[];
  readonly declined: readonly Answer[];
}

/** All that may be known of a community at a moment: nothing here has seen a later answer. */
export interface Knowledge extends OccasionFacts {
  readonly community: Community;
  /** Occasions that start later. */
  readonly candidates: Int32Array;
  readonly histories: ReadonlyMap<number, PersonHistory>;
  readonly companions: Companions;
  readonly affinity: OrganiserAffinity;
}

const LAST_DAYS = 3;

export async function knowledgeAt(community: Community, moment: number): Promise<Knowledge> {
  const { occasions, organisers, places, answers } = community;
  const before = answers.filter(({ at }) => at < moment);
  const accepted = before.filter((answer) => answer.accepted);
  const histories = historiesOf(before);
  const candidates = Int32Array.from(occasions.keys()).filter((at) => occasions[at]!.startsAt > moment);
  const coming = countsOf(accepted, occasions.length, moment, ({ occasion }) => occasion);
  const lastAcceptedAt = new Float64Array(occasions.length).fill(-Infinity);
  for (const { occasion, at } of accepted) lastAcceptedAt[occasion] = Math.max(lastAcceptedAt[occasion]!, at);
  const occasionsOfOrganiser = new Float64Array(organisers);
  occasions.forEach(({ organiser }, at) => {
    if (coming.ever[at]! > 0) occasionsOfOrganiser[organiser]! += 1;
  });
  return {
    community,
    moment,
    occasions,
    places: places.map((place) => place && directionOf(place)),
    candidates,
    coming,
    comingToOrganiser: countsOf(
      accepted,
      organisers,
      moment,
      ({ occasion }) => occasions[occasion]!.organiser,
    ),
    occasionsOfOrganiser,
    comingToPlace: countsOf(accepted, places.length, moment, ({ occasion }) => occasions[occasion]!.place)
      .ever,
    lastAcceptedAt,
    ...turnsOf(community, candidates),
    histories,
    companions: new Companions(accepted, community),
    affinity: await organiserAffinity(community, histories),
  };
}

function historiesOf(answers: readonly Answer[]): Map<number, PersonHistory> {
  const histories = new Map<number, { accepted: Answer[]; declined: Answer[] }>();
  for (const answer of answers) {
    const history = histories.get(answer.person) ?? { accepted: [], declined: [] };
    history[answer.accepted ? 'accepted' : 'declined'].push(answer);
    histories.set(answer.person, history);
  }
  return histories;
}

function countsOf(
  answers: readonly Answer[],
  size: number,
  moment: number,
  of: (answer: Answer) => number,
): Counts {
  const [ever, lastDay, lastDays] = [0, 0, 0].map(() => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (const answer of answers) {
    const counted = of(answer);
    ever[counted]! += 1;
    if (answer.at > moment - 1) lastDay[counted]! += 1;
    if (answer.at > moment - LAST_DAYS) lastDays[counted]! += 1;
  }
  return { ever, lastDay, lastDays };
}

function turnsOf({ occasions, organisers }: Community, candidates: Int32Array) {
  const turn = new Int32Array(occasions.length);
  const turns = new Int32Array(occasions.length);
  const counts = new Int32Array(organisers);
  const inOrder = candidates.toSorted((a, b) => occasions[a]!.startsAt - occasions[b]!.startsAt || a - b);
  for (const at of inOrder) turn[at] = counts[occasions[at]!.organiser]!++;
  for (const at of candidates) turns[at] = counts[occasions[at]!.organiser]!;
  return { turn, turns };
}
