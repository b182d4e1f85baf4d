import { type CategoryCode, categoryCodes } from '../../category.js';

// Words that hold another category's word, taken out of the text before the others are looked for.
const FIRST: readonly [CategoryCode, RegExp][] = [
  ['light', /불꽃|빛꽃|낙화놀이/gu],
  ['snow', /눈꽃|얼음꽃|서리꽃/gu],
  ['food', /꽃게/gu],
];

const WORDS: Record<CategoryCode, RegExp> = {
  flowers:
    /꽃|벚|매화|유채|철쭉|진달래|장미|국화|국향|튤립|연꽃|수국|코스모스|메밀|해바라기|구절초|산수유|개나리|수선화|동백|양귀비|상사화|천일홍|라벤더|핑크뮬리|무궁화/gu,
  nature:
    /반딧불|갈대|억새|단풍|숲|산림|철새|나비|곤충|생태|자연|정원|공룡|환경|동굴|습지|트레킹|걷기|올레|등산/gu,
  sea: /바다|해변|해수욕|물축제|물놀이|머드|갯벌|항구|포구|뱃길|뱃놀이|서핑|요트|해양|워터|모래|등대|바닷길|강변/gu,
  snow: /눈축제|얼음|빙어|산천어|동장군|썰매|고드름|스키|겨울/gu,
  food: /음식|먹거리|맛|미식|푸드|한우|한돈|김치|김장|딸기|사과|포도|복숭아|대추|곶감|감귤|귤|참외|수박|자두|살구|체리|매실|오미자|대게|붉은대게|새우|대하|전어|주꾸미|낙지|장어|조개|굴축제|홍합|멸치|오징어|과메기|홍어|숭어|송어|재첩|다슬기|젓갈|치즈|라면|맥주|비어|와인|막걸리|전통주|커피|녹차|야생차|인삼|산삼|홍삼|약초|한방|고추|마늘|양파|배추|부추|미나리|쌀|옥수수|감자|고구마|토마토|버섯|송이|밤축제|빵|떡|국밥|순대|두부|장류|소금|나물|고로쇠|특산|농산물|수산물|농특산|가맥|구이|삼겹살|치킨|치맥|김밥|바비큐|밴댕이|병어|간재미|고등어|은어|미역|다시마|보리|막국수|국수|만두/gu,
  tradition:
    /단오|대보름|문화유산|국가유산|문화재|야행|전통|민속|역사|왕실|궁중|향교|서원|유교|백제|신라|가야|고려|조선|읍성|산성|한복|탈춤|농악|제례|이순신|장군|대첩|독립|만세|의병|춘향|고인돌|구석기|선사|줄다리기|달집|장승|한지|능행차|무형|설화|충렬|해맞이|해넘이|해돋이|백중|제향/gu,
  culture: /거리|시민|구민|군민|문화제|문화축제|마을|야시장|퍼레이드|한마당/gu,
  music:
    /음악|콘서트|재즈|뮤직|가요|국악|오페라|뮤지컬|연극|댄스|댄싱|춤|무용|마임|버스킹|클래식|인형극|밴드|합창|[록락]\s*페|k-?pop|트로트|소리축제|포크|발레|동요|공연예술|서커스|거리극/giu,
  'film-art':
    /영화|미술|비엔날레|아트|독서|책축제|북페스|북페어|문학|사진|만화|웹툰|애니|전시|디자인|도자|도예|청자|옹기|찻사발|공예|조각/gu,
  light: /빛축제|빛의|불빛|등불|유등|연등|등축제|루미|드론|라이트|일루미|트리|별빛|달빛|미디어파사드/gu,
  family: /어린이|가족|아이들|동화|청소년|장난감|과학|반려|로봇|키즈|놀이|체험/gu,
};

// In a description every festival has some of these.
const EVERYWHERE = /전시|체험|공연|놀이|거리|시민|구민|군민|마을|한마당/gu;

const NAME_WEIGHT = 3;

/**
 * What a festival is mainly about, guessed from its words: each word of a category counts once, three
 * times as much in the name; the first category of the list wins a tie, `culture` takes what says nothing.
 */
export function guessCategory(name: string, description: string | null): CategoryCode {
  const [inName, inDescription] = [
    countWords(name),
    countWords((description ?? '').replaceAll(EVERYWHERE, ' ')),
  ];
  let best: CategoryCode = 'culture';
  let highest = 0;
  for (const code of categoryCodes) {
    const score = inName[code] * NAME_WEIGHT + inDescription[code];
    // Every town says "culture", so it yields to anything else that is said as often.
    if (score > highest || (best === 'culture' && score === highest && score > 0))
      [best, highest] = [code, score];
  }
  return best;
}

function countWords(text: string): Record<CategoryCode, number> {
  let rest = text.toLowerCase();
  const counts = Object.fromEntries(categoryCodes.map((code) => [code, 0])) as Record<CategoryCode, number>;
  for (const [code, words] of FIRST) {
    counts[code] += distinct(rest, words);
    rest = rest.replaceAll(words, ' ');
  }
  for (const code of categoryCodes) counts[code] += distinct(rest, WORDS[code]);
  return counts;
}

/** Most texts have none of most words, and an import asks for twenty kinds a row. */
function distinct(text: string, words: RegExp): number {
  const found = text.match(words);
  return found === null ? 0 : new Set(found).size;
}
