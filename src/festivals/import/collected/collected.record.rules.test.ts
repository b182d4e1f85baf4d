import { describe, expect, it } from '@jest/globals';
import { readCollectedRow } from './collected.record.rules.js';

const ROW = {
  id: '900001',
  title: '한빛등불축제',
  start: '20261002',
  end: '20261005',
  addr: '충남 보령시 머드로 123',
  img: 'http://tong.visitkorea.or.kr/a.jpg',
  x: '126.5132429301',
  y: '36.3129776512',
  tel: '041-930-0000',
  ov: '등불이 걷는다.',
};
const read = (row: object) => readCollectedRow(row as Record<string, unknown>, 'ko', null);

describe('readCollectedRow', () => {
  it('When it is a copy of a row of TourAPI, then it has the number of the original and the stricter licence', () => {
    expect(read(ROW).record).toMatchObject({
      naturalKey: 'ko overview|900001|2026',
      externalId: 'tourapi:900001',
      authority: '한국관광공사',
      referenceDay: null,
      festival: {
        name: '한빛등불축제',
        region: { provinceCode: '44', districtCode: '44180' },
        point: { lat: 36.312978, lng: 126.513243 },
        description: '등불이 걷는다.',
        linkedPictures: [{ url: 'https://tong.visitkorea.or.kr/a.jpg', licence: 'kogl-3' }],
      },
      edition: { startsOn: '2026-10-02', endsOn: '2026-10-05' },
    });
  });

  it('When the collector wrote it, then the id is the collector’s, and a pin on a map is no homepage', () => {
    const own = { ...ROW, id: 'own-lantern-2026', lat: 36.3129, lng: 126.5132, img: null };
    const { record, faults } = read({ ...own, link: 'https://map.kakao.com/link/map/한빛공원,36.31,126.51' });
    expect(record).toMatchObject({ externalId: 'collected:own-lantern-2026', authority: '수집 목록' });
    expect(record?.festival).not.toHaveProperty('homepage');
    expect(record?.festival).not.toHaveProperty('linkedPictures');
    expect(faults).toEqual([]);
    expect(read({ ...own, link: 'lantern.kr' }).record?.festival.homepage).toBe('http://lantern.kr');
  });

  it('When the point is a projected zero or missing, then there is none, with a warning', () => {
    const codes = (fields: object) => read({ ...ROW, ...fields }).faults.map(({ code }) => code);
    expect(codes({ y: '19.69442748', x: '117.9925662504' })).toEqual(['outside-korea']);
    expect(codes({ y: null, x: null })).toEqual(['no-coordinates']);
  });

  it('When days are wrong, then the row is refused, and without any it has no edition', () => {
    expect(read({ ...ROW, end: '20261001' }).record).toBeNull();
    expect(read({ ...ROW, start: null, end: null }).record).toMatchObject({ edition: null });
  });
});
