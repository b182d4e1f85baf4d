import { readFile } from 'node:fs/promises';
import {
  type Evaluation,
  evaluate,
  type Examination,
  parted,
  ratingRows,
  stratified,
  UnreadableLine,
} from '../recommendations/index.js';
import type { Locale } from '../shared/problem/problem.js';
import {
  type EvaluateAsked,
  type Protocol,
  readEvaluateArguments,
  WrongArguments,
} from './evaluate.arguments.js';
import { textTable } from './text-table.js';

type Metrics = Evaluation['metrics'];

const NOT_READ = new Set(['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR']);

/** The report goes out, what is wrong goes to the side. */
export interface EvaluateTerminal {
  print(text: string): void;
  tell(text: string): void;
}

/**
 * `npm run evaluate -- --protocol … --model …`: how good a model of the product is on somebody's data. Prints
 * a table and, as the last line, one JSON object. Answers the exit code: 0, or 1 after one sentence that
 * says why not.
 */
export async function evaluateCommand(
  args: readonly string[],
  locale: Locale,
  terminal: EvaluateTerminal,
): Promise<number> {
  try {
    const asked = readEvaluateArguments(args);
    const examination = await examinationOf(asked.protocol);
    const startedAt = performance.now();
    const evaluation = await evaluate(examination, asked.model, asked.k);
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    terminal.print(tableOf(asked, evaluation, seconds));
    terminal.print(JSON.stringify(resultOf(asked, evaluation, seconds)));
    return 0;
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === undefined) throw error;
    terminal.tell(sentence[locale]);
    return 1;
  }
}

async function examinationOf(protocol: Protocol): Promise<Examination> {
  if (protocol.name === 'stratified') return stratified(await rowsOf(protocol.ratings), protocol.seed);
  const [train, valid, test] = [
    await rowsOf(protocol.train),
    await rowsOf(protocol.valid),
    await rowsOf(protocol.test),
  ];
  return parted({ train, valid, test });
}

async function rowsOf(path: string) {
  return ratingRows(await readFile(path, 'utf8'), path);
}

function tableOf({ model, k }: EvaluateAsked, evaluation: Evaluation, seconds: number): string {
  const { people, items, trainedOn, heldOut, metrics, trainMaskedOnly, parts } = evaluation;
  const row = (name: string, { ndcg, map, precision, recall }: Metrics) => [
    name,
    ...[ndcg, map, precision, recall].map((value) => value.toFixed(4)),
  ];
  return [
    `${people} people, ${items} items; trained on ${trainedOn}, tested on ${heldOut}; ${seconds} s`,
    `parameters: ${JSON.stringify(evaluation.parameters)}`,
    '',
    textTable([
      ['model', `nDCG@${k}`, `MAP@${k}`, `P@${k}`, `R@${k}`],
      row(model, metrics),
      ...(trainMaskedOnly ? [row(`${model}, only train masked`, trainMaskedOnly)] : []),
      ...Object.entries(parts).map(([name, part]) => row(`${model}: ${name} alone`, part)),
    ]),
    '',
  ].join('\n');
}

function resultOf({ model, k, protocol }: EvaluateAsked, evaluation: Evaluation, seconds: number) {
  const { metrics, trainMaskedOnly, parts, ...rest } = evaluation;
  return {
    protocol: protocol.name,
    ...(protocol.name === 'stratified' ? { seed: protocol.seed } : {}),
    model,
    ...named(metrics, k),
    ...(trainMaskedOnly ? { trainMaskedOnly: named(trainMaskedOnly, k) } : {}),
    ...rest,
    parts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, named(part, k)])),
    seconds,
  };
}

function named({ ndcg, map, precision, recall }: Metrics, k: number): Record<string, number> {
  return { [`ndcg@${k}`]: ndcg, [`map@${k}`]: map, [`precision@${k}`]: precision, [`recall@${k}`]: recall };
}

function sentenceOf(error: unknown): { ko: string; en: string } | undefined {
  if (error instanceof WrongArguments) return error.said;
  if (error instanceof UnreadableLine) {
    const { file, line } = error;
    return {
      ko: `${file} ${line}번째 줄은 '사용자 항목 [평점 [시각]]' 형식이 아닙니다.`,
      en: `Line ${line} of ${file} is not of the form 'user item [rating [time]]'.`,
    };
  }
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === undefined || !NOT_READ.has(code)) return undefined;
  return { ko: `${path ?? ''}: 파일을 읽을 수 없습니다.`, en: `${path ?? ''} cannot be read.` };
}
