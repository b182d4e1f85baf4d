import { districtRows } from './region.districts.data.js';

/** Degrees, WGS 84. */
export interface RegionPoint {
  lat: number;
  lng: number;
}

export interface Province {
  /** First two digits of the legal code. */
  code: string;
  name: string;
  nameEn: string;
  shortName: string;
  point: RegionPoint;
  /** Codes this province, or what was merged into it, had before. */
  formerCodes: string[];
  /** Former, short and common wrong spellings, Korean and English. */
  otherNames: string[];
}

export interface District {
  /** First five digits of the legal code. */
  code: string;
  provinceCode: string;
  name: string;
  nameEn: string;
  point: RegionPoint;
  formerCodes: string[];
  formerNames: string[];
  /** 일반구 of a city. Addresses name them, festivals belong to the city. */
  wards: string[];
}

/** In the order Koreans list them. */
export const provinces: Province[] = [
  province('11 서울특별시 Seoul 서울 37.57,126.98', '', '서울시 서울특별'),
  province('26 부산광역시 Busan 부산 35.18,129.08', '', '부산시 부산직할시'),
  province('27 대구광역시 Daegu 대구 35.87,128.60', '', '대구시 대구직할시'),
  province('28 인천광역시 Incheon 인천 37.46,126.71', '', '인천시 인천직할시'),
  province(
    '12 전남광주통합특별시 Jeonnam-Gwangju 전남광주 34.94,126.83',
    '29 46',
    '광주전남 광주전남통합특별시 광주광역시 광주 광주시 광주직할시 Gwangju 전라남도 전남 전라남 전남도 Jeollanam-do Jeonnam',
  ),
  province('30 대전광역시 Daejeon 대전 36.35,127.38', '', '대전시 대전직할시'),
  province('31 울산광역시 Ulsan 울산 35.54,129.31', '', '울산시'),
  province('36 세종특별자치시 Sejong 세종 36.48,127.29', '', '세종시 세종특별시 세종특별자치'),
  province('41 경기도 Gyeonggi-do 경기 37.40,127.10', '', 'Gyeonggi'),
  province('51 강원특별자치도 Gangwon-do 강원 37.75,128.30', '42', '강원도 강원특별도 Gangwon'),
  province('43 충청북도 Chungcheongbuk-do 충북 36.75,127.80', '', '충청북 충북도 Chungbuk'),
  province('44 충청남도 Chungcheongnam-do 충남 36.50,126.80', '', '충청남 충남도 충남남도 Chungnam'),
  province(
    '52 전북특별자치도 Jeonbuk-do 전북 35.72,127.10',
    '45',
    '전라북도 전라북 전북도 전북특별도 Jeollabuk-do Jeonbuk',
  ),
  province('47 경상북도 Gyeongsangbuk-do 경북 36.35,128.80', '', '경상북 경북도 Gyeongbuk'),
  province('48 경상남도 Gyeongsangnam-do 경남 35.25,128.20', '', '경상남 경남도 Gyeongnam'),
  province('50 제주특별자치도 Jeju-do 제주 33.39,126.55', '49', '제주도 제주특별도 Jeju'),
];

export const districts: District[] = districtRows.trim().split('\n').map(district);

/**
 * Neighbourhoods that tell the heirs of a divided district apart, for the heir that is not the main one
 * (Incheon, July 2026: 중구 → 제물포구 and 영종구; 서구 → 서해구 and 검단구).
 */
export const neighbourhoods: Record<string, string[]> = {
  '28155': ['영종', '중산동', '운남동', '운서동', '운북동', '을왕', '남북동', '덕교동', '무의', '공항'],
  '28290': ['검단', '마전동', '금곡동', '오류동', '왕길동', '당하동', '원당동', '대곡동', '불로동'],
};

function province(facts: string, formerCodes: string, otherNames: string): Province {
  const [code = '', name = '', nameEn = '', shortName = '', at = ''] = facts.split(' ');
  return {
    code,
    name,
    nameEn,
    shortName,
    point: point(at),
    formerCodes: words(formerCodes, ' '),
    otherNames: words(otherNames, ' '),
  };
}

function district(row: string): District {
  const [code = '', name = '', nameEn = '', at = '', ...extras] = row.split(' ');
  const was = words(extra(extras, 'was:'), ',');
  return {
    code,
    provinceCode: code.slice(0, 2),
    name,
    nameEn,
    point: point(at),
    formerCodes: was.filter((word) => /^\d+$/.test(word)),
    formerNames: was.filter((word) => !/^\d+$/.test(word)),
    wards: words(extra(extras, 'wards:'), ','),
  };
}

function extra(extras: string[], label: string): string {
  return extras.find((word) => word.startsWith(label))?.slice(label.length) ?? '';
}

function words(text: string, separator: string): string[] {
  return text === '' ? [] : text.split(separator);
}

function point(text: string): RegionPoint {
  const [lat = NaN, lng = NaN] = text.split(',').map(Number);
  return { lat, lng };
}
