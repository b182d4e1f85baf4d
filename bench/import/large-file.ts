import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { regionTree } from '../../src/festivals/region/region.rules.js';
import { stdCsv, type StdCells } from '../../test/support/imports.js';
import { pick, sequence } from '../search/synthetic-catalogue.js';

const SUBJECTS =
  '벚꽃 국화 장미 철쭉 연꽃 불꽃 등불 얼음 눈꽃 머드 갯벌 한우 인삼 포도 사과 마늘 고추 대추 딸기 수박 버섯 송어 은어 대게 전어 멸치 굴 김치 녹차 국수 도자기 한지 모시 옹기 탈춤 국악 영화 만화 농악 나비 반딧불 억새 온천 드론'.split(
    ' ',
  );
const SYLLABLES = '가나다라마바사아자차카타파하고노도로모보소오조초'.split('');
/** Longer than any that is kept whole. */
const PROGRAMME = '등불 행렬과 공연, 먹거리 장터와 체험 마당이 밤까지 이어진다. '.repeat(260);
const DAY_MS = 86_400_000;

/** Writes a file of the standard data of at least so many bytes: towns all over Korea, long texts. Answers its rows. */
export async function writeLargeFile(path: string, bytes: number): Promise<number> {
  const random = sequence(bytes);
  const towns = regionTree().flatMap(({ fullName, districts }) =>
    districts.map((district) => ({ province: fullName, name: district.name })),
  );
  const file = createWriteStream(path);
  let rows = 0;
  for (let written = 0; written < bytes; rows += 1) {
    const text = rows === 0 ? stdCsv([row()]) : stdCsv([row()]).slice(stdCsv([]).length);
    written += Buffer.byteLength(text);
    if (!file.write(text)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
  return rows;

  function row(): StdCells {
    const { province, name } = pick(random, towns);
    const village = [1, 2, 3].map(() => pick(random, SYLLABLES)).join('');
    const first = new Date(Date.UTC(2026, 0, 1) + Math.floor(random() * 350) * DAY_MS);
    return {
      축제명: `${village}마을 ${pick(random, SUBJECTS)}축제`,
      개최장소: `${village}마을 마당`,
      축제시작일자: first.toISOString().slice(0, 10),
      축제종료일자: new Date(first.getTime() + 3 * DAY_MS).toISOString().slice(0, 10),
      축제내용: PROGRAMME,
      주관기관명: `${village}마을 축제추진위원회`,
      주최기관명: `${province} ${name}`,
      전화번호: '',
      홈페이지주소: '',
      소재지도로명주소: `${province} ${name} 큰길 ${String(rows)}`,
      위도: '',
      경도: '',
      제공기관코드: '',
      제공기관명: `${province} ${name}`,
    };
  }
}
