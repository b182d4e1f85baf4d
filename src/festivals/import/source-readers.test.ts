import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { startOf } from './file/file-start.js';
import { StoredFile } from './file/stored-file.js';
import { UnusableFile } from './file/unusable-file.js';
import type { NumberedReading } from './source-reader.js';
import { readerOf } from './source-readers.js';

async function read(content: unknown): Promise<{ provider: string | undefined; rows: NumberedReading[] }> {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const file = await StoredFile.receive(Readable.from([Buffer.from(text)]));
  try {
    const reader = readerOf(await startOf(file), undefined);
    const rows: NumberedReading[] = [];
    if (reader !== undefined) for await (const row of (await reader.open(file)).rows) rows.push(row);
    return { provider: reader?.provider, rows };
  } finally {
    await file.close();
  }
}
const problemOf = async (content: unknown) => {
  const error: unknown = await read(content).catch((thrown: unknown) => thrown);
  return error instanceof UnusableFile ? error.problem.code : error;
};
const keysOf = ({ rows }: { rows: NumberedReading[] }) => rows.map(({ record }) => record?.naturalKey);
const codesOf = ({ rows }: { rows: NumberedReading[] }) =>
  rows.map(({ faults }) => faults.map(({ code }) => code));

const portalRow = {
  축제명: '제3회 한빛등불축제',
  축제시작일자: '2026-10-02',
  축제종료일자: '2026-10-05',
  주관기관: '한빛문화재단',
  제공기관명: '충청남도 보령시',
};
const portal = (records: object[]) => ({
  fields: [...Object.keys(portalRow), '위도', '경도', '후원기관'].map((id) => ({ id })),
  records,
});
const apiRow = {
  fstvlNm: '한빛등불축제',
  fstvlStartDate: '2026-10-02',
  fstvlEndDate: '2026-10-05',
  mnnst: '한빛문화재단',
  insttCode: '4510000',
  latitude: '36.3129',
  longitude: '126.5132',
};
const answer = (items: unknown, body: object = {}, resultCode = '0000') => ({
  response: {
    header: { resultCode, resultMsg: 'OK' },
    body: { items, numOfRows: 10, pageNo: 1, totalCount: 1, ...body },
  },
});
const item = {
  contentid: '900001',
  contenttypeid: '15',
  title: '한빛등불축제',
  eventstartdate: '20261002',
  eventenddate: '20261005',
};

