import { createConnection } from 'mysql2/promise';
import { migrate } from '../../src/migrations/migrate.js';
import { newId } from '../../src/shared/ids.js';

/** What Korean festivals are about, from often to seldom as in the national data. */
const SUBJECTS =
  '벚꽃 문화 빛 해맞이 예술 음악 야행 봄꽃 철쭉 국화 장미 불꽃 한우 어린이 단풍 코스모스 유채꽃 맥주 커피 연꽃 인삼 포도 사과 마늘 고추 대추 딸기 복숭아 수박 참외 산나물 버섯 송어 산천어 은어 대게 새우젓 젓갈 전어 멸치 오징어 낙지 주꾸미 굴 조개 김치 막걸리 와인 녹차 떡볶이 비빔밥 라면 치즈 빵 국수 도자기 한지 모시 옹기 청자 탈춤 마임 국악 재즈 록 영화 연극 만화 책 사진 미디어아트 단오 대보름 연등 줄다리기 소싸움 농악 읍성 대첩 왕인 백제 신라 가야 고인돌 구석기 공룡 나비 반딧불 철새 고래 갯벌 모래 머드 물 얼음 눈꽃 썰매 해넘이 별빛 등불 유등 억새 갈대 수국 매화 산수유 튤립 라벤더 메밀꽃 해바라기 허브 온천 둘레길 자전거 요트 드론 로봇 우주'.split(
    ' ',
  );
const KINDS = '축제 축제 축제 축제 축제 문화제 페스티벌 대축제 한마당 행사'.split(' ');
const TAGS = '가족 체험 야간 먹거리 공연 전통 꽃 바다 산 강 무료 어린이 연인 사진 캠핑'.split(' ');
const SURNAMES = '가 나 다 라 마 바 사 아 자 차 카 타 파 하'.split(' ');
const ROWS = 1_000;

export interface District {
  readonly provinceCode: string;
  readonly districtCode: string;
  /** Without its kind: 보령. */
  readonly name: string;
}

export interface Synthetic {
  readonly id: string;
  readonly name: string;
  readonly district: District;
  readonly subject: string;
}

/** Puts that many published festivals into an empty database. */
export async function fillCatalogue(
  url: string,
  count: number,
  districts: readonly District[],
): Promise<Synthetic[]> {
  const random = sequence(count);
  const festivals = Array.from({ length: count }, () => oneOf(random, districts));
  const connection = await createConnection({ uri: url });
  const fill = async (statement: string, rows: readonly (readonly unknown[])[]) => {
    for (let from = 0; from < rows.length; from += ROWS)
      await connection.query(`${statement} VALUES ?`, [rows.slice(from, from + ROWS)]);
  };
  const now = new Date();
  await fill(
    `INSERT INTO festivals_festival (id, name, former_names, category, place, province_code, district_code,
       organiser, status, linked_pictures, created_at, updated_at)`,
    festivals.map(({ id, name, district, subject }) => [
      id,
      name,
      '[]',
      'culture',
      `${district.name}${subject}공원 일원`,
      district.provinceCode,
      district.districtCode,
      `${district.name} 축제추진위원회`,
      'published',
      '[]',
      now,
      now,
    ]),
  );
  await fill(
    'INSERT INTO festivals_tag (festival_id, tag, position)',
    festivals.map(({ id }) => [id, pick(random, TAGS), 0]),
  );
  await connection.end();
  return festivals;
}

/** Repeatable numbers from 0 to 1. */
export function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** The first are picked more often, as a few subjects make most of the real names. */
export function pick<T>(random: () => number, from: readonly T[], skew = 1): T {
  return from[Math.floor(random() ** skew * from.length)] as T;
}

function oneOf(random: () => number, districts: readonly District[]): Synthetic {
  const district = pick(random, districts);
  const subject = pick(random, SUBJECTS, 1.7);
  const village = random() < 0.6 ? '' : `${pick(random, SURNAMES)}${pick(random, SURNAMES)}마을 `;
  const space = random() < 0.5 ? ' ' : '';
  const name = `${village}${district.name}${space}${subject}${pick(random, KINDS)}`;
  return { id: newId(), name, district, subject };
}

export async function freshDatabase(name: string): Promise<string> {
  const url = new URL(process.env['TEST_DATABASE_URL'] ?? '');
  const connection = await createConnection({ uri: url.href });
  await connection.query(`DROP DATABASE IF EXISTS ${name}`);
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci`);
  await connection.end();
  url.pathname = `/${name}`;
  await migrate(url.href);
  return url.href;
}
