import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '../row/row-fault.js';
import { readStdHeader, STD_COLUMNS, type StdColumn } from './std.columns.js';
import { readStdRow } from './std.record.rules.js';

const header = readStdHeader(STD_COLUMNS);

const USUAL: Partial<Record<StdColumn, string>> = {
  축제명: '제3회 한빛등불축제',
  개최장소: '한빛공원+한빛천 일원',
  축제시작일자: '2026-10-02',
  축제종료일자: '2026-10-05',
  축제내용: '등불 행렬+공연',
  주관기관명: '한빛문화재단',
  전화번호: '041-930-0000',
  홈페이지주소: 'www.lantern.kr',
  소재지도로명주소: '충청남도 보령시 머드로 123',
  위도: '36.31290001',
  경도: '126.5132',
  데이터기준일자: '2026-06-01',
  제공기관코드: '4510000',
  제공기관명: '충청남도 보령시',
};

const read = (cells: Partial<Record<StdColumn, string>> = {}) =>
  readStdRow(
    header,
    STD_COLUMNS.map((column) => ({ ...USUAL, ...cells })[column] ?? ''),
  );
const codes = (cells: Partial<Record<StdColumn, string>>) => read(cells).faults.map(({ code }) => code);

describe('readStdRow', () => {
  it('When a row is sound, then it gives a festival, an edition and the keys that tell it from others', () => {
    expect(read()).toEqual({
      name: '제3회 한빛등불축제',
      origin: { authority: '충청남도 보령시', districtCode: '44180', referenceDay: '2026-06-01' },
      faults: [],
      record: {
        naturalKey: '4510000|한빛등불축제|2026-10-02',
        authority: '4510000',
        nameKey: '한빛등불축제',
        referenceDay: '2026-06-01',
        externalId: null,
        language: 'ko',
        withdrawn: false,
        festival: {
          name: '한빛등불축제',
          category: 'light',
          place: '한빛공원, 한빛천 일원',
          address: '충청남도 보령시 머드로 123',
          region: { provinceCode: '44', districtCode: '44180' },
          point: { lat: 36.3129, lng: 126.5132 },
          organiser: '한빛문화재단',
          host: null,
          sponsors: null,
          phone: '041-930-0000',
          homepage: 'http://www.lantern.kr',
          description: '등불 행렬, 공연',
        },
        edition: { startsOn: '2026-10-02', endsOn: '2026-10-05', ordinal: 3, status: 'scheduled' },
      },
    });
  });

  it('When the file lacks columns, then their fields are absent, which is not the same as empty', () => {
    const short = readStdHeader(['축제명', '축제시작일자', '축제종료일자', '제공기관명']);
    const { record } = readStdRow(short, ['등불축제', '2026-10-02', '2026-10-05', '충청남도 보령시']);
    expect(Object.keys(record?.festival ?? {}).sort()).toEqual(['category', 'name', 'region']);
    expect(record?.naturalKey).toBe('충청남도 보령시|등불축제|2026-10-02');
  });

  it('When neither code nor name of an authority is there, then the region of the address speaks', () => {
    const short = readStdHeader(['축제명', '축제시작일자', '축제종료일자', '소재지도로명주소']);
    const { record } = readStdRow(short, ['등불축제', '2026-10-02', '2026-10-05', '충남 보령시 머드로 123']);
    expect([record?.authority, record?.naturalKey]).toEqual([
      '충청남도 보령시',
      '충청남도 보령시|등불축제|2026-10-02',
    ]);
  });

  it('When a row is refused, then it is kept who says it, of where and when, if only its end is as it should be', () => {
    const refused = read({
      축제종료일자: '2026-10-01',
      제공기관명: '보령시청',
      데이터기준일자: '2026-06-02',
    });
    expect([refused.record, refused.origin]).toEqual([
      null,
      { authority: '충청남도 보령시', districtCode: '44180', referenceDay: '2026-06-02' },
    ]);
    const nameless = read({ 축제종료일자: '2026-10-01', 제공기관명: '' });
    expect(nameless.origin.authority).toBe('충청남도 보령시');
    const cells = STD_COLUMNS.map((column) => USUAL[column] ?? '');
    expect(readStdRow(header, ['공연', ...cells]).origin).toEqual({
      authority: '충청남도 보령시',
      districtCode: '44180',
      referenceDay: null,
    });
    expect(readStdRow(header, ['중구', '어느 재단'].concat(cells.slice(2, 9))).origin.authority).toBeNull();
  });

  it('When the number of cells differs from the header, then the row is refused with both numbers', () => {
    const { record, faults } = readStdRow(header, ['등불축제', '한빛공원', '2026-10-02']);
    expect(record).toBeNull();
    expect(faults).toEqual([{ column: '*', value: '3 / 18', code: 'ragged-row' }]);
  });

  it.each([
    [{ 축제명: ' ' }, '축제명', 'name-missing'],
    [{ 축제명: '가'.repeat(201) }, '축제명', 'name-too-long'],
    [{ 축제명: '코로나로 인한 무기한 연기' }, '축제명', 'not-a-festival-name'],
    [{ 축제시작일자: '' }, '축제시작일자', 'day-missing'],
    [{ 축제시작일자: '2026-02-30' }, '축제시작일자', 'not-a-day'],
    [{ 축제종료일자: '2026.10.35' }, '축제종료일자', 'not-a-day'],
    [{ 축제종료일자: '2026.10-05' }, '축제종료일자', 'not-a-day'],
    [{ 축제종료일자: '2026-10-05 99:00' }, '축제종료일자', 'not-a-day'],
    [{ 축제시작일자: '2025-10-25', 축제종료일자: '2024-10-01' }, '축제종료일자', 'start-after-end'],
  ])(
    'When a row is %j, then it is refused, naming the column %s and the reason %s',
    (cells, column, code) => {
      const { record, faults } = read(cells);
      expect(record).toBeNull();
      expect(faults.filter(isRefusal)).toEqual([expect.objectContaining({ column, code })]);
    },
  );

  it.each(['2026.10.05', '2026/10/05', '2026-10-05 00:00:00'])(
    'When a day is written %s, then it is read, of the festival and of the data',
    (written) => {
      const { record, faults } = read({ 축제종료일자: written, 데이터기준일자: written });
      expect(faults).toEqual([]);
      expect([record?.edition?.endsOn, record?.referenceDay]).toEqual(['2026-10-05', '2026-10-05']);
    },
  );

  it('When a row is refused, then its other faults are told as well', () => {
    expect(codes({ 축제종료일자: '2026-10-01', 위도: '', 전화번호: '없는 번호' })).toEqual([
      'start-after-end',
      'no-coordinates',
      'unusable-phone',
    ]);
  });

  it.each([
    ['', '', 'no-coordinates'],
    ['0', '0', 'zero-coordinates'],
    ['19.694331', '117.992202', 'outside-korea'],
    ['126.5132', '36.3129', 'outside-korea'],
    ['36.3N', '126.5', 'not-coordinates'],
  ])(
    'When the coordinates are "%s", "%s", then there is no point and a warning says %s',
    (위도, 경도, code) => {
      const { record, faults } = read({ 위도, 경도 });
      expect(record?.festival.point).toBeNull();
      expect(faults).toEqual([expect.objectContaining({ column: '위도', code })]);
    },
  );

  it('When only the address of the lot is there, or the road says 미정, then the lot is the address', () => {
    const lot = { 소재지도로명주소: '', 소재지지번주소: '강원도 평창군 대관령면 횡계리 1' };
    expect(read(lot).record?.festival).toMatchObject({
      address: lot.소재지지번주소,
      region: { districtCode: '51760' },
    });
    expect(read({ ...lot, 소재지도로명주소: '개최장소 미정' }).record?.festival.address).toBe(
      lot.소재지지번주소,
    );
  });

  it('When there is no address, then the authority tells the region', () => {
    const festival = read({ 소재지도로명주소: '미정', 제공기관명: '경상북도 경주시' }).record?.festival;
    expect(festival).toMatchObject({ address: null, region: { provinceCode: '47', districtCode: '47130' } });
  });

  it('When nothing tells the region, then a warning says so', () => {
    expect(codes({ 소재지도로명주소: '', 제공기관명: '시청자미디어재단', 위도: '', 경도: '' })).toContain(
      'region-unknown',
    );
  });

  it('When homepage or phone cannot be used, then they are left out with a warning, empty words without', () => {
    const { record, faults } = read({ 홈페이지주소: '영양군청홈페이지 주소', 전화번호: '000-0000-0000' });
    expect(record?.festival).toMatchObject({ homepage: null, phone: null });
    expect(faults.map(({ code }) => code)).toEqual(['unusable-phone', 'unusable-homepage']);
    expect(codes({ 홈페이지주소: '해당없음', 전화번호: '-' })).toEqual([]);
  });

  it('When an event lasts 300 days or more, then it is kept with a warning', () => {
    const { record, faults } = read({ 축제시작일자: '2026-01-01', 축제종료일자: '2026-12-31' });
    expect(record?.edition).toMatchObject({ startsOn: '2026-01-01', endsOn: '2026-12-31' });
    expect(faults.map(({ code }) => code)).toEqual(['whole-year']);
    expect(codes({ 축제시작일자: '2026-01-01', 축제종료일자: '2026-10-26' })).toEqual([]);
  });

  it('When the title says cancelled or undecided, then the edition says the first and a warning the second', () => {
    expect(read({ 축제명: '등불축제(취소)' }).record?.edition?.status).toBe('cancelled');
    expect(codes({ 축제명: '등불축제(날짜미정)' })).toEqual(['days-undecided']);
  });

  it('When a text is longer than its column holds, then it is cut with a warning', () => {
    const { record, faults } = read({ 후원기관명: '가'.repeat(600) });
    expect(record?.festival.sponsors).toHaveLength(500);
    expect(faults.map(({ code }) => code)).toEqual(['shortened']);
  });

  it('When the reference day is not readable, then the row counts as the oldest', () => {
    const { record, faults } = read({ 데이터기준일자: '작년' });
    expect(record?.referenceDay).toBeNull();
    expect(faults.map(({ code }) => code)).toEqual(['unreadable-reference-day']);
  });

  it('When a cell holds 100,000 of the worst characters, then the row is read to its end in time', () => {
    for (const worst of ['(', '+ ', ', ', '1', '제1', '코로나', '. ', '가-', '`', '\u200b']) {
      expect(() =>
        read({
          축제내용: worst.repeat(100_000),
          축제명: worst.repeat(100_000),
          홈페이지주소: worst.repeat(100_000),
        }),
      ).not.toThrow();
    }
  }, 5_000);
});
