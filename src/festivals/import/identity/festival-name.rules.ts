import { bracketedIn, replaceBracketed } from './brackets.rules.js';

/** What a written title says beside the name of the festival itself. */
export interface TitleReading {
  /** The name without year, 제N회 and notices, as people say it: "보령머드축제". */
  readonly name: string;
  /** The N of 제N회. */
  readonly ordinal: number | null;
  readonly status: 'scheduled' | 'postponed' | 'cancelled';
  /** True where the title itself says that its days are not settled. */
  readonly daysUndecided: boolean;
}

const NOTICE = /취소|연기|미정|예정|중단|변경|가칭|기존/u;
const ROUND = /^(?:제?\s?\d{1,3}\s?회차?|\d{1,2}차)$/u;
const YEAR_ONLY = /^(?:199\d|20\d\d)\s?(?:년도|년)?(?:\s?[-–~]\s?(?:199\d|20\d\d)\s?(?:년도|년)?)?$/u;
// A year is four digits that no digit touches and no counting word follows; of text whose spaces are single.
const YEAR = /(?<!\d)(?:199\d|20\d\d)(?:년도|년)?(?!\d|\s?(?:주년|명|개|m|km|원|석|그루|송이)(?!\p{L}))/u;
const YEARS = new RegExp(YEAR.source, 'gu');
// Winters have two: 2025-2026.
const YEAR_FIRST = new RegExp(`^[\\s.]*${YEAR.source}(?:\\s?[-–~]\\s?${YEAR.source})?[\\s.]*`, 'u');
const YEAR_LAST = new RegExp(`${YEAR.source}(?:\\s?[-–~]\\s?${YEAR.source})?$`, 'u');
/** NFKC makes some characters several. */
const LONGEST_KEY = 200;
const ORDINAL = /제\s*(\d{1,4})\s*회/u;
const ORDINALS = new RegExp(ORDINAL.source, 'gu');
// Without 제 only where the name begins and a word of its own: 1회용 and 하루 3회 count something else.
const BARE_ORDINAL = /^(\d{1,3})회 /u;

// Acting and smoke are 연기 too, and a break 중단: alone they are a notice only behind the word for an event.
const HOW = /(?:(?:전면|전체|잠정|무기한|개최) ?)/u;
const EVENT =
  /(?:축제|문화제|예술제|영화제|연극제|음악제|대제|페스티벌|페스타|축전|대회|행사|공연|박람회|엑스포|음악회|콘서트|한마당|야행)/u;
const NOTICE_LAST = new RegExp(
  `(?: ?[-–—] ?${HOW.source}?| ${HOW.source}|(?<=${EVENT.source}) )(?:취소|연기|중단)$| 취소$`,
  'u',
);

