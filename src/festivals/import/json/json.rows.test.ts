import { describe, expect, it } from '@jest/globals';
import { UnusableFile } from '../file/unusable-file.js';
import { jsonParts } from './json.rows.js';

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function valuesOf(text: string | Buffer, paths: string[], size = 7): Promise<unknown[]> {
  const values: unknown[] = [];
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  for await (const { value } of jsonParts(inPieces(bytes, size), paths)) values.push(value);
  return values;
}

const problemOf = async (text: string | Buffer, size?: number) => {
  const error: unknown = await valuesOf(text, ['$.records.*'], size).catch((thrown: unknown) => thrown);
  return error instanceof UnusableFile ? error.problem.code : error;
};

describe('jsonParts', () => {
  it('When bytes come in pieces that split characters, then the rows come whole, with or without a byte order mark', async () => {
    const text = JSON.stringify({ fields: [1], records: [{ 축제명: '등불🏮' }, { 축제명: '꽃' }] });
    for (const size of [1, 3, 1000])
      for (const mark of ['', '\ufeff'])
        expect(await valuesOf(`${mark}${text}`, ['$.records.*'], size)).toEqual([
          { 축제명: '등불🏮' },
          { 축제명: '꽃' },
        ]);
  });

  it('When several documents follow each other, then the rows of all of them come', async () => {
    expect(await valuesOf('{"records":[1]}\n{"records":[2]}{"records":[3]}', ['$.records.*'])).toEqual([
      1, 2, 3,
    ]);
  });

  it('When a field has the name of a prototype, then it is a field like any other', async () => {
    const [row] = await valuesOf('{"records":[{"__proto__":{"x":1},"a":2}]}', ['$.records.*']);
    expect([Object.keys(row as object), (row as { x?: number }).x]).toEqual([['__proto__', 'a'], undefined]);
  });

  it('When the gateway refuses in XML after pages that came, then it is told why, wherever the pieces end', async () => {
    const refusal =
      '<?xml version="1.0"?>\n<OpenAPI_ServiceResponse><cmmMsgHeader><returnReasonCode>22</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>';
    for (const size of [1, 7, 64 * 1024])
      for (const text of [`{"records":[1]}\n${refusal}`, `[{"records":["<br>"]},${refusal}]`])
        expect([size, await problemOf(text, size)]).toEqual([size, 'source-quota']);
    expect(await problemOf('{"records":[1]}<OpenAPI_ServiceResponse>')).toBe('source-refused');
    expect(await problemOf(`{"records":[1]}<html>${'x'.repeat(9000)}${refusal}`, 7)).toBe('broken-json');
  });

  it.each([
    ['cut off', '{"records":[{"a":1},', 'broken-json'],
    ['not well formed', '{"records":[{a:1}]}', 'broken-json'],
    ['endlessly deep', '['.repeat(100_000), 'not-a-list'],
    ['one endless text', `{"records":["${'x'.repeat(3_000_000)}"]}`, 'not-a-list'],
    ['endless without a row', `[${'{"a":"x"},'.repeat(300_000)}1]`, 'not-a-list'],
    ['in another encoding', Buffer.from([0x7b, 0x22, 0xc3, 0xe0, 0xc1, 0xa6, 0x22]), 'wrong-encoding'],
  ])('When a document is %s, then it is refused', async (_how, text, code) => {
    expect(await problemOf(text, 64 * 1024)).toBe(code);
  });
});
