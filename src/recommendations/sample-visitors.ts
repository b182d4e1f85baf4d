/** What of a festival draws people or leaves them cold. */
export interface VisitableFestival {
  key: string;
  category: string;
  tags: string[];
  provinceCode: string;
  usual: { month: number };
}

interface SyntheticSignal {
  festivalKey: string;
  kind: 'view' | 'click' | 'bookmark' | 'review';
  /** 1–5, only of a review. */
  rating?: number;
  daysAgo: number;
}

/** An invented person of the sample data, to be labelled so wherever shown. */
export interface SyntheticVisitor {
  /** synthetic-001, synthetic-002, … */
  person: string;
  /** Name of the taste this person was given. */
  taste: string;
  signals: SyntheticSignal[];
}

interface Taste {
  name: string;
  categories: string[];
  provinces: string[];
  tags: string[];
  months: number[];
}

const tastes: Taste[] = [
  taste('southern-flowers', 'flowers nature', '12 48 50', '꽃 벚꽃 매화 산책 사진', [2, 3, 4, 5]),
  taste('family-table', 'food family', '11 28 41 43 44', '가족 아이와함께 체험 수확체험', []),
  taste('stage-and-screen', 'music film-art', '11 26 41 52', '영화 재즈 록 야외공연 밴드 야외상영', []),
  taste('winter', 'snow', '51 41 44', '겨울 썰매 얼음낚시 송어 빙어', [12, 1, 2]),
  taste('tradition', 'tradition culture', '47 52 44 11', '역사 인류무형유산 민속 세계유산 행렬', []),
  taste('sea-and-fireworks', 'sea light', '26 31 48 50 12', '바다 불꽃놀이 야경 물놀이 해돋이', [7, 8, 12]),
  taste('autumn-walker', 'nature culture', '51 41 12 50', '가을 억새 단풍 걷기 등산 산책', [9, 10, 11]),
  taste('harbour-gourmet', 'food', '26 44 47 12', '항구 수산물 겨울바다 먹거리 회', []),
];

const visitorCount = 304;

/**
 * Some three hundred invented visitors with 6–20 signals each, equally many of each taste, as a stand-in for real
 * activity in the sample catalogue. Everybody strays from their taste now and then and is drawn by what is popular.
 * The same festivals and seed always give the same visitors.
 */
export function syntheticVisitors(festivals: VisitableFestival[], seed: number): SyntheticVisitor[] {
  const random = randomFrom(seed);
  const fame = new Map(festivals.map(({ key }) => [key, 0.4 + 1.6 * random() ** 3]));
  return Array.from({ length: visitorCount }, (_, index) => {
    const own = tastes[index % tastes.length] ?? taste('none', '', '', '', []);
    const loyalty = 0.5 + 0.5 * random();
    const liking = (festival: VisitableFestival) => affinity(own, festival) * loyalty;
    const chosen = draw(
      festivals,
      (one) => (0.05 + liking(one)) * (fame.get(one.key) ?? 1),
      between(random, 6, 14),
      random,
    );
    const signals = chosen.flatMap((festival) => signalsOn(festival, liking(festival), random));
    return {
      person: `synthetic-${String(index + 1).padStart(3, '0')}`,
      taste: own.name,
      signals: signals.slice(0, 20),
    };
  });
}

/** 0 (nothing in common) to about 1 (everything). */
function affinity(own: Taste, festival: VisitableFestival): number {
  if (!own.categories.includes(festival.category)) return 0;
  const near = own.provinces.includes(festival.provinceCode) ? 0.25 : 0;
  const shared = Math.min(2, festival.tags.filter((tag) => own.tags.includes(tag)).length) * 0.15;
  const season = own.months.includes(festival.usual.month) ? 0.1 : 0;
  return 0.35 + near + shared + season;
}

/** What one visit to a festival's page, or to the festival, leaves behind: at most two signals. */
function signalsOn(festival: VisitableFestival, liking: number, random: () => number): SyntheticSignal[] {
  const daysAgo = between(random, 1, 700);
  const seen: SyntheticSignal = {
    festivalKey: festival.key,
    kind: random() < 0.7 ? 'view' : 'click',
    daysAgo,
  };
  const step = random() - liking * 0.5;
  if (step > 0.45) return [seen];
  if (step > 0.1)
    return [seen, { festivalKey: festival.key, kind: 'bookmark', daysAgo: daysAgo - between(random, 0, 1) }];
  const rating = Math.round(Math.min(5, Math.max(1, 2.5 + 2.2 * liking + 2.4 * (random() - 0.5))));
  return [{ festivalKey: festival.key, kind: 'review', rating, daysAgo }];
}

/** Draws `count` different items, each with a chance in proportion to its weight (Efraimidis and Spirakis, 2006). */
function draw<T>(items: T[], weight: (item: T) => number, count: number, random: () => number): T[] {
  return items
    .map((item) => ({ item, rank: Math.log(1 - random()) / weight(item) }))
    .sort((a, b) => b.rank - a.rank)
    .slice(0, count)
    .map(({ item }) => item);
}

function between(random: () => number, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** Numbers from 0 up to 1 that follow from the seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function taste(name: string, categories: string, provinces: string, tags: string, months: number[]): Taste {
  return {
    name,
    categories: categories.split(' '),
    provinces: provinces.split(' '),
    tags: tags.split(' '),
    months,
  };
}
