import { isDeepStrictEqual } from 'node:util';
import type { ImportRecord } from '../row/import-record.js';
import { rowFault, type RowFault } from '../row/row-fault.js';
import type { EditionPlan } from './edition-plan.rules.js';
import type { FestivalPlan, ToldStatement } from './festival-plan.rules.js';
import type { FieldChange } from './field-change.rules.js';

/** What a row comes to. */
export interface RowOutcome {
  readonly outcome: 'new' | 'changed' | 'unchanged' | 'duplicate';
  readonly festivalId: string | null;
  readonly changes: readonly FieldChange[];
  readonly findings: readonly RowFault[];
}

/** The plan of the festival that the row speaks of, and the rows of the same file, by statement. */
export interface RowContext {
  readonly plan: FestivalPlan;
  readonly statements: ReadonlyMap<string, ToldStatement>;
  readonly rows: ReadonlyMap<string, number>;
  /** By statement, the festivals that its own may also be. */
  readonly doubts: ReadonlyMap<string, readonly RowFault[]>;
}

/** What becomes of what a row says, beside all that is said of the festival. */
export function outcomeOf(statement: ToldStatement, context: RowContext): RowOutcome {
  const outcome = outcomeWithoutDoubts(statement, context);
  const doubts = context.doubts.get(statement.id) ?? [];
  return { ...outcome, findings: [...outcome.findings, ...doubts] };
}

function outcomeWithoutDoubts(statement: ToldStatement, context: RowContext): RowOutcome {
  const { plan } = context;
  const of = { festivalId: plan.festivalId, changes: [], findings: [] };
  const speaker = plan.speakers.get(statement.id) ?? statement.id;
  if (speaker !== statement.id) return silent(statement, speaker, context);
  if (plan.festivalId === null)
    return {
      ...of,
      outcome: 'unchanged',
      findings: [rowFault('*', statement.record.authority, 'waits-for-name')],
    };
  const edition = plan.editions.find(({ statements }) => statements.includes(statement.id));
  if (edition?.isRemoved === true) {
    const removed = rowFault('*', statement.record.festival.name ?? '', 'withdrawn-by-editor');
    return { ...of, outcome: 'unchanged', findings: [removed] };
  }
  const changes = changesBy(statement, plan, edition);
  const findings = keptBy(statement, plan).map((field) => rowFault('*', field, 'kept-by-editor'));
  if (isNews(statement, plan, edition)) return { ...of, outcome: 'new', changes, findings };
  if (changes.length > 0) return { ...of, outcome: 'changed', changes, findings };
  const head = edition?.statements[0] ?? plan.from.name;
  const told = head === undefined || head === statement.id ? undefined : context.statements.get(head);
  if (told === undefined) return { ...of, outcome: 'unchanged', findings };
  return { ...of, ...beside(statement, told, findings, context) };
}

/** Another statement under the same key is the later one, or says the same in other writing. */
function silent(
  { record }: ToldStatement,
  speaker: string,
  { plan, rows, statements }: RowContext,
): RowOutcome {
  const row = rows.get(speaker);
  const { festivalId } = plan;
  const saysSame = isDeepStrictEqual(statements.get(speaker)?.record, record);
  return row === undefined
    ? {
        outcome: 'unchanged',
        festivalId,
        changes: [],
        findings: saysSame ? [] : [rowFault('*', record.referenceDay ?? '', 'older-than-known')],
      }
    : {
        outcome: 'duplicate',
        festivalId,
        changes: [],
        findings: [rowFault('*', String(row), 'same-as-row')],
      };
}

/** Somebody else's statement says when the edition is, and this one adds nothing. */
function beside(
  { record }: ToldStatement,
  head: ToldStatement,
  findings: readonly RowFault[],
  { rows }: RowContext,
): Pick<RowOutcome, 'outcome' | 'findings'> {
  const row = rows.get(head.id);
  if (row === undefined && head.record.authority === record.authority) {
    return {
      outcome: 'unchanged',
      findings: [...findings, rowFault('*', record.referenceDay ?? '', 'older-than-known')],
    };
  }
  const same =
    row === undefined
      ? rowFault('*', head.record.authority, 'told-already')
      : rowFault('*', String(row), 'same-as-row');
  const overlapping =
    head.record.edition?.startsOn === record.edition?.startsOn
      ? []
      : [rowFault('*', daysText(head.record), 'overlapping-days')];
  return { outcome: 'duplicate', findings: [...findings, same, ...overlapping] };
}

/** Whether it is the one that brings a new edition, or a new festival without days. */
function isNews({ id }: ToldStatement, plan: FestivalPlan, edition: EditionPlan | undefined): boolean {
  if (edition === undefined) return plan.creates && plan.from.name === id && plan.editions.length === 0;
  return edition.creates && edition.statements[0] === id;
}

function changesBy(
  { id }: ToldStatement,
  plan: FestivalPlan,
  edition: EditionPlan | undefined,
): FieldChange[] {
  const from: Readonly<Record<string, string | undefined>> = plan.from;
  const fromOfEdition: Readonly<Record<string, string | undefined>> = edition?.from ?? {};
  return [
    ...plan.changes.filter(({ field }) => from[field] === id),
    ...(edition?.changes ?? []).filter(({ field }) => fromOfEdition[field] === id),
  ];
}

function keptBy({ id }: ToldStatement, { kept, from }: FestivalPlan): string[] {
  const by: Readonly<Record<string, string | undefined>> = from;
  return kept.filter((field) => by[field] === id);
}

function daysText({ edition }: ImportRecord): string {
  return edition === null ? '' : `${edition.startsOn}..${edition.endsOn}`;
}
