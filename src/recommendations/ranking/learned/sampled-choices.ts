import { MersenneTwister } from '../../model/collaborative/mersenne-twister.js';
import { FEATURES, featuresFor } from './features.js';
import type { Choices } from './listwise.js';
import { personView, type PersonView } from './person.view.js';
import { peopleOf, someOf, type Window } from './window.js';

/** Of the occasions that are not near to a person, as many stand for all. */
const SAMPLED = 400;
/** An organiser whom people like the person know is near to them. */
const NEAR_AFFINITY = 0.3;
/** Of a window: as many say what more would say. */
const MOST_PEOPLE = 1_500;
const SEED = 1;

interface Row {
  readonly occasion: number;
  readonly chosen: 0 | 1;
  readonly logWeight: number;
}

/**
 * A list for each person with a history: what they accepted next, all else that their organisers have, and a
 * sample of the rest that counts for the rest.
 */
export function sampledChoices(windows: readonly Window[]): Choices {
  const random = new MersenneTwister(SEED);
  const width = FEATURES.length;
  const lists = windows.flatMap((window) =>
    someOf(peopleOf(window, 'history'), MOST_PEOPLE).map((person) => {
      const view = personView(window.knowledge, person);
      const rows = rowsOf(window, person, view, random);
      const features = new Float64Array(rows.length * width);
      const write = featuresFor(window.knowledge, view);
      rows.forEach(({ occasion }, at) => write(occasion, features, at * width));
      return { rows, features: Float32Array.from(features) };
    }),
  );
  const rows = lists.flatMap((list) => list.rows);
  const features = new Float32Array(rows.length * width);
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, at) => {
    features.set(list.features, starts[at]! * width);
    starts[at + 1] = starts[at]! + list.rows.length;
  });
  return {
    width,
    features,
    starts,
    chosen: Uint8Array.from(rows, ({ chosen }) => chosen),
    logWeight: Float64Array.from(rows, ({ logWeight }) => logWeight),
  };
}

function rowsOf(
  { knowledge, next }: Window,
  person: number,
  view: PersonView,
  random: MersenneTwister,
): Row[] {
  const chosen = new Set(next.get(person));
  const near: number[] = [];
  const rest: number[] = [];
  for (const occasion of knowledge.candidates) {
    if (chosen.has(occasion) || view.answered.has(occasion)) continue;
    const { organiser } = knowledge.community.occasions[occasion]!;
    const known = view.organisers.get(organiser);
    const isNear =
      (known !== undefined && (known.came > 0 || known.follows)) ||
      view.affinity.get(organiser) > NEAR_AFFINITY;
    (isNear ? near : rest).push(occasion);
  }
  const sampled = Math.min(SAMPLED, rest.length);
  for (let at = 0; at < sampled; at += 1) {
    const other = at + Math.floor(random.double() * (rest.length - at));
    [rest[at], rest[other]] = [rest[other]!, rest[at]!];
  }
  const logWeight = Math.log(rest.length / Math.max(1, sampled));
  return [
    ...Array.from(chosen, (occasion) => ({ occasion, chosen: 1, logWeight: 0 }) as const),
    ...near.map((occasion) => ({ occasion, chosen: 0, logWeight: 0 }) as const),
    ...rest.slice(0, sampled).map((occasion) => ({ occasion, chosen: 0, logWeight }) as const),
  ];
}
