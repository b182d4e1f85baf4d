const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;
const WIDEST_CELL = 44;

/** Rows as columns of text, the last one as long as it likes; Hangul takes two places on a terminal. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const cut = rows.map((row) => row.map((cell, index) => (index === row.length - 1 ? cell : fitted(cell))));
  const widths = (cut[0] ?? []).map((_, index) => Math.max(...cut.map((row) => widthOf(row[index] ?? ''))));
  return cut
    .map((row) =>
      row
        .map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - widthOf(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function fitted(cell: string): string {
  if (widthOf(cell) <= WIDEST_CELL) return cell;
  const characters = [...cell];
  while (widthOf(characters.join('')) > WIDEST_CELL - 1) characters.pop();
  return `${characters.join('')}…`;
}

function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (WIDE.test(character) ? 2 : 1), 0);
}
