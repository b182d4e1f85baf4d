/** Numbers of readPhone, one by one; a number of zeros is none. */
export function phonesOf(phone: string | null): string[] {
  return (phone ?? '')
    .split(',')
    .map((number) => number.replaceAll(/\D/gu, ''))
    .filter((number) => number.length >= 8 && !/0{7}/u.test(number));
}

// Sites that are whole cities', portals' or networks': only a path on them says which festival.
const SHARED_HOST =
  /(?:\.go\.kr|\.or\.kr\/tour|(?:naver|daum|kakao|instagram|facebook|youtube|blogspot|tistory|google|visitkorea|modoo|linktr|notion|imweb|cafe24)\.)/u;
const FRONT_PAGE = /^(?:index|main|home|default|intro)[^/]*$/u;

/** What a homepage says of whose it is: host and path, or null where that is many festivals' page. */
export function homepageMark(homepage: string | null): string | null {
  if (homepage === null || !URL.canParse(homepage)) return null;
  const { hostname, pathname, search } = new URL(homepage);
  const host = hostname.toLowerCase().replace(/^(?:www|m|tour|blog)\./u, '');
  const steps = pathname.split('/').filter((step) => step !== '' && !FRONT_PAGE.test(step.toLowerCase()));
  if (!SHARED_HOST.test(`${hostname}.`)) return [host, ...steps.slice(0, 2)].join('/').toLowerCase();
  return steps.length === 0 ? null : `${host}/${steps.join('/')}${search}`.toLowerCase();
}

/** One picture has several addresses: http and https, and one a size. */
export function pictureMark(address: string): string {
  return address
    .toLowerCase()
    .replace(/^https?:\/\//u, '')
    .replace(/_image\d_\d(?=\.)/u, '');
}

const PARTY_KIND =
  /(?:\(?(?:사단|재단|주식|유한)?법인\)?|\((?:사|재|주|유)\)|㈜|주식회사|사단법인|재단법인)/gu;
const COMMITTEE =
  /(?:축제)?(?:추진|집행|조직|제전|운영|준비|기획|실행|보존|진흥|개최){0,3}(?:위원회|협의회|위|회|사무국|본부|추진단|기획단)$/u;
const AUTHORITY = /^[가-힣]{1,10}(?:특별자치도|특별자치시|특별시|광역시|도|시|군|구|읍|면|동)(?:청)?$/u;

/** The bodies named in cells, without legal form; an authority is not one, since it has a hand in all festivals. */
export function bodiesOf(...cells: (string | null)[]): string[] {
  const names = cells
    .flatMap((cell) => (cell ?? '').replaceAll(PARTY_KIND, ' ').split(/[,+·/&;、‧∙ㆍ]|\s및\s/u))
    .map((name) =>
      name
        .replaceAll(/\([^()]*\)/gu, '')
        .replaceAll(/[^\p{L}\p{N}]/gu, '')
        .toLowerCase(),
    )
    .filter((name) => name.length >= 2 && !AUTHORITY.test(name));
  return [...new Set(names.map(partyCore))].sort();
}

/** 쇠부리축제추진위원회 was 쇠부리축제위원회: without the word for the committee they are one. */
function partyCore(name: string): string {
  const core = name.replace(COMMITTEE, '');
  return core.length >= 2 ? core : name;
}
