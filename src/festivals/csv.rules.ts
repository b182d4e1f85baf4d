/** What a spreadsheet takes for a formula or drops; an apostrophe of the text's own is doubled to be told from ours. */
const NOT_PLAIN_TEXT = /^['=+\-@\t\r\n\0＝＋－＠]/u;
const NEEDS_QUOTES = /[",\r\n]/;
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Rows as CSV (RFC 4180) for spreadsheets: with a byte order mark, so that Korean opens right, and with an apostrophe
 * before what would be taken for a formula. Numbers stay numbers.
 */
export function csvOf(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const lines = [header, ...rows].map((cells) => cells.map(cellOf).join(','));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = NOT_PLAIN_TEXT.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
