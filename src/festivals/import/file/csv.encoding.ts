import iconv from 'iconv-lite';
import { UnusableFile } from './unusable-file.js';

export type CsvEncoding = 'utf-8' | 'cp949';

const LINE_FEED = 0x0a;
/** No line of any vintage comes near; what has no line breaks is not a table. */
const LONGEST_LINE = 256 * 1024;

/**
 * Decides how a file is written, by reading it once from end to end: UTF-8 where every byte is, else
 * CP949 (which EUC-KR is a part of) where every byte is.
 * @throws UnusableFile naming the first line that is neither
 */
export async function detectEncoding(chunks: AsyncIterable<Buffer>): Promise<CsvEncoding> {
  const utf8 = new Trial(decodesAsUtf8);
  const cp949 = new Trial(decodesAsCp949);
  let first = true;
  for await (const lines of wholeLines(chunks)) {
    if (first) refuseOtherKinds(lines);
    first = false;
    if (lines.includes(0)) throw new UnusableFile('not-a-table', {});
    utf8.read(lines);
    cp949.read(lines);
    if (utf8.failedAt !== null && cp949.failedAt !== null) break;
  }
  if (utf8.failedAt === null) return 'utf-8';
  if (cp949.failedAt === null) return 'cp949';
  throw new UnusableFile('wrong-encoding', { line: Math.max(utf8.failedAt, cp949.failedAt) });
}

/** Text of the chunks without a byte order mark; never splits a character. */
export async function* decoded(chunks: AsyncIterable<Buffer>, encoding: CsvEncoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  for await (const chunk of chunks) yield decoder.write(chunk);
  yield decoder.end() ?? '';
}

/** One encoding tried on block after block, until a line fails. */
class Trial {
  failedAt: number | null = null;
  private linesBefore = 0;

  constructor(private readonly decodes: (bytes: Buffer) => boolean) {}

  read(lines: Buffer): void {
    if (this.failedAt !== null) return;
    if (!this.decodes(lines)) this.failedAt = this.linesBefore + 1 + this.firstFailing(lines);
    for (let at = lines.indexOf(LINE_FEED); at !== -1; at = lines.indexOf(LINE_FEED, at + 1))
      this.linesBefore += 1;
  }

  private firstFailing(lines: Buffer): number {
    let from = 0;
    for (let line = 0; ; line += 1) {
      const feed = lines.indexOf(LINE_FEED, from);
      if (feed === -1 || !this.decodes(lines.subarray(from, feed))) return line;
      from = feed + 1;
    }
  }
}

/** Blocks that end with a line feed, which is never part of a longer character in either encoding. */
async function* wholeLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    if (end > 0) {
      const block = Buffer.concat([rest, chunk.subarray(0, end)]);
      rest = Buffer.from(chunk.subarray(end));
      yield block;
    } else {
      rest = Buffer.concat([rest, chunk]);
    }
    if (rest.length > LONGEST_LINE) throw new UnusableFile('not-a-table', {});
  }
  if (rest.length > 0) yield rest;
}

function decodesAsUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function decodesAsCp949(bytes: Buffer): boolean {
  return !iconv.decode(bytes, 'cp949').includes('\ufffd');
}

const OTHER_KINDS: readonly [string, Buffer][] = [
  ['excel', Buffer.from('PK\u0003\u0004', 'latin1')],
  ['excel', Buffer.from('d0cf11e0', 'hex')],
  ['utf-16', Buffer.from('fffe', 'hex')],
  ['utf-16', Buffer.from('feff', 'hex')],
];

/** Files that people take for CSV, told by how they begin. */
function refuseOtherKinds(start: Buffer): void {
  const kind = OTHER_KINDS.find(([, mark]) => start.subarray(0, mark.length).equals(mark));
  if (kind?.[0] === 'excel') throw new UnusableFile('excel-file', {});
  if (kind?.[0] === 'utf-16') throw new UnusableFile('utf-16-file', {});
}
