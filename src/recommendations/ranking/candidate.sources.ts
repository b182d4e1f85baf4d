import { Best } from '../model/collaborative/best-of.js';
import type { Agreement } from './agreement.js';
import type { FestivalFacts } from './catalogue/festival-facts.js';
import type { Point } from './distance.js';
import type { PersonTaste } from './person.taste.js';

/** Where candidates come from, and how many of them at most. */
interface CandidateSource {
  readonly list: ArrayLike<number>;
  readonly most: number;
}

const SOON = 80;
const NEAR = 120;
const TRENDING = 60;
const NEIGHBOURS = 150;
const OF_AN_ORGANISER = 10;
const OF_A_TAG = 10;
const OF_A_CATEGORY = 25;
const OF_A_PROVINCE = 20;
/** Of what a person likes, the weightiest stand for their organisers and tags. */
const MOST_LIKED = 20;
const MOST_TAGS = 10;
const MOST_CATEGORIES = 3;
const MOST_PROVINCES = 2;

/** What is soon, near and trending, and for each person what their models, organisers and kinds of festivals lead to. */
export function* sourcesFor(
  { catalogue, trending }: FestivalFacts,
  tastes: readonly PersonTaste[],
  near: Point | undefined,
  soonest: ArrayLike<number>,
): Generator<CandidateSource> {
  const { index, occasions } = catalogue;
  yield { list: soonest, most: SOON };
  yield { list: trending, most: TRENDING };
  if (near !== undefined) yield { list: index.near(near, NEAR), most: NEAR };
  for (const taste of tastes) {
    yield { list: neighbours(taste.agreement), most: NEIGHBOURS };
    const liked = taste.sources
      .filter(({ interest }) => interest.weight > 0)
      .sort((a, b) => b.interest.weight - a.interest.weight || a.number - b.number)
      .slice(0, MOST_LIKED)
      .map(({ number }) => number);
    const known = liked.map((number) => catalogue.at(number));
    for (const organiser of new Set(liked.map((number) => occasions[number]!.organiser)))
      yield { list: index.ofOrganiser(organiser), most: OF_AN_ORGANISER };
    const tags = [...new Set(known.flatMap((festival) => festival.tags))].map((tag) => index.ofTag(tag));
    // Rare ones tell most.
    for (const list of tags.sort((a, b) => a.length - b.length).slice(0, MOST_TAGS))
      yield { list, most: OF_A_TAG };
    for (const category of mostOf(known.map((festival) => festival.category)).slice(0, MOST_CATEGORIES))
      yield { list: index.ofCategory(category), most: OF_A_CATEGORY };
    for (const code of mostOf(known.flatMap(({ provinceCode }) => provinceCode ?? [])).slice(
      0,
      MOST_PROVINCES,
    ))
      yield { list: index.ofProvince(code), most: OF_A_PROVINCE };
  }
}

/** Those for which the model speaks most. */
function neighbours(agreement: Agreement): Int32Array {
  const best = new Best(NEIGHBOURS);
  for (const number of agreement.told) {
    const value = agreement.of(number);
    if (value > 0 && value >= best.least) best.offer(number, value);
  }
  return best.unordered();
}

/** Each once, the most frequent first. */
function mostOf(words: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
}
