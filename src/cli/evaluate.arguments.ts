import { parseArgs } from 'node:util';
import { MODEL_NAMES, type ModelName } from '../recommendations/index.js';

type Said = { readonly ko: string; readonly en: string };

export type Protocol =
  | { readonly name: 'stratified'; readonly ratings: string; readonly seed: number }
  | { readonly name: 'files'; readonly train: string; readonly valid: string; readonly test: string }
  | { readonly name: 'events'; readonly rsvps: string; readonly groups: string };

export interface EvaluateAsked {
  readonly model: ModelName;
  readonly k: number;
  readonly protocol: Protocol;
}

/** What the person has to put right. */
export class WrongArguments extends Error {
  constructor(readonly said: Said) {
    super(said.en);
  }
}

const LONGEST_LIST = 1_000;
const LARGEST_SEED = 2 ** 32 - 1;

const USAGE = `npm run evaluate -- --protocol stratified --ratings FILE [--seed 42] [--model NAME] [--k 10]
npm run evaluate -- --protocol files --train FILE --valid FILE --test FILE [--model NAME] [--k 10]
npm run evaluate -- --protocol events --rsvps FILE --groups FILE [--model NAME] [--k 10]
NAME: ${MODEL_NAMES.join(', ')}`;

export function readEvaluateArguments(args: readonly string[]): EvaluateAsked {
  const given = optionsOf(args);
  const model = MODEL_NAMES.find((name) => name === (given.model ?? 'product'));
  if (model === undefined) throw unknown('--model', given.model, MODEL_NAMES);
  return { model, k: whole('--k', given.k ?? '10', 1, LONGEST_LIST), protocol: protocolOf(given) };
}

function protocolOf(given: ReturnType<typeof optionsOf>): Protocol {
  switch (given.protocol) {
    case 'stratified':
      return {
        name: 'stratified',
        ratings: file('--ratings', given.ratings),
        seed: whole('--seed', given.seed ?? '42', 0, LARGEST_SEED),
      };
    case 'files':
      return {
        name: 'files',
        train: file('--train', given.train),
        valid: file('--valid', given.valid),
        test: file('--test', given.test),
      };
    case 'events':
      return {
        name: 'events',
        rsvps: file('--rsvps', given.rsvps),
        groups: file('--groups', given.groups),
      };
    default:
      throw unknown('--protocol', given.protocol, ['stratified', 'files', 'events']);
  }
}

function optionsOf(args: readonly string[]) {
  const type = 'string' as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        protocol: { type },
        model: { type },
        k: { type },
        ratings: { type },
        seed: { type },
        train: { type },
        valid: { type },
        test: { type },
        rsvps: { type },
        groups: { type },
      },
    }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new WrongArguments({ ko: `${reason}\n사용법:\n${USAGE}`, en: `${reason}\nUsage:\n${USAGE}` });
  }
}

function unknown(option: string, given: string | undefined, known: readonly string[]): WrongArguments {
  const choice = known.join(', ');
  if (given === undefined) {
    return new WrongArguments({
      ko: `${option} 값이 필요합니다: ${choice}\n사용법:\n${USAGE}`,
      en: `${option} is missing: ${choice}\nUsage:\n${USAGE}`,
    });
  }
  return new WrongArguments({
    ko: `${option} ${given}: 알 수 없는 값입니다. 가능한 값: ${choice}`,
    en: `${option} ${given} is not known. Known are ${choice}.`,
  });
}

function file(option: string, path: string | undefined): string {
  if (path !== undefined && path !== '') return path;
  throw new WrongArguments({
    ko: `${option} 뒤에 파일 이름이 필요합니다.\n사용법:\n${USAGE}`,
    en: `${option} needs the name of a file.\nUsage:\n${USAGE}`,
  });
}

function whole(option: string, text: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw new WrongArguments({
    ko: `${option} ${text}: ${least}에서 ${most} 사이의 정수여야 합니다.`,
    en: `${option} ${text} is not a whole number from ${least} to ${most}.`,
  });
}
