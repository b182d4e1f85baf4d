import { type AxisValues, type ContentVector, likenessTo } from '../model/content.rules.js';
import { isSynthetic } from '../model/item-model.js';
import type { Interest } from '../signals/signal.weight.rules.js';
import type { FestivalFacts } from './catalogue/festival-facts.js';
import { distanceKm, type Point } from './distance.js';
import { foldedIn } from './folded-in.js';
import { type Known, type PersonView, viewOf } from './learned/person.view.js';
import type { Tally } from './learned/tally.js';
import type { Taste } from './learned/taste.features.js';

/** An interest in a festival of the catalogue. */
export interface Source {
  readonly interest: Interest;
  /** The festival's in the catalogue. */
  readonly number: number;
}

/** A source, and how much of what the item model says of a festival comes from there. */
export interface Share extends Source {
  readonly value: number;
  readonly synthetic: boolean;
}

/** Of a person who has more interests the weightiest count; bounds the work that a person can cause. */
const MOST_INTERESTS = 200;
/** A sum of weights that counts as full agreement where no festival reaches it. */
const FULL_AGREEMENT = 0.2;
const NEARNESS_KM = 40;
const NOWHERE: AxisValues = { category: 0, theme: 0, region: 0, season: 0 };
const NOTHING: Tally = { get: () => 0 };

/**
 * What is known of a person at the time of asking: their interests n (the weightiest), with w_i from -2 to 2.
 * What the item model says of a festival is Σ w_i m_i / Σ|w_i|, divided by the most it says of any (at least a fifth).
 */
export class PersonTaste implements Taste {
  readonly sources: readonly Source[];
  readonly view: PersonView;
  /** How much is known: a bookmark of today is 1. */
  readonly amount: number;
  /** What the item model says of each open festival, by number. */
  readonly agreement: Float64Array;
  private readonly factorsOf: (number: number) => number;
  private readonly likeness: ((vector: ContentVector) => AxisValues) | undefined;

  constructor(
    readonly facts: FestivalFacts,
    interests: readonly Interest[],
    private readonly near: Point | undefined,
  ) {
    const { catalogue } = facts;
    this.sources = weightiest(interests).flatMap((interest) => {
      const number = catalogue.numberOf.get(interest.festivalId);
      return number === undefined ? [] : [{ interest, number }];
    });
    this.amount = this.sources.reduce((sum, { interest }) => sum + Math.abs(interest.weight), 0);
    this.agreement = agreementOf(facts, this.sources);
    this.factorsOf = foldedIn(facts, this.sources);
    this.likeness = this.amount === 0 ? undefined : likenessTo(this.partsOf(catalogue.content));
    this.view = viewOf(facts, this.known());
  }

  ofItems(number: number): number {
    return this.agreement[number]!;
  }

  ofFactors(number: number): number {
    return this.factorsOf(number);
  }

  ofContent(number: number): AxisValues {
    return this.likeness?.(this.facts.catalogue.content[number]!) ?? NOWHERE;
  }

  nearness(number: number): number {
    const km = this.kmTo(number);
    return km === undefined ? 0 : Math.exp(-km / NEARNESS_KM);
  }

  kmTo(number: number): number | undefined {
    if (this.near === undefined) return undefined;
    const { point } = this.facts.catalogue.at(number);
    return point === null ? undefined : distanceKm(this.near, point);
  }

  /** Where what the item model says of the festival comes from. */
  sharesOf(number: number): Share[] {
    const { model, toModel } = this.facts;
    const wanted = toModel[number]!;
    if (model === null || wanted < 0) return [];
    return this.sources.flatMap((source) => {
      const own = toModel[source.number]!;
      const { numbers, weights } = model.neighboursOf(own);
      const at = own < 0 ? -1 : numbers.indexOf(wanted);
      // What speaks against it, and what the person does not like, is no reason that could be told.
      if (at < 0 || weights[at]! <= 0 || source.interest.weight <= 0) return [];
      return [
        {
          ...source,
          value: source.interest.weight * weights[at]!,
          synthetic: isSynthetic(model, own, wanted),
        },
      ];
    });
  }

  private partsOf(content: readonly ContentVector[]) {
    return this.sources.map(({ interest, number }) => ({
      vector: content[number]!,
      weight: interest.weight,
    }));
  }

  private known(): Known {
    const past = (sign: number) =>
      this.sources
        .filter(({ interest }) => interest.weight * sign > 0)
        .map(({ interest, number }) => ({
          occasion: number,
          weight: interest.weight * sign,
          at: -Infinity,
        }));
    return {
      accepted: past(1),
      declined: past(-1),
      follows: [],
      home: this.near,
      affinity: NOTHING,
      alike: NOTHING,
      mostAlike: NOTHING,
      taste: this,
    };
  }
}

function weightiest(interests: readonly Interest[]): readonly Interest[] {
  if (interests.length <= MOST_INTERESTS) return interests;
  return [...interests]
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.festivalId < b.festivalId ? -1 : 1))
    .slice(0, MOST_INTERESTS);
}

/** By number, from -1 to 1; 0 of those that are not open. */
function agreementOf(
  { model, toModel, ofModel, catalogue, scratch }: FestivalFacts,
  sources: readonly Source[],
): Float64Array {
  const agreement = new Float64Array(catalogue.festivals.length);
  if (model === null) return agreement;
  const touched: number[] = [];
  let total = 0;
  for (const { interest, number } of sources) {
    total += Math.abs(interest.weight);
    const own = toModel[number]!;
    if (own < 0) continue;
    const { numbers, weights } = model.neighboursOf(own);
    for (let at = 0; at < numbers.length; at += 1) {
      const other = numbers[at]!;
      if (scratch[other] === 0) touched.push(other);
      scratch[other]! += interest.weight * weights[at]!;
    }
  }
  let most = 0;
  for (const other of touched) {
    const number = ofModel[other]!;
    const sum = scratch[other]! / total;
    scratch[other] = 0;
    if (number < 0 || !catalogue.index.has(number)) continue;
    // One that came to nothing on the way is met twice, the second time with nothing.
    agreement[number]! += sum;
    most = Math.max(most, Math.abs(sum));
  }
  const scale = Math.max(FULL_AGREEMENT, most);
  return agreement.map((sum) => sum / scale);
}
