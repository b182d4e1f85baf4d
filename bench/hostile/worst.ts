import { median } from '../measure.js';

export const BYTES = 100_000;
/** What makes careless patterns go back and forth, over and over. */
const PIECES = [
  ...[
    ' ',
    '\n',
    '0',
    '-',
    '1-',
    '1.',
    '(',
    ')',
    '[',
    '<',
    '>',
    '&',
    '&lt;',
    '"',
    "'",
    ',',
    '/',
    '~',
    '%',
    '\\',
  ],
  ...[
    'http://',
    'www.',
    'a@',
    '<a href="',
    '<br>',
    '제1회 ',
    '2026년 ',
    '2026-',
    '1월1일~',
    '02-1',
    '무료 ',
    '충남 ',
  ],
  ...['ㄱ', '龍', '\u1100', 'é', '😀', 'ㅋ.', '축제', '\u200b', '\u202e'],
];
const PLAIN = '가';

const filled = (piece: string): string => piece.repeat(Math.floor(BYTES / Buffer.byteLength(piece)));

const worst = PIECES.map((piece) => ({ piece, text: filled(piece) }));
const plain = filled(PLAIN);

export interface Slowest {
  readonly field: string;
  readonly piece: string;
  readonly milliseconds: number;
  /** Of the same field, as long and of one plain letter. */
  readonly plainly: number;
}

const AGAIN = 5;

/** Which field takes the longest for which piece; `took` answers milliseconds. */
export async function slowestOf(
  fields: readonly string[],
  took: (field: string, text: string) => Promise<number> | number,
): Promise<Slowest> {
  let slowest = { field: '', piece: '', text: '', milliseconds: -1 };
  for (const field of fields) {
    // Compiled before it is measured.
    await took(field, plain);
    for (const { piece, text } of worst) {
      const milliseconds = Math.min(await took(field, text), await took(field, text));
      if (milliseconds > slowest.milliseconds) slowest = { field, piece, text, milliseconds };
    }
  }
  const often = async (text: string) => {
    const times: number[] = [];
    for (let time = 0; time < AGAIN; time += 1) times.push(await took(slowest.field, text));
    return median(times);
  };
  const { field, piece, text } = slowest;
  return { field, piece, milliseconds: await often(text), plainly: await often(plain) };
}
