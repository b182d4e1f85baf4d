import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NewFestival } from '../../src/festivals/index.js';
import { Database } from '../../src/shared/database/database.js';
import { type Answer, type TestApi, startApi } from '../support/api.js';
import { companionsOf } from '../support/companions.js';
import { aPerson, type Person } from '../support/people.js';
import { aPublishedFestival } from '../support/published-festival.js';
import { statementsOf } from '../support/statements.js';

interface Item {
  readonly festival: { readonly id: string };
  readonly reasons: readonly { readonly code: string; readonly text: string; readonly festivalId?: string }[];
}

describe('recommendations for several people', () => {
  let api: TestApi;
  let [minsu, jisu]: Person[] = [];
  let jisuForMinsu = '';
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    [minsu, jisu] = [await aPerson(api, 'visitor', '민수'), await aPerson(api, 'visitor', '지수')];
    jisuForMinsu = await companionsOf(api, minsu, jisu);
  });
  afterAll(() => api.close());

  const recommend = (withIds: string, by: Person | undefined = minsu, language = 'ko') =>
    api.get(`/v1/recommendations?with=${withIds}`, {
      token: by?.token,
      headers: { 'accept-language': language },
    });
  const itemsOf = ({ body }: Answer) => body.items as Item[];
  const idsIn = (answer: Answer) => itemsOf(answer).map(({ festival }) => festival.id);
  const reasonsFor = (answer: Answer, id: string) =>
    itemsOf(answer).find(({ festival }) => festival.id === id)?.reasons ?? [];
  const keep = (by: Person, id: string) =>
    api.put(`/v1/festivals/${id}/bookmark`, undefined, { token: by.token });
  const dismiss = (by: Person, festivalId: string) =>
    api.post(
      '/v1/signals',
      { signals: [{ id: randomUUID(), kind: 'dismiss', festivalId }] },
      { token: by.token },
    );
  const some = async (count: number, more: Partial<NewFestival>, startsIn = 20) => {
    const ids: string[] = [];
    while (ids.length < count) ids.push((await aPublishedFestival(api, more, [{ startsIn }])).id);
    return ids;
  };

  it('When two tastes differ, then what suits both comes first, and the reasons tell whom it suits and not why', async () => {
    const [mine] = await some(1, { category: 'flowers', tags: ['벚꽃'], name: '민수만 아는 벚꽃 잔치' });
    const [theirs] = await some(1, { category: 'music', tags: ['재즈'], name: '지수만 아는 재즈 잔치' });
    await keep(minsu!, mine!);
    await keep(jisu!, theirs!);
    const [both] = await some(1, { category: 'flowers', tags: ['재즈', '벚꽃'], name: '꽃밭 재즈' });
    const [flowers] = await some(1, { category: 'flowers', name: '튤립 정원' });
    const [jazz] = await some(1, { category: 'music', name: '가을 연주회' });
    await some(3, { category: 'snow', name: '얼음 나라' }, 200);
    const alone = await api.get('/v1/recommendations', { token: minsu!.token });
    expect(JSON.stringify(reasonsFor(alone, flowers!))).toContain('similar-category');
    const answer = await recommend(jisuForMinsu);
    expect(answer.status).toBe(200);
    const ids = idsIn(answer);
    expect(ids.indexOf(both!)).toBeLessThan(Math.min(ids.indexOf(flowers!), ids.indexOf(jazz!)));
    expect(reasonsFor(answer, both!)).toContainEqual({
      code: 'suits-all',
      text: '함께 가는 모두의 취향에 맞아요',
    });
    const codes = itemsOf(answer).flatMap(({ reasons }) => reasons.map(({ code }) => code));
    for (const code of codes) expect(code).not.toMatch(/^(because|similar|same|people)/);
    expect(itemsOf(answer).some(({ reasons }) => reasons.some((one) => 'festivalId' in one))).toBe(false);
    const texts = itemsOf(answer).flatMap(({ reasons }) => reasons.map(({ text }) => text));
    expect(texts.join()).not.toContain('잔치');
    const english = await recommend(jisuForMinsu, minsu, 'en');
    expect(reasonsFor(english, both!).map(({ text }) => text)).toContain('It suits the taste of all of you');
  });

  it('When it suits one of them only, then the reason names them as they call themselves, and me as me', async () => {
    const [kept] = await some(1, { category: 'music', tags: ['재즈'] });
    await keep(jisu!, kept!);
    const [jazz] = await some(1, { category: 'music', tags: ['재즈'] }, 300);
    const told = async (by: Person) =>
      reasonsFor(await recommend(jisuForMinsu, by), jazz!).map(({ text }) => text);
    expect(await told(minsu!)).toContain('지수 님의 취향에 맞아요');
    expect(await told(jisu!)).toContain('내 취향에 맞아요');
    await api.patch('/v1/me', { displayName: '재즈광' }, { token: jisu!.token });
    expect(await told(minsu!)).toContain('재즈광 님의 취향에 맞아요');
  });

  it('When one of them dismissed a festival or has reviewed its edition, then it is not proposed to the group', async () => {
    const [first, second, third] = (await some(3, {})) as [string, string, string];
    const visited = await aPublishedFestival(api, {}, [{ startsIn: -1 }]);
    expect(idsIn(await recommend(jisuForMinsu)).sort()).toEqual([first, second, third, visited.id].sort());
    await dismiss(jisu!, first);
    await dismiss(minsu!, second);
    await api.post(`/v1/festivals/${visited.id}/reviews`, { rating: 5 }, { token: jisu!.token });
    expect(idsIn(await recommend(jisuForMinsu))).toEqual([third]);
    expect(idsIn(await recommend(jisuForMinsu, jisu))).toEqual([third]);
    await dismiss(jisu!, third);
    expect((await recommend(jisuForMinsu)).body).toMatchObject({
      items: [],
      notices: [{ code: 'nothing-left', text: '함께 가는 모두에게 추천할 만한 축제가 남아 있지 않아요.' }],
    });
  });

  it('When one of them keeps a festival, then the very next answer takes it in', async () => {
    const [kept] = await some(1, { category: 'sea', tags: ['갯벌'] });
    const [alike] = await some(1, { category: 'sea', tags: ['갯벌'] }, 300);
    await some(5, { category: 'music' }, 10);
    const before = idsIn(await recommend(jisuForMinsu));
    await keep(jisu!, kept!);
    const after = idsIn(await recommend(jisuForMinsu));
    expect(after.indexOf(alike!)).toBeLessThan(before.indexOf(alike!));
    expect(after).toContain(kept);
  });

  it('When companions are named in another order, or another of them asks, then the list is the same', async () => {
    const sora = await aPerson(api, 'visitor', '소라');
    const soraForMinsu = await companionsOf(api, sora, minsu!);
    const soraForJisu = await companionsOf(api, sora, jisu!);
    for (const category of ['sea', 'music', 'flowers', 'snow'] as const) await some(6, { category });
    const all = idsIn(await recommend(jisuForMinsu));
    for (const [at, person] of [minsu!, jisu!, sora].entries()) await keep(person, all[at * 3]!);
    const one = await recommend(`${jisuForMinsu},${soraForMinsu}`);
    expect(idsIn(one)).toHaveLength(20);
    for (const order of [
      [soraForMinsu, jisuForMinsu],
      [soraForMinsu, jisuForMinsu, soraForMinsu],
    ])
      expect((await recommend(order.join(','))).body.items).toEqual(one.body.items);
    expect(idsIn(await recommend(`${jisuForMinsu},${soraForJisu}`, jisu))).toEqual(idsIn(one));
  });

  it('When somebody is no companion, ended it, switched personalisation off or is gone, then 400 names the field in the same words', async () => {
    await some(2, {});
    const [ended, off, gone] = [await aPerson(api), await aPerson(api), await aPerson(api)];
    const [endedId, offId, goneId] = [
      await companionsOf(api, minsu!, ended),
      await companionsOf(api, off, minsu!),
      await companionsOf(api, minsu!, gone),
    ];
    for (const id of [endedId, offId, goneId]) expect((await recommend(id)).status).toBe(200);
    await api.delete(`/v1/me/companions/${endedId}`, { token: ended.token });
    await api.patch('/v1/me', { personalised: false }, { token: off.token });
    await api.app.get(Database).change('DELETE FROM auth_account WHERE id = ?', [gone.id]);
    const stranger = await companionsOf(api, jisu!, await aPerson(api));
    const refusals = [];
    for (const id of [
      endedId,
      offId,
      goneId,
      stranger,
      randomUUID(),
      minsu!.id,
      jisu!.id,
      `${jisuForMinsu},${offId}`,
    ])
      refusals.push(await recommend(id));
    expect(refusals.map(({ status, body }) => [status, body.errors])).toEqual(
      refusals.map(() => [
        400,
        [{ pointer: '/with', detail: '모두 지금 나와 함께 추천받기로 한 동행이어야 합니다.' }],
      ]),
    );
    expect((await recommend(jisuForMinsu)).status).toBe(200);
  });

  it('When who asks has no account or switched personalisation off, then nobody’s taste is used', async () => {
    expect((await api.get(`/v1/recommendations?with=${jisuForMinsu}`)).status).toBe(401);
    await api.patch('/v1/me', { personalised: false }, { token: minsu!.token });
    const refused = await recommend(jisuForMinsu);
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '/with']);
  });

  it('When `with` is no list of up to five ids, then 400 names it', async () => {
    for (const wrong of [
      '',
      'x',
      `${jisuForMinsu},`,
      Array.from({ length: 6 }, () => randomUUID()).join(','),
    ]) {
      const refused = await recommend(wrong);
      expect([wrong, refused.status, refused.body.errors?.[0]?.pointer]).toEqual([wrong, 400, '/with']);
    }
  });

  it('When a list for three is asked, then it takes three statements more than one’s own, while nobody does anything', async () => {
    const soraForMinsu = await companionsOf(api, await aPerson(api), minsu!);
    const kept = await some(3, {});
    for (const id of kept) await keep(minsu!, id);
    await some(20, {});
    const heard = async (path: string) => {
      await api.get(path, { token: minsu!.token });
      const { statements } = await statementsOf(api, () => api.get(path, { token: minsu!.token }));
      return statements.filter((sql) => !sql.includes('auth_session'));
    };
    const alone = await heard('/v1/recommendations');
    const together = await heard(`/v1/recommendations?with=${jisuForMinsu},${soraForMinsu}`);
    expect(together.length).toBeLessThanOrEqual(alone.length + 3);
  });
});
