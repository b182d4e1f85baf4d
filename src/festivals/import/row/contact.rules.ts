import { withoutEdges } from './cell.rules.js';

const LONGEST_HOMEPAGE = 500;
const WITH_SCHEME = /(https?) ?:? ?\/{1,2} ?([^\s,;()<>"]+)/iu;
const HOST_FIRST =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,6}\p{L}{2,24}(?::\d{1,5})?(?:[/?#].*)?$/u;

/**
 * The first web address in a cell, or null where there is none that could work. One without a scheme
 * gets http://: a server that has https sends visitors on, while one that has not is lost by https://.
 * Slips of the scheme (https:/, http//) are mended; Korean host names stay Korean.
 */
export function readHomepage(cell: string): string | null {
  const text = cell.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim();
  const written = WITH_SCHEME.exec(text);
  const scheme = written?.[1]?.toLowerCase() ?? 'http';
  const first = written?.[2] ?? text.split(/[\s,;()<>"]+/u).find((word) => word !== '') ?? '';
  const rest = withoutEdges(first, '.·');
  const address = `${scheme}://${rest}`;
  if (address.length > LONGEST_HOMEPAGE || !HOST_FIRST.test(rest) || !URL.canParse(address)) return null;
  return address;
}

// Regional, mobile and internet numbers; safe numbers (050x), whose last group may be short; and 15xx, 16xx, 18xx.
const PHONE =
  /^(?:(02|0[3-6]\d|01\d|070|080)-?(\d{3,4})-?(\d{4})|(050\d)-?(\d{3,4})-?(\d{3,4})|(1[568]\d\d)-?(\d{4}))$/u;
// Two written without anything between them can be told apart where their groups are.
const RUN_TOGETHER = /^(?:(?:02|0[3-6]\d|01\d|070|080)-\d{3,4}-\d{4}){2,5}$/u;
const ONE_OF_THEM = /(?:02|0[3-6]\d|01\d|070|080)-\d{3,4}-\d{4}/gu;
// Lines of three or four digits, by area or nationwide; such digits beside a whole number are an extension.
const SHORT = /^(?:0(?:2|[3-6]\d)-?)?(?:110|120|13\d\d)$/u;
const MOST_PHONES = 5;

/**
 * The phone numbers in a cell as people write them (054-480-2652, 1688-3005, 0507-1377-177), joined by
 * commas, or null where none is one; a short line (02-120, 1330) only where there is no other. A range such
 * as 054-480-2651~3 gives its first number.
 */
export function readPhone(cell: string): string | null {
  const parts = cell
    .normalize('NFKC')
    .replaceAll(/(?<![\d-])\+?82[-\s)]{1,4}(?:\(?0\)?)?(?=\d)/gu, '0')
    .replaceAll(/(?<=\d)\s?[).·‐-―]\s?(?=\d)/gu, '-')
    .replaceAll(/(?<=\d)-\s(?=\d)/gu, '-')
    .replaceAll(/(?<![\d-])(0\d{1,2}) (\d{3,4})[ -](?=\d{4}(?!\d))/gu, '$1-$2-')
    .replaceAll(/(?<=\d{4})\s?~\s?\d{1,4}/gu, '')
    .split(/[^\d-]+/u)
    .map((part) => part.replaceAll(/-{2,}/g, '-').replaceAll(/^-|-$/g, ''))
    .flatMap((part) => (RUN_TOGETHER.test(part) ? (part.match(ONE_OF_THEM) ?? []) : [part]));
  const numbers = parts
    .map((part) => PHONE.exec(part))
    .filter((match) => match !== null)
    .map(([, ...groups]) => groups.filter((group) => group).join('-'));
  const known = numbers.length > 0 ? numbers : parts.filter((part) => SHORT.test(part));
  const found = [...new Set(known)].slice(0, MOST_PHONES).join(', ');
  return found === '' ? null : found;
}
