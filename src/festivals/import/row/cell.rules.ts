const LONE_SURROGATES = /\p{Cs}/gu;
// What only reorders, hides or breaks: controls, bidi marks, zero-width characters and byte order marks.
const UNSEEN = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\u2028\u2029\ufeff]+/gu;
const SAYS_NOTHING = /^(?:[-–—ㅡ.·_/]+|없음|해당\s*없음|미정|미\s*정|n\/?a|null)$/iu;

// Of these nothing has to be looked for but doubled and outer spaces and apostrophes: most cells are made of them.
const PLAIN = /^[ -_a-~가-힣]*$/u;

/** One line as a reader sees it: NFC, no hidden characters, single spaces, apostrophes for back-ticks. */
export function cleanLine(cell: string): string {
  if (PLAIN.test(cell) && !cell.includes('  ') && !cell.includes("''")) return cell.trim();
  return cell
    .replaceAll(LONE_SURROGATES, '')
    .normalize('NFC')
    .replaceAll(UNSEEN, ' ')
    .replaceAll(/`|´/g, "'")
    .replaceAll(/'{2,}/g, "'")
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** As {@link cleanLine}; null for an empty cell and for words such as 없음 or 미정 that say nothing. */
export function cleanValue(cell: string): string | null {
  const line = cleanLine(cell);
  return line === '' || SAYS_NOTHING.test(line) ? null : line;
}

/**
 * As {@link cleanValue}, with the commas back that the portal's export turns into "+". A plus between
 * digits (1+1) stays, and so does one set off by spaces in a text that has its commas (A + B).
 */
export function cleanProse(cell: string): string | null {
  const value = cleanValue(cell);
  if (value === null) return null;
  const separator = value.includes(',')
    ? /(?<![\s\d])\+ ?|(?<=\d)\+(?!\d) ?/gu
    : / ?(?<!\d)\+ ?| ?\+(?!\d) ?/gu;
  return withoutEdges(value.replaceAll(separator, ', '), ', ') || null;
}

/** Names of organisations, which some authorities join by underscores. */
export function cleanParties(cell: string): string | null {
  return cleanProse(cell)?.replaceAll(/ ?_+ ?/gu, ', ') ?? null;
}

/** The text without the characters given at its beginning and end; looks at each of them once. */
export function withoutEdges(text: string, edges: string): string {
  let [from, to] = [0, text.length];
  while (from < to && edges.includes(text.charAt(from))) from += 1;
  while (to > from && edges.includes(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

/** The text cut to `max` code points, the last of which is then an ellipsis. */
export function shortened(text: string, max: number): string {
  // Counted only where there may be too many: that takes room and time, and most texts are short.
  if (text.length <= max) return text;
  const characters = [...text];
  return characters.length <= max
    ? text
    : `${characters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}
