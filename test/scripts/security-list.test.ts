import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

/** How many requirements of a level ASVS 5.0.0 has in each of its chapters, V1 first. */
const ASKED = {
  '1': [8, 4, 8, 2, 4, 13, 6, 4, 4, 5, 3, 3, 1, 2, 3, 0, 0],
  '2': [19, 7, 11, 8, 5, 22, 12, 3, 3, 24, 11, 6, 12, 7, 10, 16, 7],
};

const LEVELS = ['1', '2', '3'];
/** Files in backticks, each with check ids or words in quotation marks; files are parted by semicolons. */
const TESTS = /^`[\w./-]+`(?: (?:[A-H]\d{1,2}|“[^”]+”))+(?:; `[\w./-]+`(?: (?:[A-H]\d{1,2}|“[^”]+”))+)*$/;

interface Line {
  readonly chapter: number;
  readonly id: string;
  readonly level: string;
  readonly here: string;
  readonly test: string;
}

/** A check's id at the beginning of a title, alone or among others. */
const titled = (check: string) => new RegExp(`['"](?:[A-H]\\d{1,2} )*${check} `);

const cellsOf = (row: string): string[] =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The rows of every table, its head and rule left out. */
const rowsOf = (text: string): string[][] =>
  text
    .split('\n')
    .filter(
      (row, at, all) => row.startsWith('| ') && !row.startsWith('| --') && !all[at + 1]?.startsWith('| --'),
    )
    .map(cellsOf);

const chapters = readdirSync(new URL('docs/security/', root)).sort();
const lines: Line[] = chapters.flatMap((file) =>
  rowsOf(read(`docs/security/${file}`)).map(([id = '', level = '', , here = '', named = '']) => ({
    chapter: Number(/^v(\d\d)-/.exec(file)?.[1]),
    ...{ id, level, here, test: named },
  })),
);

/** What the index counts of some lines: all, those that apply, met with a test, met without, open, the others. */
function totalsOf(of: readonly Line[]): string[] {
  const others = of.filter(({ here }) => here.startsWith('does not apply'));
  const open = of.filter(({ here }) => here.startsWith('open: '));
  const met = of.filter((line) => !others.includes(line) && !open.includes(line));
  const tested = met.filter(({ test: named }) => named !== '–');
  const counts = [of.length, of.length - others.length, tested.length, met.length - tested.length];
  return [...counts, open.length, others.length].map(String);
}

describe('docs/security.md', () => {
  test('has a line for every requirement of levels 1 and 2, each once and in its chapter', () => {
    for (const { id, level, chapter, here } of lines) {
      expect([id, /^[1-9]\d?\.[1-9]\.[1-9]\d?$/.test(id), LEVELS.includes(level)]).toEqual([id, true, true]);
      expect([id, Number(id.split('.')[0]), here !== '']).toEqual([id, chapter, true]);
    }
    const ids = lines.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const counted = (level: string) =>
      chapters.map((_, at) => lines.filter((line) => line.chapter === at + 1 && line.level === level).length);
    expect({ '1': counted('1'), '2': counted('2') }).toEqual(ASKED);
  });

  test('names tests that exist, by ids and words that are in them', () => {
    const missing = lines.flatMap(({ id, test: named }) => {
      if (named === '–') return [];
      if (!TESTS.test(named)) return [`${id}: ${named} is not written as a test`];
      return named.split('; ').flatMap((one) => {
        const name = /^`([^`]+)`/.exec(one)?.[1] ?? '';
        const path = [`test/${name}.test.ts`, `${name}.test.ts`].find((at) => existsSync(new URL(at, root)));
        if (path === undefined) return [`${id}: there is no test ${name}`];
        const text = read(path);
        const checks = [...one.matchAll(/ ([A-H]\d{1,2})(?= |$)/g)].map(([, check = '']) => check);
        const words = [...one.matchAll(/“([^”]+)”/g)].map(([, word = '']) => word);
        return [
          ...checks.filter((check) => !titled(check).test(text)),
          ...words.filter((word) => !text.includes(word)),
        ].map((said) => `${id}: ${path} has no ${said}`);
      });
    });
    expect(missing).toEqual([]);
  });

  test('counts what the chapters say, and links to each of them', () => {
    const index = read('docs/security.md');
    const told = rowsOf(index).filter((row) => row.length === 8);
    const counted = chapters.flatMap((file, at) =>
      LEVELS.map((level) => ({
        level,
        of: lines.filter((line) => line.chapter === at + 1 && line.level === level),
        file,
      })).filter(({ of }) => of.length > 0),
    );
    expect(told.slice(0, -3).map(([, ...rest]) => rest)).toEqual(
      counted.map(({ level, of }) => [level, ...totalsOf(of)]),
    );
    for (const [at, { file }] of counted.entries()) expect(told[at]?.[0]).toContain(`(security/${file})`);
    expect(told.slice(-3)).toEqual(
      LEVELS.map((level) => ['all', level, ...totalsOf(lines.filter((line) => line.level === level))]),
    );
  });
});
