import iconv from 'iconv-lite';
import type { Answer, Asking } from './api.js';
import { until } from './until.js';

const HEADER = [
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

export type StdCells = Partial<Record<(typeof HEADER)[number], string>>;

const USUAL: Record<(typeof HEADER)[number], string> = {
  축제명: '한빛마을 등불축제',
  개최장소: '한빛공원',
  축제시작일자: '2026-10-02',
  축제종료일자: '2026-10-05',
  축제내용: '등불 행렬과 공연',
  주관기관명: '한빛문화재단',
  주최기관명: '충청남도 보령시',
  후원기관명: '',
  전화번호: '041-930-0000',
  홈페이지주소: 'https://lantern.example.kr',
  관련정보: '',
  소재지도로명주소: '충청남도 보령시 머드로 123',
  소재지지번주소: '',
  위도: '36.3129',
  경도: '126.5132',
  데이터기준일자: '2026-06-01',
  제공기관코드: '4510000',
  제공기관명: '충청남도 보령시',
};

/** The cells of another festival than the usual one: elsewhere, by other people. */
export function anotherFestival(name: string, more: StdCells = {}): StdCells {
  return {
    축제명: name,
    개최장소: `${name} 마당`,
    주관기관명: `${name} 추진위원회`,
    전화번호: '',
    홈페이지주소: '',
    위도: '',
    경도: '',
    ...more,
  };
}

/** A file of the national standard data: each row is a usual one but for the cells given. */
export function stdCsv(
  rows: readonly (StdCells | string)[],
  lineFeed = '\n',
  header: readonly string[] = HEADER,
): string {
  const lines = rows.map((row) =>
    typeof row === 'string' ? row : HEADER.map((column) => quoted({ ...USUAL, ...row }[column])).join(','),
  );
  return [header.join(','), ...lines, ''].join(lineFeed);
}

export function cp949(text: string): Buffer {
  return iconv.encode(text, 'cp949');
}

/** Uploads a file as an editor's browser does. */
export async function upload(
  api: Asking,
  token: string,
  file: Buffer | string,
  fields: Record<string, string> = {},
): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append(
    'file',
    new Blob([new Uint8Array(typeof file === 'string' ? Buffer.from(file) : file)]),
    '표준데이터.csv',
  );
  return api.ask('POST', '/v1/admin/imports', { token, body: form });
}

/** What the import says once it has left the states in which it is being worked on. */
export async function settled(
  api: Asking,
  token: string,
  id: string,
  query = '?perPage=100',
): Promise<Answer['body']> {
  await until(async () => {
    const { body } = await api.get(`/v1/admin/imports/${id}?perPage=1`, { token });
    return !['reading', 'applying', 'undoing'].includes(body.status as string);
  });
  return (await api.get(`/v1/admin/imports/${id}${query}`, { token })).body;
}

/** Uploads and reads a file. */
export async function previewed(api: Asking, token: string, file: Buffer | string): Promise<Answer['body']> {
  const { body } = await upload(api, token, file);
  return settled(api, token, body.id as string);
}

/** Uploads, reads and applies a file. */
export async function applied(api: Asking, token: string, file: Buffer | string): Promise<Answer['body']> {
  const { id } = await previewed(api, token, file);
  await api.post(`/v1/admin/imports/${id as string}/apply`, undefined, { token });
  return settled(api, token, id as string);
}

/** Takes an import back. */
export async function undone(api: Asking, token: string, id: string): Promise<Answer['body']> {
  await api.delete(`/v1/admin/imports/${id}`, { token });
  return settled(api, token, id);
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** All rows of an import, page by page. */
export async function allRowsOf<Row>(
  api: Pick<Asking, 'get'>,
  token: string,
  { id, rowsTotal }: { id: string; rowsTotal: number },
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = 1; rows.length < rowsTotal; page += 1) {
    const { body } = await api.get(`/v1/admin/imports/${id}?perPage=100&page=${page}`, { token });
    if (body.rows.items.length === 0) throw new Error(`page ${page} of ${id} has no rows`);
    rows.push(...(body.rows.items as Row[]));
  }
  return rows;
}
