import { isJsonRow, type JsonRow } from './json.cells.js';
import { type JsonPart, partsOfStart } from './json.rows.js';

/** What the beginning of a JSON file shows of it. */
export class JsonStart {
  private readonly parts: readonly JsonPart[];

  constructor(start: Buffer) {
    this.parts = partsOfStart(start);
  }

  /** The objects that have all of the fields. */
  rowsWith(...fields: readonly string[]): JsonRow[] {
    return this.parts
      .map(({ value }) => value)
      .filter(
        (value): value is JsonRow => isJsonRow(value) && fields.every((one) => Object.hasOwn(value, one)),
      );
  }

  /** Where such objects are a list by themselves: the document, or its `data` as odcloud.kr answers. */
  barePathsOf(field: string): string[] {
    return ['$.*', '$.data.*'].filter((bare) =>
      this.parts.some(({ path, value }) => path === bare && isJsonRow(value) && Object.hasOwn(value, field)),
    );
  }

  /** The value at the end of this path, wherever it begins. */
  at(end: string): unknown {
    return this.parts.find(({ path }) => path.endsWith(end))?.value;
  }
}
