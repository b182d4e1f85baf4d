import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { decoded, detectEncoding } from './csv.encoding.js';
import { UnusableFile } from './unusable-file.js';

async function* inPieces(bytes: Buffer, size = 7): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const TEXT = '축제명,장소\n똠방각하 축제,쀍마을\n가을,들';

const problemOf = async (bytes: Buffer) => {
  const pieces = inPieces(bytes, Math.max(7, bytes.length >> 8));
  const error: unknown = await detectEncoding(pieces).catch((thrown: unknown) => thrown);
  return error instanceof UnusableFile ? error.problem : error;
};

describe('detectEncoding', () => {
  it.each([
    ['utf-8', Buffer.from(TEXT)],
    ['utf-8', Buffer.from(`\ufeff${TEXT}`)],
    ['utf-8', Buffer.from('name,place\nabc,def\n')],
    ['cp949', iconv.encode(TEXT, 'cp949')],
    ['cp949', iconv.encode(TEXT.replaceAll('\n', '\r\n'), 'cp949')],
  ])('When a file is written in %s, then that is found', async (encoding, bytes) => {
    expect(await detectEncoding(inPieces(bytes))).toBe(encoding);
  });

  it('When one line is in no encoding of ours, then the line is named', async () => {
    const bad = Buffer.concat([
      iconv.encode('축제명,장소\n가,나\n다,', 'cp949'),
      Buffer.from([0x81, 0x20, 0xff]),
      Buffer.from('\nx,y\n'),
    ]);
    expect(await problemOf(bad)).toEqual({ code: 'wrong-encoding', line: 3 });
  });

  it('When UTF-8 and CP949 are mixed, then the line that is neither is named', async () => {
    const mixed = Buffer.concat([Buffer.from('축제명,장소\n가,나\n'), iconv.encode('봄꽃,들\n', 'cp949')]);
    expect(await problemOf(mixed)).toMatchObject({ code: 'wrong-encoding' });
  });

  it.each([
    ['an Excel workbook', Buffer.from('PK\u0003\u0004[Content_Types].xml'), 'excel-file'],
    ['an old Excel workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'excel-file'],
    ['text in UTF-16', Buffer.from('\ufeff축제명', 'utf16le'), 'utf-16-file'],
    ['bytes with NUL', Buffer.from('a,b\n\u0000,\n'), 'not-a-table'],
    ['one endless line', Buffer.alloc(300 * 1024, 'a'), 'not-a-table'],
  ])('When the file is %s, then the answer says so', async (_what, bytes, code) => {
    expect(await problemOf(bytes)).toMatchObject({ code });
  });
});

describe('decoded', () => {
  it.each(['utf-8', 'cp949'] as const)(
    'When text in %s comes in pieces, then no character is split',
    async (encoding) => {
      let text = '';
      for await (const piece of decoded(inPieces(iconv.encode(TEXT, encoding), 3), encoding)) text += piece;
      expect(text).toBe(TEXT);
    },
  );
});
