import { median, type Row } from '../measure.js';

const OPERATORS = ['%', '_', '\\', "'", '*', '+', '-', '(', ')', '~', '"', '@'];
const ROUNDS = 15;
/** A page that is full takes long to be packed, whatever filled it. */
const UNPACKED = { headers: { 'accept-encoding': 'identity' } };
const KILOBYTE = 1_024;
/** As long as a question may be. */
const LONGEST = 100;

type Typed = (operator: string, words: string) => string;

/** What is typed with an operator of some database in it; `words` are those of people. */
const FORMS: Record<string, Typed> = {
  'an operator alone': (operator) => operator,
  'an operator twice': (operator) => operator + operator,
  'an operator in a word': (operator, words) => words.slice(0, 2) + operator + words.slice(2),
  'operators around words': (operator, words) => `${operator}${words}${operator}`,
  'as many operators as may be asked': (operator) => operator.repeat(LONGEST),
  'a kilobyte of operators': (operator) => operator.repeat(KILOBYTE),
};
/** Without an operator, yet awkward. */
const OTHERS: Record<string, (words: string) => string> = {
  nothing: () => '',
  'as many words as may be asked': (words) => `${words} `.repeat(LONGEST).slice(0, LONGEST),
  'a kilobyte of words': (words) => words.repeat(KILOBYTE).slice(0, Math.floor(KILOBYTE / 3)),
};

/**
 * How long awkward questions take beside those that people type, asked in turn of the same catalogue.
 * @param path of what is asked, up to its `q`
 */
export async function questions(url: string, path: string, people: readonly string[]): Promise<Row[]> {
  let next = 0;
  const usually = () => people[(next += 1) % people.length] as string;
  const took = async (q: string) => {
    const startedAt = performance.now();
    const answer = await fetch(`${url}${path}${encodeURIComponent(q)}`, UNPACKED);
    await answer.text();
    if (![200, 400].includes(answer.status)) throw new Error(`${q} is answered ${answer.status}`);
    return performance.now() - startedAt;
  };
  const kinds: [string, () => string][] = [
    ...Object.entries(FORMS).flatMap(([form, typed]) =>
      OPERATORS.map((operator): [string, () => string] => [
        `${form} (${operator})`,
        () => typed(operator, usually()),
      ]),
    ),
    ...Object.entries(OTHERS).map(([form, typed]): [string, () => string] => [form, () => typed(usually())]),
  ];
  const usual: number[] = [];
  const seen = new Map<string, number[]>(kinds.map(([kind]) => [kind, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [kind, typed] of kinds) {
      const ordinary = await took(usually());
      const awkward = await took(typed());
      // The first round only warms up.
      if (round === 0) continue;
      usual.push(ordinary);
      seen.get(kind)?.push(awkward);
    }
  }
  const baseline = median(usual);
  const forms = [...Object.keys(FORMS), ...Object.keys(OTHERS)];
  return forms.map((form) => {
    const [slowest = '', milliseconds = Number.NaN] =
      [...seen]
        .filter(([kind]) => kind === form || kind.startsWith(`${form} (`))
        .map(([kind, times]) => [kind, median(times)] as const)
        .toSorted(([, a], [, b]) => b - a)[0] ?? [];
    return {
      what: `${path.split('?')[0]}: ${slowest}`,
      seen: `${milliseconds.toFixed(1)} ms`,
      baseline: `${baseline.toFixed(1)} ms: as people type`,
      ratio: `${(milliseconds / baseline).toFixed(2)} x`,
      wanted: '<= 2 x',
    };
  });
}
