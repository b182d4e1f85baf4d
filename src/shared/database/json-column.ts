/** What a column of JSON holds: servers that do not say it is JSON give it as text. */
export function fromJson<T>(column: string | T): T {
  return typeof column === 'string' ? (JSON.parse(column) as T) : column;
}
