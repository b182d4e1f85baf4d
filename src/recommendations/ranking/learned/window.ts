import type { Community } from './community.js';
import { type Knowledge, knowledgeAt } from './knowledge.js';

/** What was known at a moment, and what people accepted next. */
export interface Window {
  readonly knowledge: Knowledge;
  /** By person, the candidates that they had not answered at the moment and accepted until the window's end. */
  readonly next: ReadonlyMap<number, readonly number[]>;
  /** By occasion: 1 where nobody had answered at the moment. */
  readonly cold: Uint8Array;
}

export async function windowOf(community: Community, moment: number, until = Infinity): Promise<Window> {
  const knowledge = await knowledgeAt(community, moment);
  const answeredBefore = new Set<string>();
  const cold = new Uint8Array(community.occasions.length).fill(1);
  const next = new Map<number, Set<number>>();
  for (const { person, occasion, at, accepted } of community.answers) {
    const pair = `${person} ${occasion}`;
    if (at < moment) {
      answeredBefore.add(pair);
      cold[occasion] = 0;
    } else if (accepted && at < until && community.occasions[occasion]!.startsAt > moment) {
      if (!answeredBefore.has(pair)) next.set(person, (next.get(person) ?? new Set()).add(occasion));
    }
  }
  return {
    knowledge,
    next: new Map([...next].map(([person, occasions]) => [person, [...occasions]])),
    cold,
  };
}

/** Those of a window who had, or who had not, accepted anything before its moment. */
export function peopleOf({ knowledge, next }: Window, having: 'history' | 'none'): readonly number[] {
  const has = (person: number) => (knowledge.histories.get(person)?.accepted.length ?? 0) > 0;
  return [...next.keys()].filter((person) => has(person) === (having === 'history'));
}

/** Not more than so many, evenly out of all. */
export function someOf(people: readonly number[], most: number): readonly number[] {
  const step = Math.max(1, people.length / most);
  return people.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}
