/** One row of a JSON source; what is no text or number in it counts as empty. */
export type JsonRow = Readonly<Record<string, unknown>>;

export function isJsonRow(value: unknown): value is JsonRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const LONGEST_CELL = 10_000;

/** The text of a field; undefined where the row does not have it. */
export function cellOf(row: JsonRow, key: string): string | undefined {
  if (!Object.hasOwn(row, key)) return undefined;
  const value = row[key];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.slice(0, LONGEST_CELL) : '';
}
