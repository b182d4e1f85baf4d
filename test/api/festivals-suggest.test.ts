import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestApi, standAt, startApi } from '../support/api.js';
import { aFestival } from '../support/festivals.js';
import { statementsOf } from '../support/statements.js';

interface Suggestion {
  readonly kind: string;
  readonly text: string;
  readonly matched: [number, number] | null;
}

describe('suggestions while somebody types', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    standAt(api, '2027-05-02T03:00:00Z');
  });
  afterAll(() => api.close());

  const ask = (q: string, more = '') => api.get(`/v1/suggest?q=${encodeURIComponent(q)}${more}`);
  const suggest = async (q: string, more = ''): Promise<Suggestion[]> => {
    const answer = await ask(q, more);
    expect([q, answer.status]).toEqual([q, 200]);
    return answer.body.items as Suggestion[];
  };

  const boryeong = { provinceCode: '44', districtCode: '44180' };

  it('When a name is typed key by key, then it is suggested all the way, with the part that was typed', async () => {
    const { id } = await aFestival(api, { name: '보령머드축제', nameEn: 'Boryeong Mud Festival' });
    await aFestival(api, { name: '진주남강유등축제' });
    for (const [typed, matched] of [
      ['보', [0, 1]],
      ['보려', [0, 2]],
      ['보령ㅁ', [0, 3]],
      ['보령먿', [0, 4]],
      ['ㅂㄹㅁ', [0, 3]],
      ['머드', [2, 4]],
      ['cnrwp', null],
      ['boryeo', null],
    ] as const) {
      const items = await suggest(typed);
      const found = items.find(({ text }) => text === '보령머드축제');
      expect([typed, found]).toEqual([
        typed,
        { kind: 'festival', text: '보령머드축제', textEn: 'Boryeong Mud Festival', festivalId: id, matched },
      ]);
    }
  });

  it('When a name has Hanja and is typed as it is said, then it is suggested as it is written', async () => {
    await aFestival(api, { name: '계룡軍문화축제' });
    for (const typed of ['계룡구', '계룡군문', 'ㄱㄹㄱ', '계룡軍'])
      expect([typed, (await suggest(typed)).map(({ text }) => text)]).toEqual([typed, ['계룡軍문화축제']]);
  });

  it('When a region, a tag or a category is typed, then it is suggested beside the festivals', async () => {
    await aFestival(api, { name: '머드축제', tags: ['바다 놀이'], region: boryeong });
    expect(await suggest('보령')).toEqual([
      expect.objectContaining({
        kind: 'region',
        text: '충청남도 보령시',
        regionCode: '44180',
        matched: [5, 7],
      }),
      expect.objectContaining({ kind: 'festival', text: '머드축제', matched: null }),
    ]);
    expect((await suggest('충남')).map(({ kind, text }) => [kind, text])).toEqual([
      ['region', '충청남도'],
      ['festival', '머드축제'],
    ]);
    const sea = await suggest('바다');
    expect(sea.map(({ kind, text }) => [kind, text])).toEqual([
      ['category', '바다·물놀이'],
      ['festival', '머드축제'],
      ['tag', '바다 놀이'],
    ]);
  });

  it('B7 When a festival is not published, then neither it nor what only it has is suggested', async () => {
    await aFestival(api, { name: '숨은축제', tags: ['숨은꽃'], status: 'draft' });
    await aFestival(api, { name: '숨은길', tags: ['숨은새'], status: 'hidden' });
    expect(await suggest('숨은')).toEqual([]);
  });

  it('When many match, then there are as many as asked, and no more than twenty', async () => {
    for (let number = 0; number < 12; number += 1)
      await aFestival(api, { name: `꽃길 ${number}`, tags: ['꽃'] });
    expect(await suggest('꽃')).toHaveLength(8);
    expect(await suggest('꽃', '&limit=3')).toHaveLength(3);
    for (const limit of ['0', '21', 'x'])
      expect((await ask('꽃', `&limit=${limit}`)).body.errors).toMatchObject([{ pointer: '/limit' }]);
  });

  it('C4 When nothing, operators or too much is typed, then the answer is empty, or says what is wrong', async () => {
    await aFestival(api, { name: '보통 축제' });
    for (const q of ['', '  ', '%', '_', '\\', "'", '"', '*', '+', '(', ')', '~', '@', 'zzzz'])
      expect([q, await suggest(q)]).toEqual([q, []]);
    expect((await ask('가'.repeat(1024))).status).toBe(400);
    expect((await api.get('/v1/suggest')).body.errors).toMatchObject([{ pointer: '/q' }]);
  });

  it('When it is asked, then it takes at most three statements and may be kept for a short time', async () => {
    await aFestival(api, { name: '보령머드축제', region: boryeong });
    await suggest('보령');
    const { statements } = await statementsOf(api, () => suggest('보령'));
    expect(statements.length).toBeLessThanOrEqual(3);
    const { headers } = await ask('보령');
    expect(headers.get('cache-control')).toMatch(/^public, max-age=60\b/);
    expect(headers.get('etag')).not.toBeNull();
  });
});