/** Reads the title of one row; the words of the name keep their spelling. */
export function readTitle(title: string): TitleReading {
  const notices = bracketedIn(title)
    .map(({ content }) => content)
    .filter((content) => NOTICE.test(content));
  const { text, notice } = withoutLastNotice(
    withoutNotices(title)
      .replaceAll(/[_\s]+/gu, ' ')
      .trim(),
  );
  const undated = text.replace(YEAR_FIRST, '').replace(YEAR_LAST, '');
  const name = unwrapped(
    undated
      .replace(BARE_ORDINAL, '')
      .replace(ORDINAL, ' ')
      .replaceAll(/([([<「『《〈])\s+/gu, '$1')
      .replaceAll(/\s+/gu, ' ')
      .trim(),
  );
  const said = [...notices, notice].join(' ');
  const ordinal = ORDINAL.exec(title) ?? BARE_ORDINAL.exec(undated);
  return {
    name: hasWords(name) ? name : title.trim(),
    ordinal: Number(ordinal?.[1] ?? 0) || null,
    status: /취소|중단/u.test(said) ? 'cancelled' : /연기/u.test(said) ? 'postponed' : 'scheduled',
    daysUndecided: /미정|변경/u.test(said),
  };
}

/**
 * What two spellings of one festival have in common: letters and digits only, without year, 제N회, N주년,
 * rounds such as (1차) and notices. Brackets lose their marks but keep their words, since 연극<가> and
 * 연극<나> are two things.
 */
export function nameKey(name: string): string {
  const plain = withoutNotices(name)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[_\s]+/gu, ' ')
    .trim();
  const spelled = withoutLastNotice(plain)
    .text.replaceAll(YEARS, ' ')
    .replace(/^[\s~–-]*\d{1,3}회 /u, ' ')
    .replaceAll(/단기\s?\d{4}\s?년?/gu, ' ')
    .replaceAll(/제?\s?\d{1,4}\s?주년/gu, ' ')
    .replaceAll(ORDINALS, ' ')
    .replaceAll(/\d{1,3}\s?회차/gu, ' ');
  const key = lettersOf(spelled) || lettersOf(name.normalize('NFKC').toLowerCase());
  return key.length <= LONGEST_KEY ? key : [...key].slice(0, LONGEST_KEY).join('');
}

// Words of which a notice is made; what is left of a name without them is its own.
const NOTICE_WORDS =
  /코로나(?:바이러스)?(?:감염증)?(?:[-\s]*19)?|감염증|확산|방지|예방|위해|위한|따른|따라|인해|인한|으로|전체|전면|일체|모든|모두|잠정|무기한|일정|날짜|장소|기간|개최|축제|행사|공연|취소|연기|중단|중지|미정|추후|예정|공지|안내|해당|없음|결정|변경|가능/gu;
const DISRUPTION = /취소|연기|중단|중지|미정|미개최|없음|추후|코로나/u;
const SENTENCE = /되었으니|하오니|되오니|바랍니다|(?:하|되|되었|드리)?겠?습니다\s*[.!]*$/u;
const RECRUITED = /수강생|교육생|참가자|참여자|회원|강사|기자단|서포터즈|자원봉사자|직원|인력/u;
const RECRUITING = /모집\s?(?:공고|안내)?$|(?:채용|입찰|선정)\s?(?:결과\s?)?공고/u;

/**
 * True for text that names no festival: announcements, recruiting and empty words. Conservative: a row is
 * refused only when nothing but the announcement is left, so 광양매화축제(취소) is a festival.
 */
export function isNoticeInsteadOfName(title: string): boolean {
  const outside = replaceBracketed(title, () => ' ');
  if (!hasWords(title) || isRecruiting(title)) return true;
  if (!DISRUPTION.test(outside)) return false;
  return (
    SENTENCE.test(outside) ||
    lettersOf(outside.replaceAll(NOTICE_WORDS, ' ')).replaceAll(/\d|\b[가-힣]\b/gu, '').length < 2
  );
}

function isRecruiting(title: string): boolean {
  const words = title.replaceAll(/\s+/gu, ' ').trim();
  const recruited = RECRUITED.exec(words);
  return RECRUITING.test(words) || (recruited !== null && words.includes('모집', recruited.index));
}

function withoutNotices(title: string): string {
  return replaceBracketed(title, (content) => {
    const says = NOTICE.test(content) || ROUND.test(content.trim()) || YEAR_ONLY.test(content.trim());
    return says ? ' ' : null;
  });
}

/** What a title ends with outside of brackets: 등불축제 취소, 등불축제 - 잠정 연기. Of text whose spaces are single. */
function withoutLastNotice(title: string): { readonly text: string; readonly notice: string } {
  const at = NOTICE_LAST.exec(title)?.index ?? title.length;
  const text = title.slice(0, at);
  return hasWords(text) ? { text, notice: title.slice(at) } : { text: title, notice: '' };
}

/** 「제34회 대구약령시 한방문화축제」 is a name in quotation marks, not a name with a part in them. */
function unwrapped(name: string): string {
  const [first] = bracketedIn(name);
  const isWhole = first?.start === 0 && first.end === name.length;
  return isWhole && !name.startsWith('<') ? first.content.trim() : name;
}

function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function hasWords(text: string): boolean {
  return /\p{L}/u.test(text) && lettersOf(text).length >= 2;
}
