import { cleanLine, cleanValue, shortened } from '../row/cell.rules.js';
import { rowFault, type RowFault } from '../row/row-fault.js';
import { readMarkup } from './markup.rules.js';

/** One line of text, its markup and entities read. */
export function lineOf(cell: string): string {
  return cleanLine(readMarkup(cell).text);
}

/** As {@link lineOf}; null for words that say nothing, and cut to what its column holds. */
export function valueOf(column: string, cell: string, max: number, faults: RowFault[]): string | null {
  const value = cleanValue(readMarkup(cell).text);
  return value === null ? null : cut(column, value, max, faults);
}

/** Lines of text, at most one empty one between two; null where nothing is left. */
export function paragraphsOf(column: string, cell: string, max: number, faults: RowFault[]): string | null {
  const lines = readMarkup(cell)
    .text.split(/\r\n|[\n\r\u2028\u2029]/u)
    .map(cleanLine);
  const kept = lines.filter((line, index) => line !== '' || (lines[index - 1] ?? '') !== '');
  const text = kept.join('\n').trim();
  return cleanValue(text) === null ? null : cut(column, text, max, faults);
}

function cut(column: string, value: string, max: number, faults: RowFault[]): string {
  if ([...value].length > max) faults.push(rowFault(column, value, 'shortened'));
  return shortened(value, max);
}
