import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestApi, standAt, startApi } from '../support/api.js';
import { aFestival, anEdition } from '../support/festivals.js';
import {
  anotherFestival,
  applied,
  cp949,
  previewed,
  settled,
  stdCsv,
  upload,
  undone,
} from '../support/imports.js';
import { aPerson } from '../support/people.js';
import { statementsOf } from '../support/statements.js';

const SOMEBODYS = '01900000-0000-7000-8000-000000000000';

describe('imports', () => {
  let api: TestApi;
  let token: string;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    standAt(api, '2026-06-15T03:00:00Z');
    ({ token } = await aPerson(api, 'editor', '김편집'));
  });
  afterAll(() => api.close());

  const festivals = async () => (await api.get('/v1/festivals?perPage=100')).body;
  const named = async (name: string) => {
    const { items } = await festivals();
    const { id } = items.find((item: { name: string }) => item.name === name);
    return (await api.get(`/v1/festivals/${id as string}`)).body;
  };
  async function edit(id: unknown, change: object): Promise<void> {
    const { headers } = await api.get(`/v1/festivals/${id as string}`);
    const tag = headers.get('etag') ?? '';
    const answer = await api.patch(`/v1/festivals/${id as string}`, change, {
      token,
      headers: { 'if-match': tag },
    });
    expect(answer.status).toBe(200);
  }
  async function removed(path: string, tag: string): Promise<void> {
    expect((await api.delete(path, { token, headers: { 'if-match': tag } })).status).toBe(204);
  }
  const rowsOf = (detail: { rows: { items: unknown[] } }) => detail.rows.items as Record<string, unknown>[];
  const outcomes = (detail: { rows: { items: unknown[] } }) => rowsOf(detail).map(({ outcome }) => outcome);
  const BOTH = { 축제시작일자: '2025-10-03', 축제종료일자: '2025-10-06' };

  it('When a file in CP949 is uploaded, then it is read and shown row by row, and nothing has changed', async () => {
    const file = cp949(
      stdCsv([{ 축제명: '제3회 한빛등불축제' }, { 축제명: '가을축제', 축제종료일자: '2026-09-01' }]),
    );
    const started = await upload(api, token, file, { provider: 'std' });
    expect(started.status).toBe(202);
    expect(started.body).toEqual({ id: expect.any(String), status: 'reading' });
    expect(started.headers.get('location')).toBe(`/v1/admin/imports/${started.body.id as string}`);
    const preview = await settled(api, token, started.body.id);
    expect(preview).toMatchObject({
      provider: 'std',
      fileName: '표준데이터.csv',
      status: 'previewed',
      counts: { new: 1, changed: 0, unchanged: 0, rejected: 1, duplicate: 0 },
      progress: { rowsRead: 2, rowsApplied: 0, rowsTotal: 2 },
      encoding: 'cp949',
      columns: { missing: [], unknown: [] },
      problem: null,
      undo: null,
      uploadedBy: '김편집',
      rows: { page: 1, perPage: 100, total: 2 },
    });
    expect(rowsOf(preview)).toEqual([
      { row: 2, outcome: 'new', name: '제3회 한빛등불축제' },
      {
        row: 3,
        outcome: 'rejected',
        name: '가을축제',
        errors: [
          {
            column: '축제종료일자',
            value: '2026-10-02..2026-09-01',
            code: 'start-after-end',
            severity: 'error',
            message: '종료일이 시작일보다 앞섭니다 (시작일..종료일).',
          },
        ],
      },
    ]);
    expect((await festivals()).total).toBe(0);
  });

  it('When it is applied, then every row is a festival with its edition, found by its words and region', async () => {
    const { body } = await upload(
      api,
      token,
      cp949(stdCsv([{ 축제명: '제3회 한빛등불축제', 축제내용: '등불+공연' }])),
    );
    await settled(api, token, body.id);
    const apply = await api.post(`/v1/admin/imports/${body.id as string}/apply`, undefined, { token });
    expect([apply.status, apply.body]).toEqual([202, { id: body.id, status: 'applying' }]);
    const done = await settled(api, token, body.id);
    expect(done).toMatchObject({
      status: 'applied',
      progress: { rowsRead: 1, rowsApplied: 1, rowsTotal: 1 },
    });
    expect(rowsOf(done)[0]).toMatchObject({ outcome: 'new', festivalId: expect.any(String) });
    const found = (await api.get('/v1/festivals?q=한빛등불&region=보령&status=upcoming')).body;
    expect(found.items).toEqual([expect.objectContaining({ name: '한빛등불축제', category: 'light' })]);
    expect(await named('한빛등불축제')).toMatchObject({
      description: '등불, 공연',
      place: '한빛공원',
      homepage: 'https://lantern.example.kr',
      editions: [{ ordinal: 3, startsOn: '2026-10-02', endsOn: '2026-10-05', status: 'scheduled' }],
    });
  });

  it('When the same file comes again, then every row is unchanged and nothing is written', async () => {
    const file = cp949(
      stdCsv([
        {},
        BOTH,
        anotherFestival('제1회 봄꽃축제', { 위도: '', 경도: '' }),
        { 제공기관코드: '6440000' },
        { 축제시작일자: '' },
      ]),
    );
    expect(outcomes(await applied(api, token, file))).toEqual(['new', 'new', 'new', 'duplicate', 'rejected']);
    const before = await festivals();
    const { id } = await previewed(api, token, file);
    const { statements } = await statementsOf(api, async () => {
      await api.post(`/v1/admin/imports/${id as string}/apply`, undefined, { token });
      await settled(api, token, id);
    });
    expect(outcomes(await settled(api, token, id))).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
      'duplicate',
      'rejected',
    ]);
    const writes = statements.filter((statement) => /^\s*(INSERT|UPDATE|DELETE|REPLACE)/i.test(statement));
    const ofCatalogue = /festivals_(festival|tag|edition|showing|statement|block_key|change)\b/;
    expect(writes.filter((statement) => ofCatalogue.test(statement))).toEqual([]);
    expect(await festivals()).toEqual(before);
  });

  it.each([
    ['UTF-8', '\n', ''],
    ['UTF-8 with a byte order mark', '\r\n', '\ufeff'],
  ])('When the file is %s, then it is read just so', async (_what, feed, mark) => {
    const preview = await previewed(
      api,
      token,
      Buffer.from(mark + stdCsv([{}, anotherFestival('별🎆축제')], feed)),
    );
    expect(preview).toMatchObject({ encoding: 'utf-8', counts: { new: 2 } });
    expect(rowsOf(preview)[1]).toMatchObject({ name: '별🎆축제' });
  });

  it('When the file has the header of the years before 2025 and a column of its own, then it is read and told', async () => {
    const header = [
      ...[
        '축제명',
        '개최장소',
        '축제시작일자',
        '축제종료일자',
        '축제내용',
        '주관기관',
        '주최기관',
        '후원기관',
        '전화번호',
      ],
      ...[
        '홈페이지주소',
        '관련정보',
        '소재지도로명주소',
        '소재지지번주소',
        '위도',
        '경도',
        '데이터기준일자',
        '비고',
        '제공기관명',
      ],
    ];
    const preview = await applied(api, token, cp949(stdCsv([{}], '\n', header)));
    expect(preview).toMatchObject({
      status: 'applied',
      columns: { missing: ['제공기관코드'], unknown: ['비고'] },
    });
    expect((await festivals()).items[0]).toMatchObject({ name: '한빛마을 등불축제' });
  });

  it('When two years and three authorities tell of one festival, then it is one, with an edition a year', async () => {
    const done = await applied(
      api,
      token,
      cp949(
        stdCsv([
          { 축제명: '제22회 한빛등불축제', ...BOTH, 전화번호: '041-111-1111' },
          { 축제명: '2026 한빛 등불축제', 전화번호: '041-222-2222' },
          { 축제명: '한빛등불축제', 제공기관코드: 'B551011', 제공기관명: '한국관광공사' },
          { 축제명: '한빛등불축제', 제공기관코드: '6440000', 축제시작일자: '2026-10-03' },
        ]),
      ),
    );
    expect(outcomes(done)).toEqual(['new', 'new', 'duplicate', 'duplicate']);
    expect(rowsOf(done)[2]).toMatchObject({
      errors: [{ code: 'same-as-row', value: '3', severity: 'warning' }],
    });
    expect(rowsOf(done)[3]).toMatchObject({
      errors: [{ code: 'same-as-row' }, { code: 'overlapping-days' }],
    });
    expect((await festivals()).total).toBe(1);
    const { phone, editions } = await named('한빛 등불축제');
    expect(phone).toBe('041-222-2222');
    expect(editions.map(({ startsOn }: { startsOn: string }) => startsOn)).toEqual([
      '2026-10-02',
      '2025-10-03',
    ]);
  });

  it('When one source writes a name with Hanja and another as it is said, then it is one festival of one name', async () => {
    const contacts = { 전화번호: '', 홈페이지주소: '', 위도: '', 경도: '', 주관기관명: '' };
    const rows = [
      { 축제명: '한빛軍등불수(水)퍼축제', ...BOTH },
      { 축제명: '한빛군등불수퍼축제', ...contacts, 제공기관코드: 'B551011', 제공기관명: '한국관광공사' },
    ];
    await applied(api, token, cp949(stdCsv(rows)));
    expect((await festivals()).total).toBe(1);
    const { formerNames, editions } = await named('한빛군등불수퍼축제');
    expect(formerNames).toEqual([]);
    expect(editions).toHaveLength(2);
  });

  it('When the source corrects itself, then the preview names the fields, and applying changes them', async () => {
    await applied(api, token, cp949(stdCsv([{}])));
    const corrected = {
      전화번호: '041-930-1111',
      축제종료일자: '2026-10-06',
      소재지도로명주소: '충청남도 공주시 웅진로 1',
    };
    const file = cp949(stdCsv([{ ...corrected, 데이터기준일자: '2026-06-10' }]));
    const preview = await previewed(api, token, file);
    expect(rowsOf(preview)[0]).toMatchObject({
      outcome: 'changed',
      festivalId: expect.any(String),
      changes: [
        { field: 'address', from: '충청남도 보령시 머드로 123', to: '충청남도 공주시 웅진로 1' },
        { field: 'region', from: '충청남도 보령시', to: '충청남도 공주시' },
        { field: 'phone', from: '041-930-0000', to: '041-930-1111' },
        { field: 'endsOn', from: '2026-10-05', to: '2026-10-06' },
      ],
    });
    expect(await named('한빛마을 등불축제')).toMatchObject({ phone: '041-930-0000' });
    await applied(api, token, file);
    expect(await named('한빛마을 등불축제')).toMatchObject({
      phone: '041-930-1111',
      region: { code: '44150' },
      editions: [{ startsOn: '2026-10-02', endsOn: '2026-10-06' }],
    });
  });

  it('When an older file comes after a newer one, then it overwrites nothing', async () => {
    await applied(api, token, cp949(stdCsv([{ 데이터기준일자: '2026-06-01' }])));
    const older = await applied(
      api,
      token,
      cp949(stdCsv([{ 데이터기준일자: '2026-05-01', 전화번호: '041-000-0000' }])),
    );
    expect(rowsOf(older)[0]).toMatchObject({
      outcome: 'unchanged',
      errors: [{ code: 'older-than-known', value: '2026-05-01' }],
    });
    expect(await named('한빛마을 등불축제')).toMatchObject({ phone: '041-930-0000' });
  });

  it('When an editor has changed a value, then no import changes it back', async () => {
    const [row] = rowsOf(await applied(api, token, cp949(stdCsv([{}]))));
    await edit(row?.['festivalId'], { phone: '1330', place: '한빛강변' });
    const later = await applied(
      api,
      token,
      cp949(stdCsv([{ 데이터기준일자: '2026-06-10', 전화번호: '041-930-2222', 주관기관명: '새한빛재단' }])),
    );
    expect(rowsOf(later)[0]).toMatchObject({
      outcome: 'changed',
      changes: [{ field: 'organiser', from: '한빛문화재단', to: '새한빛재단' }],
      errors: [
        { code: 'kept-by-editor', value: 'place' },
        { code: 'kept-by-editor', value: 'phone' },
      ],
    });
    expect(await named('한빛마을 등불축제')).toMatchObject({
      phone: '1330',
      place: '한빛강변',
      organiser: '새한빛재단',
    });
  });

  it('When an editor has removed an edition or hidden a festival, then no import brings it back', async () => {
    const [first, second] = rowsOf(
      await applied(api, token, cp949(stdCsv([{}, anotherFestival('봄꽃축제')]))),
    );
    const { editions } = await named('한빛마을 등불축제');
    const festivalId = first?.['festivalId'] as string;
    await removed(`/v1/festivals/${festivalId}/editions/${editions[0].id as string}`, '"1"');
    await removed(`/v1/festivals/${second?.['festivalId'] as string}`, '"1"');
    const again = await applied(
      api,
      token,
      cp949(
        stdCsv([
          { 데이터기준일자: '2026-06-10', 전화번호: '041-930-1111' },
          anotherFestival('봄꽃축제', { 데이터기준일자: '2026-06-10' }),
        ]),
      ),
    );
    expect(rowsOf(again)[0]).toMatchObject({
      outcome: 'unchanged',
      errors: [{ code: 'withdrawn-by-editor' }],
    });
    expect((await festivals()).items.map(({ name }: { name: string }) => name)).toEqual([
      '한빛마을 등불축제',
    ]);
    expect((await named('한빛마을 등불축제')).editions).toEqual([]);
  });

  it('When the festival is in the catalogue already, then the row joins it, fills its gaps and leaves its words', async () => {
    const { id } = await aFestival(api, {
      name: '한빛마을 등불 축제',
      region: { provinceCode: '44', districtCode: '44180' },
      description: '우리가 쓴 소개',
      place: '한빛공원',
      editions: [{ startsOn: '2025-10-01', endsOn: '2025-10-03' }],
    });
    const done = await applied(api, token, cp949(stdCsv([{}])));
    expect(rowsOf(done)[0]).toMatchObject({ outcome: 'new', festivalId: id });
    expect(await named('한빛마을 등불 축제')).toMatchObject({
      description: '우리가 쓴 소개',
      phone: '041-930-0000',
      editions: [{ startsOn: '2026-10-02' }, { startsOn: '2025-10-01' }],
    });
  });

  it('When an editor renames the festival, then next year’s row still finds it', async () => {
    const [row] = rowsOf(await applied(api, token, cp949(stdCsv([{}]))));
    await edit(row?.['festivalId'], { name: '한빛 빛잔치' });
    const next = await applied(
      api,
      token,
      cp949(
        stdCsv([
          { 축제명: '2027 한빛마을 등불축제', 축제시작일자: '2027-10-01', 축제종료일자: '2027-10-04' },
        ]),
      ),
    );
    expect(rowsOf(next)[0]).toMatchObject({ outcome: 'new', festivalId: row?.['festivalId'] });
    expect((await festivals()).total).toBe(1);
  });

  it('When a festival has moved by a week, then its edition moves', async () => {
    await applied(api, token, cp949(stdCsv([{}])));
    const moved = { 축제시작일자: '2026-10-09', 축제종료일자: '2026-10-12', 데이터기준일자: '2026-06-10' };
    const done = await applied(api, token, cp949(stdCsv([moved])));
    expect(rowsOf(done)[0]).toMatchObject({ outcome: 'changed' });
    const { editions } = await named('한빛마을 등불축제');
    expect(editions).toEqual([expect.objectContaining({ startsOn: '2026-10-09', endsOn: '2026-10-12' })]);
  });

  it('When an edition is called off in its title, then it is cancelled', async () => {
    await applied(api, token, cp949(stdCsv([{}])));
    await applied(
      api,
      token,
      cp949(stdCsv([{ 축제명: '한빛마을 등불축제(취소)', 데이터기준일자: '2026-06-10' }])),
    );
    expect((await named('한빛마을 등불축제')).editions).toEqual([
      expect.objectContaining({ status: 'cancelled' }),
    ]);
  });

  describe('undone', () => {
    const undo = (id: string) => undone(api, token, id);

    it('When an import is undone, then what it created is gone, and the file can come again', async () => {
      const { id } = await applied(api, token, cp949(stdCsv([{}, BOTH, anotherFestival('봄꽃축제')])));
      const began = await api.delete(`/v1/admin/imports/${id as string}`, { token });
      expect([began.status, began.body]).toEqual([202, { id, status: 'undoing' }]);
      const report = await settled(api, token, id as string);
      expect(report).toMatchObject({
        status: 'undone',
        progress: { rowsApplied: 0, rowsUndone: 3, rowsTotal: 3 },
        undo: { removed: { festivals: 2, editions: 3 }, restoredValues: 0, kept: { total: 0, items: [] } },
      });
      expect((await festivals()).total).toBe(0);
      const again = await api.delete(`/v1/admin/imports/${id as string}`, { token });
      expect([again.status, again.body]).toEqual([202, { id, status: 'undone' }]);
      expect(await settled(api, token, id as string)).toEqual(report);
      expect(outcomes(await applied(api, token, cp949(stdCsv([{}, BOTH]))))).toEqual(['new', 'new']);
    });

    it('When it changed values, then they are as before, and the file before is unchanged again', async () => {
      const before = cp949(stdCsv([{}]));
      await applied(api, token, before);
      const was = await named('한빛마을 등불축제');
      const after = {
        전화번호: '041-930-1111',
        축제시작일자: '2026-10-09',
        축제종료일자: '2026-10-12',
        데이터기준일자: '2026-06-10',
      };
      const { id } = await applied(api, token, cp949(stdCsv([after])));
      expect(await named('한빛마을 등불축제')).toMatchObject({ phone: '041-930-1111' });
      expect((await undo(id)).undo).toMatchObject({ restoredValues: 3, kept: { total: 0 } });
      const { phone, editions } = await named('한빛마을 등불축제');
      expect({ phone, days: [editions[0].startsOn, editions[0].endsOn] }).toEqual({
        phone: was.phone,
        days: ['2026-10-02', '2026-10-05'],
      });
      expect(outcomes(await previewed(api, token, before))).toEqual(['unchanged']);
    });

    it('When something was edited or used since, then it is kept and named; what another import tells stays', async () => {
      const { id, rows } = await applied(
        api,
        token,
        cp949(
          stdCsv([{}, anotherFestival('봄꽃축제'), anotherFestival('여름축제'), anotherFestival('겨울축제')]),
        ),
      );
      const [edited, bookmarked, imported] = rows.items.map(
        ({ festivalId }: { festivalId: string }) => festivalId,
      );
      await edit(edited, { phone: '1330' });
      const visitor = await aPerson(api);
      await api.put(`/v1/festivals/${bookmarked as string}/bookmark`, undefined, { token: visitor.token });
      await applied(
        api,
        token,
        cp949(
          stdCsv([anotherFestival('여름축제', { 데이터기준일자: '2026-06-10', 전화번호: '041-930-1111' })]),
        ),
      );
      const body = await undo(id);
      expect(body.undo.removed.festivals).toBe(1);
      const kept = body.undo.kept.items.map(({ festivalId, reason }: Record<string, string>) => [
        festivalId,
        reason,
      ]);
      expect(kept).toHaveLength(body.undo.kept.total);
      expect(new Map(kept)).toEqual(
        new Map([
          [edited, 'edited-since'],
          [bookmarked, 'in-use'],
          [imported, 'imported-since'],
        ]),
      );
      // What nobody tells of is not shown, but waits with its bookmark until somebody does again.
      expect((await festivals()).items.map(({ name }: { name: string }) => name).sort()).toEqual(
        ['여름축제', '한빛마을 등불축제'].sort(),
      );
      expect(await named('여름축제')).toMatchObject({ id: imported, phone: '041-930-1111' });
      await applied(api, token, cp949(stdCsv([anotherFestival('봄꽃축제')])));
      expect(await named('봄꽃축제')).toMatchObject({ id: bookmarked, bookmarkCount: 1 });
    });

    it('When an editor changed since what it had changed, then those fields are named, and what it said before it is not', async () => {
      await applied(api, token, cp949(stdCsv([{}])));
      const { id: festivalId } = await named('한빛마을 등불축제');
      await edit(festivalId, { place: '한빛강변' });
      standAt(api, '2026-06-15T03:05:00Z');
      const { id } = await applied(
        api,
        token,
        cp949(
          stdCsv([
            {
              전화번호: '041-930-1111',
              개최장소: '달빛공원',
              축제종료일자: '2026-10-06',
              데이터기준일자: '2026-06-10',
            },
          ]),
        ),
      );
      await edit(festivalId, { phone: '1330', organiser: '한빛등불회' });
      const [edition] = (await named('한빛마을 등불축제')).editions;
      const changed = await api.patch(
        `/v1/festivals/${festivalId as string}/editions/${edition.id as string}`,
        { endsOn: '2026-10-07' },
        { token, headers: { 'if-match': `"${edition.version as number}"` } },
      );
      expect(changed.status).toBe(200);
      const { undo: report } = await undo(id);
      expect(report).toMatchObject({ removed: { festivals: 0, editions: 0 }, restoredValues: 0 });
      expect(report.kept).toEqual({
        total: 1,
        items: [
          {
            row: 2,
            festivalId,
            name: '한빛마을 등불축제',
            reason: 'edited-since',
            fields: ['endsOn', 'phone'],
          },
        ],
      });
      expect(await named('한빛마을 등불축제')).toMatchObject({ place: '한빛강변', phone: '1330' });
    });

    it('When another import told of it before, then what stays for that one is not named as kept', async () => {
      await applied(api, token, cp949(stdCsv([anotherFestival('여름축제')])));
      standAt(api, '2026-06-15T03:05:00Z');
      const { id } = await applied(
        api,
        token,
        cp949(stdCsv([anotherFestival('여름축제'), anotherFestival('겨울축제')])),
      );
      expect((await undo(id)).undo).toMatchObject({
        removed: { festivals: 1 },
        kept: { total: 0, items: [] },
      });
    });

    it('When it only changed what an earlier import had brought, then a later one that tells of it too is no reason', async () => {
      const saying = (phone: string, day: string) =>
        cp949(stdCsv([anotherFestival('여름축제', { 전화번호: phone, 데이터기준일자: day })]));
      await applied(api, token, saying('041-930-1111', '2026-06-01'));
      standAt(api, '2026-06-15T03:05:00Z');
      const { id } = await applied(api, token, saying('041-930-2222', '2026-06-10'));
      standAt(api, '2026-06-15T03:10:00Z');
      await applied(api, token, saying('041-930-3333', '2026-06-12'));
      expect((await undo(id)).undo).toMatchObject({
        removed: { festivals: 0 },
        kept: { total: 0, items: [] },
      });
      expect(await named('여름축제')).toMatchObject({ phone: '041-930-3333' });
    });

    it('When an import that was not applied is deleted, then it is discarded and nothing else changes', async () => {
      await anEdition(api, (await aFestival(api)).id);
      const before = await festivals();
      const { id } = await previewed(api, token, cp949(stdCsv([{}])));
      expect(await undo(id)).toMatchObject({ status: 'undone', undo: { removed: { festivals: 0 } } });
      expect((await settled(api, token, id)).rows.total).toBe(0);
      expect((await api.post(`/v1/admin/imports/${id as string}/apply`, undefined, { token })).status).toBe(
        409,
      );
      expect(await festivals()).toEqual(before);
    });
  });

  it('When an import is applied twice, then the second time does no harm', async () => {
    const { id } = await applied(api, token, cp949(stdCsv([{}])));
    const again = await api.post(`/v1/admin/imports/${id as string}/apply`, undefined, { token });
    expect([again.status, again.body]).toEqual([202, { id, status: 'applied' }]);
    expect((await festivals()).total).toBe(1);
  });

  it('When two imports of one file are applied at once, then each festival is there once', async () => {
    const file = cp949(stdCsv([{}, anotherFestival('봄꽃축제')]));
    const [one, two] = [await previewed(api, token, file), await previewed(api, token, file)];
    const apply = (id: string) => api.post(`/v1/admin/imports/${id}/apply`, undefined, { token });
    const answers = await Promise.all([apply(one.id), apply(two.id)]);
    for (const [index, { id }] of [one, two].entries()) {
      if (answers[index]?.status === 409) {
        expect(answers[index].body.type).toBe('urn:fasteval:problem:import-busy');
        await settled(api, token, index === 0 ? two.id : one.id);
        expect((await apply(id)).status).toBe(202);
      }
      await settled(api, token, id);
    }
    expect((await festivals()).total).toBe(2);
    const ends = [await settled(api, token, one.id), await settled(api, token, two.id)];
    expect(ends.map(({ counts }) => counts.new).sort()).toEqual([0, 2]);
  });

  it('When an import is asked for page by page or by outcome, then only those rows are in the answer', async () => {
    const { id } = await previewed(
      api,
      token,
      cp949(stdCsv([{}, anotherFestival('봄꽃축제'), { 축제명: '' }, { 축제명: '-' }])),
    );
    const second = await api.get(`/v1/admin/imports/${id as string}?page=2&perPage=1`, { token });
    expect(second.body.rows).toMatchObject({ items: [{ row: 3 }], page: 2, perPage: 1, total: 4 });
    expect(second.headers.get('link')).toContain('page=3&perPage=1>; rel="next"');
    const rejected = await api.get(`/v1/admin/imports/${id as string}?outcome=rejected`, { token });
    expect(rejected.body.rows).toMatchObject({ items: [{ row: 4 }, { row: 5 }], total: 2 });
    expect((await api.get(`/v1/admin/imports/${id as string}?outcome=odd`, { token })).status).toBe(400);
    const english = await api.get(`/v1/admin/imports/${id as string}?outcome=rejected`, {
      token,
      headers: { 'accept-language': 'en' },
    });
    expect(english.body.rows.items[0].errors[0].message).toBe('The name is missing.');
  });

  it('When imports are listed, then the newest is first, without its rows', async () => {
    await applied(api, token, cp949(stdCsv([{}])));
    standAt(api, '2026-06-15T03:05:00Z');
    await previewed(api, token, cp949(stdCsv([anotherFestival('봄꽃축제')])));
    const { body } = await api.get('/v1/admin/imports?perPage=1', { token });
    expect(body).toMatchObject({ items: [{ status: 'previewed', counts: { new: 1 } }], total: 2 });
    expect(body.items[0]).not.toHaveProperty('rows');
  });

  it('When a visitor or nobody asks, then it is 403 or 401; an import that is not there is 404', async () => {
    const visitor = await aPerson(api);
    expect((await upload(api, visitor.token, cp949(stdCsv([{}])))).status).toBe(403);
    expect((await api.get('/v1/admin/imports')).status).toBe(401);
    for (const [method, path] of [
      ['GET', `/v1/admin/imports/${SOMEBODYS}`],
      ['POST', `/v1/admin/imports/${SOMEBODYS}/apply`],
      ['DELETE', `/v1/admin/imports/${SOMEBODYS}`],
    ] as const) {
      const answer = await api.ask(method, path, { token });
      expect([path, answer.status, answer.body.type]).toEqual([
        path,
        404,
        'urn:fasteval:problem:import-not-found',
      ]);
    }
  });
});
