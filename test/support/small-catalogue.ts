import { addDays, Clock } from '../../src/shared/clock.js';
import type { TestApi } from './api.js';
import { aPerson, type Person } from './people.js';
import { aPhoto } from './photos.js';

interface Plan {
  readonly name: string;
  readonly nameEn: string;
  readonly category: string;
  readonly tags: readonly string[];
  /** First and last day, counted from today. */
  readonly days: readonly [number, number];
  readonly region: string;
  readonly point: { lat: number; lng: number };
  readonly cover?: boolean;
}

const plans: readonly Plan[] = [
  {
    name: '보령머드축제',
    nameEn: 'Boryeong Mud Festival',
    category: 'sea',
    tags: ['머드', '해변'],
    days: [-2, 5],
    region: '44180',
    point: { lat: 36.31, lng: 126.51 },
    cover: true,
  },
  {
    name: '진주남강유등축제',
    nameEn: 'Jinju Namgang Yudeung Festival',
    category: 'light',
    tags: ['등불', '강'],
    days: [-1, 0],
    region: '48170',
    point: { lat: 35.19, lng: 128.08 },
    cover: true,
  },
  {
    name: '부산바다축제',
    nameEn: 'Busan Sea Festival',
    category: 'sea',
    tags: ['해변', '물놀이'],
    days: [3, 9],
    region: '26350',
    point: { lat: 35.16, lng: 129.16 },
    cover: true,
  },
  {
    name: '강릉단오제',
    nameEn: 'Gangneung Danoje',
    category: 'tradition',
    tags: ['굿', '씨름'],
    days: [6, 12],
    region: '51150',
    point: { lat: 37.75, lng: 128.89 },
  },
  {
    name: '여수밤바다 불꽃축제',
    nameEn: 'Yeosu Night Sea Fireworks',
    category: 'light',
    tags: ['불꽃', '해변'],
    days: [10, 11],
    region: '12130',
    point: { lat: 34.74, lng: 127.74 },
  },
  {
    name: '임실N치즈축제',
    nameEn: 'Imsil N Cheese Festival',
    category: 'food',
    tags: ['치즈', '목장'],
    days: [15, 18],
    region: '52750',
    point: { lat: 35.62, lng: 127.27 },
  },
  {
    name: '진해군항제',
    nameEn: 'Jinhae Gunhangje',
    category: 'flowers',
    tags: ['벚꽃'],
    days: [-40, -30],
    region: '48129',
    point: { lat: 35.15, lng: 128.66 },
  },
];

export interface SmallCatalogue {
  readonly editor: Person;
  /** Ids by Korean name. */
  readonly ids: ReadonlyMap<string, string>;
}

/** Seven festivals around today, made by an editor through the API; three have covers that went the whole way. */
export async function aSmallCatalogue(api: TestApi): Promise<SmallCatalogue> {
  const editor = await aPerson(api, 'editor', '편집자');
  const { token } = editor;
  const today = api.app.get(Clock).today();
  const ids = new Map<string, string>();
  for (const { name, nameEn, category, tags, days, cover = false, ...facts } of plans) {
    const coverPhotoId = cover ? await aPhoto(api, editor, { purpose: 'festival' }) : null;
    const description = `${name}를 소개하는 글입니다.`;
    const descriptionEn = `About the ${nameEn}.`;
    const body = { name, nameEn, category, tags, ...facts, coverPhotoId, description, descriptionEn };
    const made = await api.post('/v1/festivals', body, { token });
    if (made.status !== 201) throw new Error(`No festival: ${made.text}`);
    const [startsOn, endsOn] = days.map((day) => addDays(today, day));
    const id = made.body.id as string;
    const edition = await api.post(`/v1/festivals/${id}/editions`, { startsOn, endsOn }, { token });
    if (edition.status !== 201) throw new Error(`No edition: ${edition.text}`);
    ids.set(name, id);
  }
  return { editor, ids };
}
