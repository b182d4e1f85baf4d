import { AXES } from '../model/content.rules.js';
import { Likeness } from '../model/content.table.js';
import { isSynthetic } from '../model/item-model.js';
import type { Interest } from '../signals/signal.weight.rules.js';
import type { FestivalFacts } from './catalogue/festival-facts.js';
import { distanceKm, type Point } from './distance.js';
import { Agreement } from './agreement.js';
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
const NEARNESS_KM = 40;
const NOTHING: Tally = { get: () => 0 };

/**
 * What is known of a person at the time of asking: their interests (the weightiest), with weights from -2 to 2.
 */
export class PersonTaste implements Taste {
  readonly sources: readonly Source[];
  readonly view: PersonView;
  /** How much is known: a bookmark of today is 1. */
  readonly amount: number;
  readonly agreement: Agreement;
  private readonly factorsOf: (number: number) => number;
  private readonly likeness: Likeness | undefined;

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
    this.agreement = new Agreement(facts, this.sources);
    this.factorsOf = foldedIn(facts, this.sources);
    this.likeness = this.amount === 0 ? undefined : new Likeness(catalogue.content, partsOf(this.sources));
    this.view = viewOf(facts, this.known());
  }

  write(number: number, into: Float64Array, at: number): void {
    into[at] = this.agreement.of(number);
    into[at + 1] = this.factorsOf(number);
    if (this.likeness === undefined) into.fill(0, at + 2, at + 2 + AXES.length);
    else this.likeness.write(number, into, at + 2);
    const km = this.kmTo(number);
    into[at + 2 + AXES.length] = km === undefined ? 0 : Math.exp(-km / NEARNESS_KM);
  }

  /** Gives back what it wrote in: it is not asked any more. */
  end(): void {
    this.agreement.end();
    this.likeness?.end();
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

function partsOf(sources: readonly Source[]): { number: number; weight: number }[] {
  return sources.map(({ interest: { weight }, number }) => ({ number, weight }));
}
