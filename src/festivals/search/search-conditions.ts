import type { SearchQuestion, SearchWord } from './search-text.rules.js';

/** A piece of a statement about a festival `f`; `?` stand for the values. */
interface Fragment {
  readonly sql: string;
  readonly values: readonly unknown[];
}

export function foundBy(question: SearchQuestion): Fragment {
  return asked(question, found);
}

/** 0 where the words are the whole of a name, 1 where one begins with them, 2 where they are inside of names, else 3. */
export function tierOf(question: SearchQuestion): Fragment {
  const inside = asked(question, (word) => inNames(word));
  const exact = inNames(question.whole, '\n', '\n');
  const prefix = inNames(question.whole, '\n');
  return {
    sql: `CASE WHEN ${exact.sql} THEN 0 WHEN ${prefix.sql} THEN 1 WHEN ${inside.sql} THEN 2 ELSE 3 END`,
    values: [...exact.values, ...prefix.values, ...inside.values],
  };
}

/** Each word, or all of them together. */
function asked({ words, whole }: SearchQuestion, by: (word: SearchWord) => Fragment): Fragment {
  return words.length === 1 ? by(whole) : any([all(words.map(by)), by(whole)]);
}

function inNames({ key, kind }: SearchWord, before = '', after = ''): Fragment {
  return {
    sql: `INSTR(f.${kind === 'choseong' ? 'search_choseong' : 'search_names'}, ?) > 0`,
    values: [`${before}${key}${after}`],
  };
}

function found(word: SearchWord): Fragment {
  if (word.kind === 'choseong') return inNames(word);
  return any([inNames(word), { sql: 'INSTR(f.search_text, ?) > 0', values: [word.key] }]);
}

function all(fragments: readonly (Fragment | undefined)[]): Fragment {
  return joined(fragments, ' AND ');
}

function any(fragments: readonly (Fragment | undefined)[]): Fragment {
  return joined(fragments, ' OR ');
}

function joined(fragments: readonly (Fragment | undefined)[], by: string): Fragment {
  const there = fragments.filter((fragment) => fragment !== undefined);
  return {
    sql: `(${there.map(({ sql }) => sql).join(by)})`,
    values: there.flatMap(({ values }) => values),
  };
}
