import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { stdCsv, type StdCells } from '../../test/support/imports.js';
import { pick, sequence } from '../search/synthetic-catalogue.js';

const SUBJECTS =
  '벚꽃 국화 장미 철쭉 연꽃 불꽃 등불 얼음 눈꽃 머드 갯벌 한우 인삼 포도 사과 마늘 고추 대추 딸기 수박 버섯 송어 은어 대게 전어 멸치 굴 김치 녹차 국수 도자기 한지 모시 옹기 탈춤 국악 영화 만화 농악 나비 반딧불 억새 온천 드론'.split(
    ' ',
  );
const TOWNS = Object.entries({
  강원특별자치도:
    '춘천시 원주시 강릉시 동해시 태백시 속초시 삼척시 홍천군 횡성군 영월군 평창군 정선군 철원군 화천군 양구군 인제군 고성군 양양군',
  충청북도: '청주시 충주시 제천시 보은군 옥천군 영동군 증평군 진천군 괴산군 음성군 단양군',
  충청남도:
    '천안시 공주시 보령시 아산시 서산시 논산시 계룡시 당진시 금산군 부여군 서천군 청양군 홍성군 예산군 태안군',
  전북특별자치도:
    '전주시 군산시 익산시 정읍시 남원시 김제시 완주군 진안군 무주군 장수군 임실군 순창군 고창군 부안군',
  경상북도:
    '포항시 경주시 김천시 안동시 구미시 영주시 영천시 상주시 문경시 경산시 의성군 청송군 영양군 영덕군 청도군 고령군 성주군 칠곡군 예천군 봉화군 울진군 울릉군',
  경상남도:
    '창원시 진주시 통영시 사천시 김해시 밀양시 거제시 양산시 의령군 함안군 창녕군 고성군 남해군 하동군 산청군 함양군 거창군 합천군',
}).flatMap(([province, names]) => names.split(' ').map((name) => ({ province, name })));
const SYLLABLES = '가나다라마바사아자차카타파하고노도로모보소오조초'.split('');
/** Longer than any that is kept whole. */
const PROGRAMME = '등불 행렬과 공연, 먹거리 장터와 체험 마당이 밤까지 이어진다. '.repeat(260);
const DAY_MS = 86_400_000;

/** Writes a file of the standard data of at least so many bytes: towns of six provinces, long texts. Answers its rows. */
export async function writeLargeFile(path: string, bytes: number): Promise<number> {
  const random = sequence(bytes);
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
    const { province, name } = pick(random, TOWNS);
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
