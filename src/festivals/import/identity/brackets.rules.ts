const CLOSING: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '<': '>',
  '〈': '〉',
  '「': '」',
  '『': '』',
  '《': '》',
};

const ALL_BRACKETS = Object.keys(CLOSING).join('');

export interface Bracketed {
  /** Where it opens, and where what comes after it begins. */
  readonly start: number;
  readonly end: number;
  readonly content: string;
}

/**
 * What stands in brackets of these kinds, from left to right; a bracket that opens again before it closes
 * does not count. One pattern could say it, but seven alternatives are more than can be shown to be harmless.
 */
export function bracketedIn(text: string, kinds = ALL_BRACKETS): Bracketed[] {
  const found: Bracketed[] = [];
  for (let at = 0; at < text.length;) {
    const closed = kinds.includes(text.charAt(at)) ? closingOf(text, at) : null;
    if (closed !== null) found.push({ start: at, end: closed + 1, content: text.slice(at + 1, closed) });
    at = (closed ?? at) + 1;
  }
  return found;
}

/** The text with what `instead` gives for each bracket and its content; null leaves it as it is. */
export function replaceBracketed(text: string, instead: (content: string) => string | null): string {
  const brackets = bracketedIn(text);
  if (brackets.length === 0) return text;
  let [replaced, copied] = ['', 0];
  for (const { start, end, content } of brackets) {
    replaced += text.slice(copied, start) + (instead(content) ?? text.slice(start, end));
    copied = end;
  }
  return replaced + text.slice(copied);
}

function closingOf(text: string, start: number): number | null {
  const opening = text.charAt(start);
  const closing = CLOSING[opening];
  for (let at = start + 1; at < text.length; at++) {
    const one = text.charAt(at);
    if (one === closing) return at;
    if (one === opening) return null;
  }
  return null;
}
