import { describe, expect, it } from '@jest/globals';
import { readAnswer } from './answer.rules.js';

const read = (content: unknown, status = 200) =>
  readAnswer(status, Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)));
const answer = (items: unknown, body: object = {}, resultCode = '0000') => ({
  response: { header: { resultCode }, body: { items, ...body } },
});
const xml = (code: string) =>
  `<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg><returnReasonCode>${code}</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>`;

describe('readAnswer', () => {
  it.each([
    ['a list', { item: [{ a: 1 }, { a: 2 }] }, 2],
    ['one object', { item: { a: 1 } }, 1],
    ['an empty text', '', 0],
    ['a bare list', [{ a: 1 }], 1],
    ['nothing', undefined, 0],
  ])('When the items are %s, then that many rows are in it', (_what, items, count) => {
    const found = read(answer(items));
    expect(found.kind === 'page' ? found.page.rows.length : found).toBe(count);
  });

  it('When counts are texts, then they are numbers', () => {
    const found = read(answer([], { totalCount: '1300', numOfRows: '500' }, '00'));
    expect(found).toMatchObject({ kind: 'page', page: { total: 1300, perPage: 500 } });
  });

  it.each([
    ['22', 'source-quota'],
    ['20', 'source-key'],
    ['30', 'source-key-unknown'],
    ['31', 'source-key-expired'],
    ['32', 'source-key-address'],
    ['10', 'source-refused'],
  ])('When the code is %s, wherever it stands, then it is refused as %s', (code, refusal) => {
    const forms = [
      xml(code),
      answer('', {}, `00${code}`),
      { OpenAPI_ServiceResponse: { cmmMsgHeader: { returnReasonCode: code } } },
      { resultCode: code, resultMsg: 'ERROR' },
    ];
    for (const form of forms) expect(read(form)).toEqual({ kind: 'refused', refusal });
    expect(read(xml(code), 403)).toEqual({ kind: 'refused', refusal });
  });

  it('When the gateway refuses without a reason, then it is told apart by the status', () => {
    expect(read('Forbidden', 403)).toEqual({ kind: 'refused', refusal: 'source-forbidden' });
    expect(read('Unauthorized', 401)).toEqual({ kind: 'refused', refusal: 'source-key' });
    expect(read('Not Found', 404)).toEqual({ kind: 'refused', refusal: 'source-refused' });
  });

  it.each([
    ['an error of the application', xml('1'), 200],
    ['an error that it does not know', answer('', {}, '99'), 200],
    ['a page for people', '<html>점검 중입니다</html>', 200],
    ['JSON that is cut off', '{"response":{', 200],
    ['no code at all', {}, 200],
    ['500', '', 500],
    ['429', '', 429],
    ['a redirect', '', 302],
  ])('When the answer is %s, then it is to be asked again', (_what, content, status) => {
    expect(read(content, status)).toEqual({ kind: 'again' });
  });

  it('When there is no data, then it is an empty page', () => {
    expect(read(answer('', {}, '03'))).toMatchObject({ kind: 'page', page: { rows: [] } });
  });
});
