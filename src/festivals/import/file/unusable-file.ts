import type { Bilingual } from '../../../shared/problem/problem.js';

/** Why a whole file could not be imported. */
export const FILE_PROBLEMS = {
  'wrong-encoding': {
    ko: 'UTF-8도 CP949(EUC-KR)도 아닌 글자가 있습니다. CSV UTF-8로 다시 저장해 주세요.',
    en: 'There are bytes that are neither UTF-8 nor CP949 (EUC-KR). Save it again as CSV UTF-8.',
  },
  'excel-file': {
    ko: '엑셀 파일입니다. 엑셀에서 "CSV UTF-8(쉼표로 분리)"로 저장해 주세요.',
    en: 'This is an Excel workbook. Save it from Excel as "CSV UTF-8 (comma delimited)".',
  },
  'utf-16-file': {
    ko: 'UTF-16으로 저장된 파일입니다. CSV UTF-8로 다시 저장해 주세요.',
    en: 'The file is saved as UTF-16. Save it again as CSV UTF-8.',
  },
  'not-a-table': { ko: 'CSV 표가 아닙니다.', en: 'This is not a table in CSV.' },
  'wrong-header': {
    ko: '첫 줄이 전국문화축제표준데이터의 머리글이 아닙니다. 빠졌거나 두 번 나오는 열이 있습니다.',
    en: 'The first line is not the header of 전국문화축제표준데이터: columns are missing or there twice.',
  },
  'broken-quotes': {
    ko: '따옴표가 맞지 않아 어디서 행이 끝나는지 알 수 없습니다.',
    en: 'The quotation marks do not match, so it is not clear where a row ends.',
  },
  'broken-json': {
    ko: 'JSON이 중간에 끊겼거나 잘못 쓰여 있습니다.',
    en: 'The JSON is cut off or not well formed.',
  },
  'not-a-list': {
    ko: '행의 목록이 아니거나 한 행이 너무 큽니다.',
    en: 'Is no list of rows, or a row of it is too large.',
  },
  'source-quota': {
    ko: '제공 기관의 하루 이용 한도를 넘었다는 답입니다. 내일 다시 받아 주세요.',
    en: 'The provider answered that the quota of the day is used up. Fetch it again tomorrow.',
  },
  'source-key': {
    ko: '제공 기관이 인증키로 이 자료를 쓰는 것을 허락하지 않았습니다. 활용 신청을 확인해 주세요.',
    en: 'The provider does not let the key use this data: see whether it was applied for.',
  },
  'source-key-unknown': {
    ko: '제공 기관에 등록되지 않은 인증키입니다. 잘못 옮겼거나 아직 쓸 수 없는 키일 수 있습니다.',
    en: 'The provider does not know the key: it is mistyped, or not in force yet.',
  },
  'source-key-expired': {
    ko: '활용 기간이 지난 인증키입니다. 기간을 연장해 주세요.',
    en: 'The key is out of date: have it extended.',
  },
  'source-key-address': {
    ko: '이 서버의 IP는 인증키에 등록되어 있지 않습니다.',
    en: 'The address of this server is not registered for the key.',
  },
  'source-forbidden': {
    ko: '제공 기관의 관문이 이유 없이 거절했습니다(403). 활용 신청이 반영되었는지, 서버의 IP가 막혔는지 확인해 주세요.',
    en: 'The gateway of the provider refused without a reason (403): see whether the application is through, and whether this server is blocked.',
  },
  'source-down': {
    ko: '제공 기관이 여러 번 물어도 답하지 않습니다. 나중에 다시 시작하면 멈춘 곳부터 이어집니다.',
    en: 'The provider does not answer, asked several times. Start again later: it goes on from where it stopped.',
  },
  'source-refused': {
    ko: '자료 대신 제공 기관의 오류 답입니다.',
    en: 'Holds an error of the provider instead of data.',
  },
  'no-rows': { ko: '행이 하나도 없습니다.', en: 'There are no rows in it.' },
  interrupted: {
    ko: '서버가 멈춰 끝내지 못했습니다. 바뀐 것은 없으니 다시 올려 주세요.',
    en: 'The server stopped before it was done. Nothing was changed; upload the file again.',
  },
  internal: {
    ko: '서버에 문제가 생겨 끝내지 못했습니다. 바뀐 것은 없습니다.',
    en: 'Something went wrong on our side before it was done. Nothing was changed.',
  },
} as const satisfies Record<string, Bilingual>;

export type FileProblemCode = keyof typeof FILE_PROBLEMS;

/** Where in the file: the line, the row as a spreadsheet numbers it, or the columns of the header. */
export interface FileProblemPlace {
  readonly line?: number;
  readonly row?: number;
  readonly missingColumns?: readonly string[];
  readonly doubledColumns?: readonly string[];
}

export interface FileProblem extends FileProblemPlace {
  readonly code: FileProblemCode;
}

/** Thrown by what reads a file when none of it can be used. */
export class UnusableFile extends Error {
  readonly problem: FileProblem;

  constructor(code: FileProblemCode, place: FileProblemPlace) {
    super(code);
    this.problem = { code, ...place };
  }
}
