import { describe, expect, it } from '@jest/globals';
import { koreaOutline } from './korea.outline.js';
import { doubtOf, placeOf } from './place.rules.js';

const centre = (code: string, name: string, lat: number, lng: number) => ({
  code,
  name,
  point: { lat, lng },
});
const districts = [
  centre('44180', '보령시', 36.33, 126.55),
  centre('44760', '부여군', 36.28, 126.91),
  centre('26350', '해운대구', 35.16, 129.16),
  centre('26110', '중구', 35.1, 129.03),
];
const doubt = (lat: number, lng: number, code: string) =>
  doubtOf({ lat, lng }, code, districts, koreaOutline);

describe('a point that was typed or placed', () => {
  it('is read from two texts, and is none while one of them is empty or no number', () => {
    expect(placeOf({ lat: ' 36.3', lng: '126.5' })).toEqual({ lat: 36.3, lng: 126.5 });
    expect(placeOf({ lat: '36.3', lng: '' })).toBeNull();
    expect(placeOf({ lat: '북위 36', lng: '126.5' })).toBeNull();
  });

  it('is without doubt in its district or province, on the shore, and on islands', () => {
    expect(doubt(36.31, 126.51, '44180')).toBeNull();
    expect(doubt(36.29, 126.9, '44')).toBeNull();
    expect(doubt(35.153, 129.119, '26')).toBeNull();
    for (const [lat, lng] of [
      [33.46, 126.94],
      [37.48, 130.9],
      [37.24, 131.87],
      [37.97, 124.72],
      [34.69, 125.2],
    ] as const)
      expect(doubt(lat, lng, '')).toBeNull();
  });

  it('seems to be elsewhere when it is far from its region and much nearer to another', () => {
    expect(doubt(35.16, 129.15, '44180')).toEqual({
      kind: 'elsewhere',
      km: 270,
      nearer: districts[2],
    });
    expect(doubt(36.28, 126.9, '44180')).toMatchObject({ kind: 'elsewhere', nearer: { name: '부여군' } });
    expect(doubt(35.16, 129.15, '44')).toMatchObject({ kind: 'elsewhere' });
  });

  it('is not doubted about its region where none is chosen, or one without a known centre', () => {
    expect(doubt(35.16, 129.15, '')).toBeNull();
    expect(doubt(35.16, 129.15, '99999')).toBeNull();
  });

  it('is outside Korea at sea, in Japan and well north of the border', () => {
    for (const [lat, lng] of [
      [36.5, 125.2],
      [34.2, 129.29],
      [39.02, 125.75],
      [126.5, 36.3],
    ] as const)
      expect(doubt(lat, lng, '44180')).toEqual({ kind: 'outside' });
  });
});
