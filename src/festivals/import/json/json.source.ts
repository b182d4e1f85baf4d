import type { StoredFile } from '../file/stored-file.js';
import { UnusableFile } from '../file/unusable-file.js';
import type { RowReading } from '../row/import-record.js';
import { rowFault } from '../row/row-fault.js';
import type { NumberedReading, OpenedSource } from '../source-reader.js';
import { isJsonRow, type JsonRow } from './json.cells.js';
import { jsonParts, type JsonPart } from './json.rows.js';
import { refusalOf } from './refusal.rules.js';

/** Where the rows of a kind of document are, and what else in it is asked for. */
export interface JsonShape {
  /** Paths of rows. One that ends in `.item.*` also takes the fields of a single item in a list's place. */
  readonly rows: readonly string[];
  readonly read: (row: JsonRow) => RowReading;
  /** Paths of values that are not rows, told as they come. */
  readonly others?: readonly string[];
  readonly hear?: (part: JsonPart) => void;
}

/** Where answers of data.go.kr are: alone, several in a row, or in a list. */
const ANSWERS = ['$', '$.*'];
/** Header and body of one, which some services leave without a wrapper. */
const ENVELOPES = ANSWERS.flatMap((answer) => [answer, `${answer}.response`]);
const RESULT_CODE = ['$.resultCode', ...ENVELOPES.map((root) => `${root}.header.resultCode`)];
/** odcloud.kr counts all rows, and those that match what was asked. */
const TOTAL = ['$.matchCount', ...ENVELOPES.map((root) => `${root}.body.totalCount`)];
const REFUSAL = ANSWERS.map((root) => `${root}.OpenAPI_ServiceResponse.cmmMsgHeader.returnReasonCode`);

export const envelopePaths = (items: string) => ENVELOPES.map((root) => `${root}.body.${items}`);

/** Reads the rows of a JSON document as they come, and no longer than one of them is held. */
export function openJson(file: StoredFile, shape: JsonShape): OpenedSource {
  return { encoding: 'utf-8', columns: { missing: [], unknown: [] }, rows: readings(file, shape) };
}

async function* readings(file: StoredFile, shape: JsonShape): AsyncGenerator<NumberedReading> {
  let number = 0;
  // The last row is held back until it is known whether it is the last of all.
  let held: NumberedReading | undefined;
  let total = 0;
  for await (const part of rowsAnd(file, shape)) {
    if (part.row === undefined) {
      total = Math.max(total, part.total);
      continue;
    }
    if (held !== undefined) yield held;
    number += 1;
    held = { number, ...shape.read(part.row) };
  }
  if (held === undefined) return;
  const more = total > number ? [rowFault('*', `${number} / ${total}`, 'more-pages')] : [];
  yield { ...held, faults: [...held.faults, ...more] };
}

type Found = { readonly row: JsonRow } | { readonly row: undefined; readonly total: number };

async function* rowsAnd(file: StoredFile, shape: JsonShape): AsyncGenerator<Found> {
  const others = [...RESULT_CODE, ...TOTAL, ...REFUSAL, ...(shape.others ?? [])];
  const single = new SingleItem();
  for await (const part of jsonParts(file.chunks(), [...shape.rows, ...others])) {
    const { path, key, value } = part;
    if (RESULT_CODE.includes(path) || REFUSAL.includes(path)) {
      const refusal = refusalOf(String(value));
      if (refusal !== null) throw new UnusableFile(refusal, {});
    } else if (TOTAL.includes(path)) {
      yield { row: undefined, total: Number(value) || 0 };
    } else if (shape.others?.includes(path)) {
      shape.hear?.(part);
    } else if (isFieldOfSingle(part)) {
      const whole = single.take(String(key), value);
      if (whole !== undefined) yield { row: whole };
      continue;
    } else if (typeof key === 'number' && isJsonRow(value)) {
      yield { row: value };
    }
    const whole = single.taken();
    if (whole !== undefined) yield { row: whole };
  }
  const whole = single.taken();
  if (whole !== undefined) yield { row: whole };
}

function isFieldOfSingle({ path, key }: JsonPart): boolean {
  return typeof key === 'string' && /\.item\.[^.*]+$/.test(path);
}

/** An object in the place of a list comes field by field. */
class SingleItem {
  private fields: Record<string, unknown> = {};

  /** Answers the item before, where this field begins another. */
  take(key: string, value: unknown): JsonRow | undefined {
    const before = Object.hasOwn(this.fields, key) ? this.taken() : undefined;
    this.fields[key] = value;
    return before;
  }

  taken(): JsonRow | undefined {
    if (Object.keys(this.fields).length === 0) return undefined;
    const item = this.fields;
    this.fields = {};
    return item;
  }
}
