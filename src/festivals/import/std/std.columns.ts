/** The columns of 전국문화축제표준데이터 (data.go.kr 15013104), as since 2025. */
export const STD_COLUMNS = [
  '축제명',
  '개최장소',
  '축제시작일자',
  '축제종료일자',
  '축제내용',
  '주관기관명',
  '주최기관명',
  '후원기관명',
  '전화번호',
  '홈페이지주소',
  '관련정보',
  '소재지도로명주소',
  '소재지지번주소',
  '위도',
  '경도',
  '데이터기준일자',
  '제공기관코드',
  '제공기관명',
] as const;

export type StdColumn = (typeof STD_COLUMNS)[number];

/** Headers of the files before 2025, and what other standards call those who answer for a row. */
const OTHER_NAMES: Record<string, StdColumn> = {
  주관기관: '주관기관명',
  주최기관: '주최기관명',
  후원기관: '후원기관명',
  제공기관: '제공기관명',
  관리기관: '제공기관명',
  관리기관명: '제공기관명',
};

/**
 * Without these a row is no festival; a file may lack any other column, as older ones lack who says it: then the
 * place of a row tells that.
 */
const NEEDED: readonly StdColumn[] = ['축제명', '축제시작일자', '축제종료일자'];

export interface StdHeader {
  /** The column at each position of a row; null for one that is not of the standard. */
  readonly columns: readonly (StdColumn | null)[];
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
  /** Needed columns that are missing; columns that are there twice. Both make the file unusable. */
  readonly faults: { readonly missing: readonly string[]; readonly doubled: readonly string[] };
}

/** Understands the first row of a file: any order, former names, spaces and marks around the names. */
export function readStdHeader(cells: readonly string[]): StdHeader {
  const names = cells.map((cell) => cell.normalize('NFC').replaceAll(/[\s\ufeff"']/gu, ''));
  const columns = names.map(
    (name) => STD_COLUMNS.find((column) => column === name) ?? otherName(name, names),
  );
  const known = columns.filter((column) => column !== null);
  const missing = STD_COLUMNS.filter((column) => !known.includes(column));
  return {
    columns,
    missing,
    unknown: names
      .filter((name, index) => columns[index] === null && name !== '')
      .map((name) => name.slice(0, 100)),
    faults: {
      missing: NEEDED.filter((column) => missing.includes(column)),
      doubled: [...new Set(known.filter((column, index) => known.indexOf(column) !== index))],
    },
  };
}

/** The column that is meant by another name of it, unless the file has it by its own or by an earlier one. */
function otherName(name: string, names: readonly string[]): StdColumn | null {
  const column = OTHER_NAMES[name];
  if (column === undefined || names.includes(column)) return null;
  return names.find((one) => OTHER_NAMES[one] === column) === name ? column : null;
}
