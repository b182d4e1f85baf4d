import { Likeness } from '../model/content.table.js';
import type { CandidateIndex } from './catalogue/candidate-index.js';
import type { FestivalFacts } from './catalogue/festival-facts.js';
import type { RankedCatalogue } from './catalogue/ranked-catalogue.js';

const SHARE = { collaborative: 0.5, content: 0.5 };
/** So many are all looked at; of more those that have something in common. */
const FEW = 500;
const OF_A_CATEGORY = 150;
const OF_AN_ORGANISER = 50;
const OF_A_TAG = 50;
const NEAR = 50;

/**
 * Festivals like this one, most alike first: half by the people who like both (against the nearest
 * neighbour's), half by content; those still to be enjoyed before those that are over.
 */
export function similarTo(festivalId: string, facts: FestivalFacts, limit: number): string[] {
  const { catalogue } = facts;
  const own = catalogue.numberOf.get(festivalId);
  if (own === undefined) return [];
  const near = neighboursOf(own, facts);
  const open = mostAlike(own, facts, catalogue.index, near);
  const over = open.length >= limit ? [] : mostAlike(own, facts, catalogue.past, near);
  return [...open, ...over].slice(0, limit).map((number) => catalogue.at(number).id);
}

function mostAlike(
  own: number,
  { catalogue }: FestivalFacts,
  index: CandidateIndex,
  near: ReadonlyMap<number, number>,
): number[] {
  const likeness = new Likeness(catalogue.content, [{ number: own, weight: 1 }]);
  const alike = candidatesLike(own, catalogue, index, near)
    .map((number) => {
      const together = near.get(number) ?? 0;
      return { number, value: SHARE.collaborative * together + SHARE.content * likeness.of(number) };
    })
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || a.number - b.number)
    .map(({ number }) => number);
  likeness.end();
  return alike;
}

function candidatesLike(
  own: number,
  catalogue: RankedCatalogue,
  index: CandidateIndex,
  near: ReadonlyMap<number, number>,
): number[] {
  const found = new Set([...near.keys()].filter((number) => index.has(number)));
  const take = (list: Iterable<number>, most: number) => {
    let taken = 0;
    for (const number of list) {
      if ((taken += 1) > most) break;
      found.add(number);
    }
  };
  if (index.all.length <= FEW) take(index.all, FEW);
  else {
    const { category, tags, point } = catalogue.at(own);
    take(index.ofOrganiser(catalogue.occasions[own]!.organiser), OF_AN_ORGANISER);
    for (const tag of tags) take(index.ofTag(tag), OF_A_TAG);
    take(index.ofCategory(category), OF_A_CATEGORY);
    if (point !== null) take(index.near(point, NEAR), NEAR);
  }
  found.delete(own);
  return [...found];
}

/** By number in the catalogue, from 0 to 1. */
function neighboursOf(own: number, { model, toModel, ofModel }: FestivalFacts): Map<number, number> {
  const near = new Map<number, number>();
  if (model === null || toModel[own]! < 0) return near;
  const { numbers, weights } = model.neighboursOf(toModel[own]!);
  const nearest = weights.reduce((most, weight) => Math.max(most, weight), Number.EPSILON);
  numbers.forEach((number, at) => {
    const known = ofModel[number]!;
    if (known >= 0 && weights[at]! > 0) near.set(known, weights[at]! / nearest);
  });
  return near;
}
