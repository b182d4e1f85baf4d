import { readFile } from 'node:fs/promises';
import {
  BrokenQuotes,
  communityOf,
  evaluate,
  evaluateEvents,
  type Examination,
  itemListRows,
  MissingColumn,
  NothingAccepted,
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
import { eventsReport, ratingsReport, type Report } from './evaluate.report.js';

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
    const { table, result } = await reportOf(asked);
    terminal.print(table);
    terminal.print(JSON.stringify(result));
    return 0;
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === undefined) throw error;
    terminal.tell(sentence[locale]);
    return 1;
  }
}

async function reportOf(asked: EvaluateAsked): Promise<Report> {
  const { protocol, model, k } = asked;
  if (protocol.name === 'events') {
    const community = communityOf(await fileOf(protocol.rsvps), await fileOf(protocol.groups));
    return eventsReport(asked, ...(await timed(evaluateEvents(community, model, k))));
  }
  const examination = await examinationOf(protocol);
  return ratingsReport(asked, ...(await timed(evaluate(examination, model, k))));
}

async function timed<T>(work: Promise<T>): Promise<[done: T, seconds: number]> {
  const startedAt = performance.now();
  const done = await work;
  return [done, Math.round((performance.now() - startedAt) / 100) / 10];
}

async function examinationOf(protocol: Exclude<Protocol, { readonly name: 'events' }>): Promise<Examination> {
  if (protocol.name === 'stratified') {
    const { text } = await fileOf(protocol.ratings);
    return stratified(ratingRows(text, protocol.ratings), protocol.seed);
  }
  const listed = async (path: string) => itemListRows((await fileOf(path)).text);
  return parted({
    train: await listed(protocol.train),
    valid: await listed(protocol.valid),
    test: await listed(protocol.test),
  });
}

async function fileOf(path: string) {
  return { path, text: await readFile(path, 'utf8') };
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
  if (error instanceof MissingColumn) {
    const { file, column } = error;
    return { ko: `${file}: ${column} 열이 없습니다.`, en: `${file} has no column ${column}.` };
  }
  if (error instanceof BrokenQuotes) {
    const { file, line } = error;
    return {
      ko: `${file} ${line}번째 줄의 따옴표가 CSV 형식에 맞지 않습니다.`,
      en: `Line ${line} of ${file} has quotes that are not CSV.`,
    };
  }
  if (error instanceof NothingAccepted) {
    return {
      ko: '참석하겠다고 답한 사람이 없습니다.',
      en: 'Nobody accepted anything, so there is nothing to foretell.',
    };
  }
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === undefined || !NOT_READ.has(code)) return undefined;
  return { ko: `${path ?? ''}: 파일을 읽을 수 없습니다.`, en: `${path ?? ''} cannot be read.` };
}
