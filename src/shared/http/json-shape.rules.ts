/** Limits on a JSON body, enforced before anything is built from it. */
export const JSON_LIMITS = { depth: 32, items: 10_000, keys: 999 };

export type JsonFault = 'too-deep' | 'too-many-items' | 'too-many-keys' | 'duplicate-key';

interface Level {
  readonly keys: Set<string> | undefined;
  entries: number;
}

/**
 * One pass over the text of a JSON value, without recursion. `JSON.parse` keeps the last of two equal
 * keys in silence and deep nesting exhausts the stack of whatever walks the result, so both are told
 * from the text. Malformed JSON is left for the parser to refuse.
 */
export function findJsonFault(text: string): JsonFault | undefined {
  const levels: Level[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '{' || char === '[') {
      levels.push({ keys: char === '{' ? new Set() : undefined, entries: 1 });
      if (levels.length > JSON_LIMITS.depth) return 'too-deep';
    } else if (char === '}' || char === ']') {
      levels.pop();
    } else if (char === ',') {
      const level = levels.at(-1);
      if (level !== undefined && level.keys === undefined && (level.entries += 1) > JSON_LIMITS.items)
        return 'too-many-items';
    } else if (char === '"') {
      const end = endOfString(text, at);
      const level = levels.at(-1);
      if (level?.keys !== undefined && followedByColon(text, end)) {
        const key = unescaped(text.slice(at, end + 1));
        if (level.keys.has(key)) return 'duplicate-key';
        if (level.keys.add(key).size > JSON_LIMITS.keys) return 'too-many-keys';
      }
      at = end;
    }
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function followedByColon(text: string, end: number): boolean {
  let at = end + 1;
  while (at < text.length && ' \t\r\n'.includes(text[at] as string)) at += 1;
  return text[at] === ':';
}

function unescaped(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    return JSON.parse(literal) as string;
  } catch {
    return literal;
  }
}
