import type { FestivalFeatures } from '../../festivals/index.js';

/** The sides on which two festivals can be alike; a similarity is the sum over them. */
export const AXES = ['category', 'theme', 'region', 'season'] as const;
type Axis = (typeof AXES)[number];
export type AxisValues = Readonly<Record<Axis, number>>;

/** Shares of the axes in a similarity; together 1. Theme is tags, organiser and the name's syllable pairs. */
const SHARE: AxisValues = { category: 0.35, theme: 0.3, region: 0.2, season: 0.15 };
/** A pair of syllables in more than this share of the names (축제, 문화) tells nothing apart. */
const COMMON_SHARE = 0.2;

/** A sparse vector: the numbers of its terms and what each is worth, those of one axis after those of another. */
export interface ContentVector {
  readonly terms: Int32Array;
  readonly values: Float64Array;
  /** Where those of each of {@link AXES} end. */
  readonly ends: readonly number[];
}
type Described = Pick<
  FestivalFeatures,
  'id' | 'name' | 'category' | 'tags' | 'provinceCode' | 'districtCode' | 'organiser' | 'edition'
>;

/** Content vectors by festival id, in the space of these festivals. */
export function contentVectors(festivals: readonly Described[]): Map<string, ContentVector> {
  const vectorOf = contentSpace(festivals);
  return new Map(festivals.map((festival) => [festival.id, vectorOf(festival)]));
}

/**
 * Makes content vectors by how rare terms are among these festivals. Each axis is a TF-IDF vector of length √share
 * (or 0 where nothing is known), so that the inner product of two festivals lies in 0–1 and splits into axes.
 */
export function contentSpace(festivals: readonly Described[]): (festival: Described) => ContentVector {
  const frequency = new Map<string, number>();
  for (const festival of festivals)
    for (const term of termsOf(festival).theme.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const rarity = (term: string) => {
    const share = (frequency.get(term) ?? 1) / festivals.length;
    return share > COMMON_SHARE && festivals.length > 10 ? 0 : Math.log(1 + 1 / share);
  };
  const numbers = new Map<string, number>();
  const numberOf = (term: string) => {
    const known = numbers.get(term) ?? numbers.size;
    numbers.set(term, known);
    return known;
  };
  return (festival) => {
    const own = termsOf(festival);
    const [terms, values, ends]: [number[], number[], number[]] = [[], [], []];
    for (const axis of AXES) {
      const weighted = [...own[axis]].map(
        ([term, value]) => [term, axis === 'theme' ? value * rarity(term) : value] as const,
      );
      const length = Math.hypot(...weighted.map(([, value]) => value));
      for (const [term, value] of weighted) {
        if (value <= 0) continue;
        terms.push(numberOf(term));
        values.push((value * Math.sqrt(SHARE[axis])) / length);
      }
      ends.push(terms.length);
    }
    return { terms: Int32Array.from(terms), values: Float64Array.from(values), ends };
  };
}

function termsOf({
  name,
  category,
  tags,
  provinceCode,
  districtCode,
  organiser,
  edition,
}: Described): Record<Axis, Map<string, number>> {
  const theme = new Map<string, number>();
  for (const tag of tags) theme.set(`tag ${tag}`, 1);
  if (organiser !== null) theme.set(`organiser ${organiser}`, 0.7);
  const plain = name.toLowerCase().replace(/[^\p{L}]/gu, '');
  for (let at = 0; at + 2 <= plain.length; at += 1) theme.set(`name ${plain.slice(at, at + 2)}`, 0.5);
  const region = new Map<string, number>();
  if (provinceCode !== null) region.set(`province ${provinceCode}`, 1);
  if (districtCode !== null) region.set(`district ${districtCode}`, 0.5);
  const season = new Map<string, number>();
  if (edition !== null) {
    const month = Number(edition.startsOn.slice(5, 7)) - 1;
    season.set(`month ${month}`, 1);
    for (const neighbour of [month + 1, month + 11]) season.set(`month ${neighbour % 12}`, 0.5);
  }
  return { category: new Map([[`category ${category}`, 1]]), theme, region, season };
}