describe('the readers of sources', () => {
  it('When it is portal JSON, then keys that a record leaves out are empty, and columns that the file lacks unknown', async () => {
    const portalFile = await read(
      portal([portalRow, { ...portalRow, 축제명: '봄꽃축제', 주관기관: undefined }]),
    );
    expect(portalFile.provider).toBe('std');
    expect(keysOf(portalFile)).toEqual([
      '충청남도 보령시|한빛등불축제|2026-10-02',
      '충청남도 보령시|봄꽃축제|2026-10-02',
    ]);
    const [first, second] = portalFile.rows.map(({ record }) => record?.festival);
    expect(first).toMatchObject({ organiser: '한빛문화재단', sponsors: null, point: null });
    expect(second).toMatchObject({ organiser: null });
    expect(first).not.toHaveProperty('homepage');
  });

  it('When it is a page of the open API, then it is the standard data, in a bare list and with old names', async () => {
    const page = await read(answer([apiRow], { totalCount: '1' }, '00'));
    expect(page.provider).toBe('std');
    expect(page.rows[0]?.record).toMatchObject({
      naturalKey: '4510000|한빛등불축제|2026-10-02',
      festival: { organiser: '한빛문화재단', point: { lat: 36.3129, lng: 126.5132 } },
    });
    expect(codesOf(page)).toEqual([[]]);
  });

  it('When rows are a list by themselves, or the data of odcloud.kr, then they are read', async () => {
    const std = { provider: 'std', keys: ['충청남도 보령시|한빛등불축제|2026-10-02'] };
    const shapes: [unknown, object][] = [
      [[portalRow], std],
      [{ page: 1, matchCount: 1, data: [portalRow] }, std],
      [[apiRow], { provider: 'std', keys: ['4510000|한빛등불축제|2026-10-02'] }],
      [[item], { provider: 'tourapi', keys: ['900001|2026'] }],
    ];
    for (const [content, expected] of shapes) {
      const found = await read(content);
      expect({ provider: found.provider, keys: keysOf(found) }).toEqual(expected);
    }
    const page = await read({ matchCount: 9, data: [portalRow] });
    expect(page.rows[0]?.record?.festival.organiser).toBe('한빛문화재단');
    expect(codesOf(page)).toEqual([expect.arrayContaining(['more-pages'])]);
  });

  it('When a file has one page of several, then its last row says how many are missing', async () => {
    const rows = [apiRow, { ...apiRow, fstvlNm: '봄꽃축제' }];
    const page = await read(answer(rows, { totalCount: '1300' }, '00'));
    expect(page.rows.at(-1)?.faults).toEqual([{ column: '*', value: '2 / 1300', code: 'more-pages' }]);
    const both = [answer([apiRow], { totalCount: '2' }, '00'), answer([rows[1]], { totalCount: '2' }, '00')];
    expect(codesOf(await read(both))).toEqual([[], []]);
    expect(codesOf(await read(both.map((one) => JSON.stringify(one)).join('\n')))).toEqual([[], []]);
  });

  it('When TourAPI answers with a list, an object or nothing, then that many items are read', async () => {
    const two = await read(answer({ item: [item, { ...item, contentid: '900002' }] }, { totalCount: 2 }));
    expect([two.provider, keysOf(two)]).toEqual(['tourapi', ['900001|2026', '900002|2026']]);
    expect(keysOf(await read(answer({ item })))).toEqual(['900001|2026']);
    const objects = [answer({ item }), answer({ item: { ...item, contentid: '900002' } })];
    expect(keysOf(await read(objects))).toEqual(['900001|2026', '900002|2026']);
    expect(await read(answer('', { totalCount: 0 }))).toEqual({ provider: 'tourapi', rows: [] });
    expect(keysOf(await read({ region: '서울', total: 1, items: [item] }))).toEqual(['900001|2026']);
  });

  it('When answers have no wrapper, then they are read as those that have one, alone, in a row and in a list', async () => {
    const { response } = answer({ item });
    const other = answer({ item: [{ ...item, contentid: '900002' }] }).response;
    expect(keysOf(await read(response))).toEqual(['900001|2026']);
    expect(keysOf(await read([response, other]))).toEqual(['900001|2026', '900002|2026']);
    expect(keysOf(await read(`${JSON.stringify(response)}\n${JSON.stringify(other)}`))).toHaveLength(2);
    const portal = await read(answer([apiRow], { totalCount: '3' }, '00').response);
    expect([portal.provider, keysOf(portal), codesOf(portal)]).toEqual([
      'std',
      ['4510000|한빛등불축제|2026-10-02'],
      [['more-pages']],
    ]);
    expect((await read(answer([], {}, '00').response)).provider).toBe('std');
  });

  it('When pictures of one festival follow one another, then they are one row that has them all', async () => {
    const picture = (contentid: string, number: number) => ({
      contentid,
      originimgurl: `https://tong.visitkorea.or.kr/${contentid}_${number}.jpg`,
      cpyrhtDivCd: 'Type3',
    });
    const found = await read(
      answer({ item: [picture('900001', 1), picture('900001', 2), picture('900002', 1)] }),
    );
    expect(
      found.rows.map(({ number, record }) => [
        number,
        record?.naturalKey,
        record?.festival.linkedPictures?.map(({ url }) => url.slice(-12)),
      ]),
    ).toEqual([
      [1, '900001|image', ['900001_1.jpg', '900001_2.jpg']],
      [3, '900002|image', ['900002_1.jpg']],
    ]);
    const many = Array.from({ length: 40 }, (_, number) => picture('900001', number));
    const [all, ...others] = (await read(answer({ item: many }))).rows;
    expect([all?.record?.festival.linkedPictures?.length, others]).toEqual([30, []]);
  });

  it.each([
    ['the quota', '22', 'source-quota'],
    ['the key, which is unregistered', '30', 'source-key-unknown'],
    ['the key, which is out of date', '31', 'source-key-expired'],
    ['something else', '99', 'source-refused'],
  ])(
    'When an answer tells of an error with %s, in JSON or XML, then the file is refused by it',
    async (_what, code, problem) => {
      const xml = `<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg><returnAuthMsg>X</returnAuthMsg><returnReasonCode>${code}</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>`;
      expect(await problemOf(xml)).toBe(problem);
      expect(await problemOf({ response: { header: { resultCode: code, resultMsg: 'X' } } })).toBe(problem);
      expect(await problemOf({ header: { resultCode: code, resultMsg: 'X' } })).toBe(problem);
      for (const page of [
        answer({ item }),
        answer({ item }).response,
        { response: answer([apiRow]).response },
      ])
        expect(await problemOf(`${JSON.stringify(page)}\n${xml}`)).toBe(problem);
      expect(await problemOf({ resultCode: code, resultMsg: 'X' })).toBe(problem);
      expect(await problemOf({ OpenAPI_ServiceResponse: { cmmMsgHeader: { returnReasonCode: code } } })).toBe(
        problem,
      );
    },
  );

  it('When items are in English or Japanese, then their provider is that of the language, and Chinese ones have none', async () => {
    const foreign = (title: string) => read(answer({ item: [{ ...item, contenttypeid: '85', title }] }));
    expect((await foreign('Hanbit Lantern Festival')).provider).toBe('tourapi-en');
    expect((await foreign('ハンビッ提灯祭り')).provider).toBe('tourapi-ja');
    expect((await foreign('韩光灯节')).provider).toBeUndefined();
  });

  it('When it is a list that somebody collected, then rows come whatever its field is called, dated by it', async () => {
    const row = {
      id: '900001',
      title: '한빛등불축제',
      startDate: '2026-10-02',
      endDate: '2026-10-05',
      addr: '',
    };
    const festivals = [row, { ...row, id: 'own-1', title: '봄꽃축제' }];
    const list = await read({ updatedAt: '2026-08-21T23:20:24.808Z', count: 2, festivals });
    expect([list.provider, keysOf(list)]).toEqual([
      'collected',
      ['ko list|900001|2026', 'ko list|own-1|2026'],
    ]);
    expect(list.rows.map(({ record }) => [record?.externalId, record?.referenceDay])).toEqual([
      ['tourapi:900001', '2026-08-22'],
      ['collected:own-1', '2026-08-22'],
    ]);
    expect(keysOf(await read(festivals))).toEqual(keysOf(list));
  });

  it('When JSON is of none of them, then no reader takes it', async () => {
    for (const other of [{}, [], [1], { a: [{ b: 1 }] }, '{"a":', [{ id: 1, title: '축제' }]])
      expect((await read(other)).provider).toBeUndefined();
  });
});
