import type { FestivalFeatures } from '../../../festivals/index.js';
import { dayInSeoul, dayNumber } from '../../../shared/clock.js';
import type { ItemModel } from '../../model/item-model.js';
import { SHARED_FEATURES, sharedFeatures } from '../learned/features.js';
import type { Counts, EditionFacts, OccasionFacts } from '../learned/occasion.facts.js';
import { Zeros } from '../../zeros.js';
import type { RankedCatalogue } from './ranked-catalogue.js';

/** Ratings are as if five people more had given it 3.5 stars. */
const PRIOR_RATING = { mean: 3.5, count: 5 };
const BEST_RATING = 5;
/** So much liking is popular wherever nothing is more popular. */
const LIKED_BY_MANY = 10;
const TRENDING = 100;

/** What is known of the festivals of a catalogue with a model: how many like them and those of their organisers. */
export class FestivalFacts implements OccasionFacts {
  readonly moment: number;
  readonly occasions: OccasionFacts['occasions'];
  readonly places: OccasionFacts['places'];
  readonly coming: Counts;
  readonly comingToOrganiser: Counts;
  readonly occasionsOfOrganiser: Float64Array;
  readonly comingToPlace: Float64Array;
  readonly lastAcceptedAt: Float64Array;
  readonly turn: Int32Array;
  readonly turns: Int32Array;
  readonly editions: EditionFacts[];
  /** From numbers of the catalogue to those of the model and back; -1 where the other has none. */
  readonly toModel: Int32Array;
  readonly ofModel: Int32Array;
  /** The same, and -1 of those that are not open, too. */
  readonly openOfModel: Int32Array;
  /** One for each festival. */
  readonly zeros: Zeros;
  /** Features that are the same whoever asks, by festival, and at which state each was written. */
  readonly shared: Float64Array;
  private readonly sharedAt: Uint32Array;
  private states = 1;
  private most = LIKED_BY_MANY;
  private trend: readonly number[] | undefined;

  constructor(
    readonly catalogue: RankedCatalogue,
    readonly model: ItemModel | null,
  ) {
    const { moment, occasions, places, organisers, index } = catalogue;
    this.moment = moment;
    this.occasions = occasions;
    this.places = places;
    this.coming = counts(occasions.length);
    this.comingToOrganiser = counts(organisers);
    this.occasionsOfOrganiser = new Float64Array(organisers);
    this.comingToPlace = new Float64Array(places.length);
    this.lastAcceptedAt = new Float64Array(occasions.length).fill(-Infinity);
    this.turn = new Int32Array(occasions.length);
    this.turns = new Int32Array(occasions.length);
    for (const number of index.all) {
      const list = index.ofOrganiser(occasions[number]!.organiser);
      this.turn[number] = list.indexOf(number);
      this.turns[number] = list.length;
    }
    this.toModel = Int32Array.from(catalogue.festivals, ({ id }) => model?.numberOf.get(id) ?? -1);
    this.ofModel = Int32Array.from(model?.festivals ?? [], (id) => catalogue.numberOf.get(id) ?? -1);
    this.openOfModel = this.ofModel.map((number) => (number >= 0 && index.has(number) ? number : -1));
    this.zeros = new Zeros(occasions.length);
    this.shared = new Float64Array(occasions.length * SHARED_FEATURES);
    this.sharedAt = new Uint32Array(occasions.length);
    this.editions = catalogue.festivals.map((_, number) => this.editionFactsOf(number));
    for (const number of occasions.keys()) this.count(number);
  }

  /** Another one as soon as anything else is known. */
  get state(): number {
    return this.states;
  }

  /** Takes in that others like it now, or rate it otherwise. */
  refresh(number: number): void {
    this.editions[number] = this.editionFactsOf(number);
    this.count(number);
    this.states += 1;
  }

  /** Where in `shared` that is which is said of a festival to everybody; made again only where something changed. */
  sharedFrom(number: number): number {
    const from = number * SHARED_FEATURES;
    if (this.sharedAt[number] !== this.state) {
      sharedFeatures(this, number, this.shared, from);
      this.sharedAt[number] = this.state;
    }
    return from;
  }

  /** From 0 to 1, as much as the most liked. */
  popularityOf(number: number): number {
    return Math.log1p(this.coming.ever[number]!) / Math.log1p(this.most);
  }

  /** True where how much it is liked rests on people of the sample data, too. */
  isSynthetic(number: number): boolean {
    const learned = this.toModel[number]!;
    if (this.model === null || learned < 0) return false;
    const { weights, synthetic } = this.model.liking;
    return synthetic[learned] === 1 && weights[learned]! > likedNow(this.catalogue.at(number));
  }

  /** The open ones that most people like, of late above all. */
  get trending(): readonly number[] {
    this.trend ??= [...this.catalogue.index.all]
      .filter((number) => this.coming.ever[number]! > 0)
      .map((number) => ({
        number,
        worth: Math.log1p(this.coming.ever[number]!) + this.editions[number]!.momentum,
      }))
      .sort((a, b) => b.worth - a.worth || a.number - b.number)
      .slice(0, TRENDING)
      .map(({ number }) => number);
    return this.trend;
  }

  /** As the model has it (decayed with age), and never less than what is kept and rated right now. */
  private likingOf(number: number): number {
    const learned = this.model?.liking.weights[this.toModel[number]!] ?? 0;
    return Math.max(likedNow(this.catalogue.at(number)), learned);
  }

  private editionFactsOf(number: number): EditionFacts {
    const { edition, rating, free, createdAt } = this.catalogue.at(number);
    const { mean, count: imagined } = PRIOR_RATING;
    const shrunk = (rating.sum + mean * imagined) / (rating.count + imagined);
    return {
      running: edition !== null && edition.startsOn <= this.catalogue.today,
      estimated: edition?.estimated === true,
      rating: (shrunk - mean) / (BEST_RATING - mean),
      momentum: this.model?.liking.momentum[this.toModel[number]!] ?? 0,
      free,
      age: Math.max(0, this.moment - dayNumber(dayInSeoul(createdAt))),
    };
  }

  private count(number: number): void {
    const { organiser, place } = this.occasions[number]!;
    const before = this.coming.ever[number]!;
    const now = this.likingOf(number);
    if (now === before) return;
    this.coming.ever[number] = now;
    this.comingToOrganiser.ever[organiser]! += now - before;
    this.comingToPlace[place]! += now - before;
    this.occasionsOfOrganiser[organiser]! += Number(now > 0) - Number(before > 0);
    this.most = Math.max(this.most, now);
    this.trend = undefined;
  }
}

function likedNow({ bookmarkCount, rating }: FestivalFeatures): number {
  return bookmarkCount + rating.count;
}

function counts(size: number): Counts {
  return {
    ever: new Float64Array(size),
    lastDay: new Float64Array(size),
    lastDays: new Float64Array(size),
  };
}
