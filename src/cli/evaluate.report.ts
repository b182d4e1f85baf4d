import type { Evaluation, EventEvaluation } from '../recommendations/index.js';
import type { EvaluateAsked } from './evaluate.arguments.js';
import { textTable } from './text-table.js';

/** What is shown to people, and what is printed for programs. */
export interface Report {
  readonly table: string;
  readonly result: object;
}

type Metrics = Evaluation['metrics'];
type EventMetrics = EventEvaluation['metrics'];

export function ratingsReport(asked: EvaluateAsked, evaluation: Evaluation, seconds: number): Report {
  return {
    table: ratingsTable(asked, evaluation, seconds),
    result: ratingsResult(asked, evaluation, seconds),
  };
}

export function eventsReport(
  { model, k, protocol }: EvaluateAsked,
  { metrics, newPeople, ...rest }: EventEvaluation,
  seconds: number,
): Report {
  const { candidates, trainedOn, heldOut, parameters } = rest;
  const eventRow = (name: string, of: EventMetrics) => [
    ...row(`${model}, ${of.people} people ${name}`, of),
    of.coldRecall.toFixed(4),
  ];
  return {
    table: [
      `${candidates} events to come; trained on ${trainedOn}, tested on ${heldOut}; ${seconds} s`,
      `parameters: ${JSON.stringify(parameters)}`,
      '',
      textTable([
        [...headings(k), `cold R@${k}`],
        eventRow('with a history', metrics),
        eventRow('without', newPeople),
      ]),
      '',
    ].join('\n'),
    result: {
      protocol: protocol.name,
      model,
      ...namedForEvents(metrics, k),
      newPeople: namedForEvents(newPeople, k),
      ...rest,
      seconds,
    },
  };
}

function ratingsTable({ model, k }: EvaluateAsked, evaluation: Evaluation, seconds: number): string {
  const { people, items, trainedOn, heldOut, metrics, trainMaskedOnly, parts } = evaluation;
  return [
    `${people} people, ${items} items; trained on ${trainedOn}, tested on ${heldOut}; ${seconds} s`,
    `parameters: ${JSON.stringify(evaluation.parameters)}`,
    '',
    textTable([
      headings(k),
      row(model, metrics),
      ...(trainMaskedOnly ? [row(`${model}, only train masked`, trainMaskedOnly)] : []),
      ...Object.entries(parts).map(([name, part]) => row(`${model}: ${name} alone`, part)),
    ]),
    '',
  ].join('\n');
}

function ratingsResult({ model, k, protocol }: EvaluateAsked, evaluation: Evaluation, seconds: number) {
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

function namedForEvents({ people, coldRecall, ...metrics }: EventMetrics, k: number) {
  return { ...named(metrics, k), [`coldRecall@${k}`]: coldRecall, people };
}

function headings(k: number): string[] {
  return ['model', `nDCG@${k}`, `MAP@${k}`, `P@${k}`, `R@${k}`];
}

function row(name: string, { ndcg, map, precision, recall }: Metrics): string[] {
  return [name, ...[ndcg, map, precision, recall].map((value) => value.toFixed(4))];
}
