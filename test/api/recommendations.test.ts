import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { FestivalWriter, type NewFestival } from '../../src/festivals/index.js';
import { SyntheticSignals } from '../../src/recommendations/index.js';
import { anotherInstance } from '../support/another-instance.js';
import { type Answer, type TestApi, startApi } from '../support/api.js';
import { aPerson, type Person } from '../support/people.js';
import { aPublishedFestival } from '../support/published-festival.js';
import { statementsOf } from '../support/statements.js';
import { until } from '../support/until.js';

const SEOUL = { lat: 37.5665, lng: 126.978 };

describe('recommendations', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(() => api.empty());
  afterAll(() => api.close());

  const recommend = (query = '', by?: Person, headers: Record<string, string> = {}) =>
    api.get(`/v1/recommendations?${query}`, { token: by?.token, headers });
  const idsIn = ({ body }: Answer) =>
    body.items.map((item: { festival: { id: string } }) => item.festival.id) as string[];
  const reasonsFor = ({ body }: Answer, id: string) =>
    body.items.find((item: { festival: { id: string } }) => item.festival.id === id)?.reasons as {
      code: string;
      text: string;
      festivalId?: string;
      days?: number;
      km?: number;
    }[];
  const codesIn = (answer: Answer, id: string) => reasonsFor(answer, id).map(({ code }) => code);
  const keep = (by: Person, id: string) =>
    api.put(`/v1/festivals/${id}/bookmark`, undefined, { token: by.token });
  const signal = (by: Person, kind: string, festivalId: string, more: object = {}) =>
    api.post(
      '/v1/signals',
      { signals: [{ id: randomUUID(), kind, festivalId, ...more }] },
      { token: by.token },
    );
  const some = async (count: number, more: Partial<NewFestival>, startsIn = 20) => {
    const ids: string[] = [];
    while (ids.length < count) ids.push((await aPublishedFestival(api, more, [{ startsIn }])).id);
    return ids;
  };

  it('When nobody is signed in, then what runs, is near and is kept by many comes first, each with a true reason', async () => {
    const running = await aPublishedFestival(api, { category: 'sea' }, [{ startsIn: -1 }]);
    const soon = await aPublishedFestival(api, { category: 'snow' }, [{ startsIn: 5 }]);
    const late = await aPublishedFestival(api, { category: 'music' }, [{ startsIn: 200 }]);
    const near = await aPublishedFestival(api, { category: 'food', point: { lat: 37.57, lng: 126.98 } }, [
      { startsIn: 60 },
    ]);
    const answer = await recommend(`near=${SEOUL.lat},${SEOUL.lng}`);
    expect(idsIn(answer)).toEqual([near.id, running.id, soon.id, late.id]);
    expect(codesIn(answer, running.id)).toEqual(['running-now']);
    expect(reasonsFor(answer, soon.id)).toEqual([
      { code: 'starts-soon', days: 5, text: '5일 뒤에 시작해요' },
    ]);
    expect(reasonsFor(answer, late.id)).toEqual([{ code: 'coming', days: 200, text: '200일 뒤에 시작해요' }]);
    expect(reasonsFor(answer, near.id)[0]).toEqual({ code: 'near', km: 0.4, text: '여기서 0.4km 거리예요' });
    expect(answer.body.model).toBeNull();
    const english = await recommend('', undefined, { 'accept-language': 'en' });
    expect(reasonsFor(english, soon.id)[0]?.text).toBe('Starts in 5 days');
  });

  it('When a person keeps one more festival, then the very next answer is another, and names it', async () => {
    const person = await aPerson(api);
    const [kept, alike] = (await some(2, {
      category: 'flowers',
      tags: ['벚꽃'],
      name: '벚꽃축제',
      nameEn: 'Cherry Festival',
    })) as [string, string];
    await some(4, { category: 'music', name: '재즈 공연' }, 10);
    const before = await recommend('', person);
    expect(idsIn(before)).toHaveLength(6);
    expect((await keep(person, kept)).status).toBe(204);
    const after = await recommend('', person);
    expect(idsIn(after)).not.toContain(kept);
    expect(idsIn(after)[0]).toBe(alike);
    expect(idsIn(before)[0]).not.toBe(alike);
    expect(reasonsFor(after, alike)).toContainEqual({
      code: 'similar-theme',
      festivalId: kept,
      text: '저장하신 ‘벚꽃축제’처럼 주제가 통하는 축제예요',
    });
    const english = await recommend('', person, { 'accept-language': 'en' });
    expect(reasonsFor(english, alike).map(({ text }) => text)).toContain(
      'The same category as festivals you liked: Flowers',
    );
    expect(idsIn(await recommend())).toContain(kept);
  });

  it('When the same is asked again, then the list is the same under another id; when others keep a festival meanwhile, then it rises', async () => {
    const person = await aPerson(api);
    const [last] = (await some(1, { category: 'snow', name: '눈꽃 축제' }, 150)) as [string];
    await some(4, { category: 'music', name: '재즈 공연' }, 20);
    const { listId, ...first } = (await recommend('', person)).body;
    const { listId: other, ...again } = (await recommend('', person)).body;
    expect(again).toEqual(first);
    expect(other).not.toBe(listId);
    const placeNow = async () => idsIn(await recommend('', person)).indexOf(last);
    const before = await placeNow();
    for (let fan = 0; fan < 8; fan += 1) await keep(await aPerson(api), last);
    expect(await placeNow()).toBeLessThan(before);
  });

  it('B7 When a festival is over, called off, hidden, a draft or dismissed, then it is never recommended', async () => {
    const person = await aPerson(api);
    const [shown, dismissed, hiddenLater] = (await some(3, {})) as [string, string, string];
    await aPublishedFestival(api, {}, [{ startsIn: -20 }]);
    await aPublishedFestival(api, {}, [{ startsIn: 20, status: 'cancelled' }]);
    await aPublishedFestival(api, {}, [{ startsIn: 20, status: 'postponed' }]);
    await aPublishedFestival(api, {}, []);
    await aPublishedFestival(api, { status: 'draft' });
    expect((await signal(person, 'dismiss', dismissed)).body.accepted).toBe(1);
    expect(idsIn(await recommend('', person)).sort()).toEqual([shown, hiddenLater].sort());
    expect(idsIn(await recommend())).toContain(dismissed);
    await api.app.get(FestivalWriter).change(hiddenLater, { status: 'hidden' });
    expect(idsIn(await recommend('', person))).toEqual([shown]);
    expect((await signal(person, 'dismiss', shown)).status).toBe(202);
    expect((await recommend('', person)).body.items).toEqual([]);
  });

  it('When nothing meets the wish, then the radius and then the dates are let go, and every item says so', async () => {
    const busan = await aPublishedFestival(api, { point: { lat: 35.1796, lng: 129.0756 } }, [
      { startsIn: 10 },
    ]);
    const wide = await recommend(`near=${SEOUL.lat},${SEOUL.lng}&radiusKm=50`);
    expect(idsIn(wide)).toEqual([busan.id]);
    expect(reasonsFor(wide, busan.id)[0]).toEqual({
      code: 'widened',
      text: '조건에 모두 맞는 축제가 없어 거리 조건 없이 찾았어요',
    });
    const wider = await recommend(
      `near=${SEOUL.lat},${SEOUL.lng}&radiusKm=50&from=2199-01-01&category=snow`,
      undefined,
      {
        'accept-language': 'en',
      },
    );
    expect(reasonsFor(wider, busan.id)[0]?.text).toBe(
      'Nothing met every condition, so this was found without the distance and date and category limit',
    );
    expect(codesIn(await recommend('category=food'), busan.id)).not.toContain('widened');
  });

  describe('what is to be known of the whole answer', () => {
    const noticesIn = async (query = '', by?: Person, language = 'en') =>
      (await recommend(query, by, { 'accept-language': language })).body.notices as object[];

    it('When the list is just what was asked, then there is nothing to say', async () => {
      await some(1, { category: 'food' });
      expect(await noticesIn(`near=${SEOUL.lat},${SEOUL.lng}&category=food`)).toEqual([]);
    });

    it('When no festival is on or to come, then the empty list says so', async () => {
      await aPublishedFestival(api, {}, [{ startsIn: 20, status: 'cancelled' }]);
      expect(await noticesIn()).toEqual([
        { code: 'nothing-coming', text: 'No festival is on, and none is announced yet.' },
      ]);
      expect(await noticesIn('', undefined, 'ko')).toEqual([
        { code: 'nothing-coming', text: '지금 열리거나 앞으로 열릴 축제가 아직 없어요.' },
      ]);
    });

    it('When a person has dismissed or kept all that is to come, then the empty list says so', async () => {
      const person = await aPerson(api);
      const [dismissed, kept] = (await some(2, {})) as [string, string];
      await signal(person, 'dismiss', dismissed);
      expect(await noticesIn('', person)).toEqual([]);
      await keep(person, kept);
      expect(await recommend('', person)).toMatchObject({ status: 200, body: { items: [] } });
      expect(await noticesIn('', person)).toEqual([
        {
          code: 'nothing-left',
          text: 'You have already kept, visited or turned away every festival that is to come.',
        },
      ]);
      expect(await noticesIn('category=food&from=2199-01-01', person)).toEqual([
        expect.objectContaining({ code: 'nothing-left' }),
      ]);
    });

    it('When nothing is on in the days asked, then the answer says what it was found without', async () => {
      await some(2, {});
      expect(await noticesIn('from=2199-01-01&to=2199-01-31')).toEqual([
        {
          code: 'widened',
          text: 'Nothing met every condition, so this was found without the date limit',
        },
      ]);
    });

    it('When the place is outside of Korea, then the answer says that all is far from it', async () => {
      await some(2, { point: { lat: 35.1796, lng: 129.0756 } });
      for (const near of ['48.85,2.35', '-33.87,151.21', '39.01,127', '37,123.99', '35.68,139.69'])
        expect([near, await noticesIn(`near=${near}`)]).toEqual([
          near,
          [
            {
              code: 'outside-korea',
              text: 'The place you gave is outside Korea, so every festival is far from it.',
            },
          ],
        ]);
      const codes = (await noticesIn('near=48.85,2.35&radiusKm=10')).map((one) => 'code' in one && one.code);
      expect(codes).toEqual(['widened', 'outside-korea']);
      expect(await noticesIn('near=33.11,126.27')).toEqual([]);
    });
  });

  it('When personalisation is switched off, then the answer is that of somebody without an account', async () => {
    const person = await aPerson(api);
    const [kept] = (await some(2, { category: 'flowers' })) as [string];
    await some(2, { category: 'music' }, 10);
    await keep(person, kept);
    await signal(person, 'dismiss', (await some(1, {}))[0] as string);
    expect((await recommend('', person)).body.items).not.toEqual((await recommend()).body.items);
    await api.patch('/v1/me', { personalised: false }, { token: person.token });
    expect((await recommend('', person)).body.items).toEqual((await recommend()).body.items);
    expect((await signal(person, 'view', kept)).body).toMatchObject({ accepted: 0, ignored: 1 });
  });

  it('When a person has reviewed the edition in view, then it is not recommended again, but what is like it is', async () => {
    const person = await aPerson(api);
    const visited = await aPublishedFestival(api, { category: 'sea' }, [{ startsIn: -1 }]);
    const [alike] = await some(1, { category: 'sea' });
    await some(2, { category: 'music' });
    expect(
      (await api.post(`/v1/festivals/${visited.id}/reviews`, { rating: 5 }, { token: person.token })).status,
    ).toBe(201);
    const answer = await recommend('', person);
    expect(idsIn(answer)).not.toContain(visited.id);
    expect(idsIn(answer)[0]).toBe(alike);
    expect(codesIn(answer, alike as string)).toContain('similar-category');
  });

  it('When the catalogue was empty a moment ago, then the first festival is recommended at once', async () => {
    expect((await recommend()).body.items).toEqual([]);
    const [first] = await some(1, {});
    expect(idsIn(await recommend())).toEqual([first]);
  });

  it('When only an estimate is known, then it is recommended as such', async () => {
    const lastYear = await aPublishedFestival(api, {}, [{ startsIn: -355 }]);
    const answer = await recommend();
    expect(idsIn(answer)).toEqual([lastYear.id]);
    expect(answer.body.items[0].festival.edition.estimated).toBe(true);
    expect(codesIn(answer, lastYear.id)).toEqual(['usually-soon']);
  });

  it('When a parameter is wrong, then 400 names it', async () => {
    const wrong = [
      ['near=91,0', '/near'],
      ['radiusKm=10', '/radiusKm'],
      ['near=37,127&radiusKm=0', '/radiusKm'],
      ['from=2027-02-29', '/from'],
      ['from=2027-02-02&to=2027-02-01', '/to'],
      ['category=fun', '/category'],
      ['limit=0', '/limit'],
      ['limit=51', '/limit'],
      ['sort=best', '/sort'],
    ];
    for (const [query, pointer] of wrong) {
      const refused = await recommend(query);
      expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([400, pointer]);
    }
  });

  it('When a page is asked for a person with a history, then at most four statements run besides the guard’s, and one while they do nothing', async () => {
    const person = await aPerson(api);
    for (const id of await some(3, {})) await keep(person, id);
    await some(30, {});
    await recommend();
    const statementsOfPage = async () => {
      const { statements } = await statementsOf(api, async () => {
        expect(idsIn(await recommend('', person))).toHaveLength(20);
      });
      return statements.filter((sql) => !sql.includes('auth_session')).length;
    };
    expect(await statementsOfPage()).toBeLessThanOrEqual(4);
    expect(await statementsOfPage()).toBe(1);
  });

  describe('the model', () => {
    // A model outlives the data it was trained on, so each test gets an instance that has none.
    beforeEach(async () => {
      await api.close();
      api = await startApi();
    });

    /** Six people who kept both, three who kept something else. */
    const crowd = async () => {
      const [mud] = (await some(1, { category: 'sea', name: '머드' })) as [string];
      const [lantern] = (await some(1, { category: 'light', name: '등불' }, 90)) as [string];
      const [jazz] = (await some(1, { category: 'music', name: '재즈' }, 80)) as [string];
      for (let index = 0; index < 9; index += 1) {
        const person = await aPerson(api);
        for (const id of index < 6 ? [mud, lantern] : [jazz]) await keep(person, id);
      }
      return { mud, lantern, jazz };
    };
    const trained = () =>
      until(async () => {
        const { body } = await recommend();
        return body.model === null
          ? undefined
          : (body.model as { version: number; trainedAt: string; synthetic: boolean });
      });

    it('When there are signals and no model, then one is trained in the background and reasons name who kept both', async () => {
      const { mud, lantern } = await crowd();
      expect((await recommend()).status).toBe(200);
      expect(await trained()).toEqual({ version: 1, trainedAt: expect.any(String), synthetic: false });
      const person = await aPerson(api);
      await keep(person, mud);
      const answer = await recommend('', person);
      expect(idsIn(answer)[0]).toBe(lantern);
      expect(reasonsFor(answer, lantern)[0]).toEqual({
        code: 'because-you-kept',
        festivalId: mud,
        text: '저장하신 ‘머드’에 관심을 보인 사람들이 함께 찾은 축제예요',
      });
    });

    it('When another instance runs, then it answers with the same model', async () => {
      await crowd();
      const model = await trained();
      const second = await anotherInstance(api);
      try {
        expect((await second.get('/v1/recommendations')).body.model).toEqual(model);
      } finally {
        await second.close();
      }
    });

    it('When the stored model is torn, then answers go on without it and a new one replaces it', async () => {
      await crowd();
      await trained();
      await api.app.get(DataSource).query('UPDATE recommendations_model_part SET bytes = LEFT(bytes, 20)');
      const second = await anotherInstance(api);
      try {
        expect((await second.get('/v1/recommendations')).body.model).toBeNull();
        const next = await until(
          async () => (await second.get('/v1/recommendations')).body.model ?? undefined,
        );
        expect(next.version).toBe(2);
      } finally {
        await second.close();
      }
    });

    it('When a person switched personalisation off, then nothing is learned from them', async () => {
      const [mud, lantern] = (await some(2, {})) as [string, string];
      const person = await aPerson(api);
      await keep(person, mud);
      await keep(person, lantern);
      await api.patch('/v1/me', { personalised: false }, { token: person.token });
      await trained();
      const [row] = await api.app.get(DataSource).query('SELECT people FROM recommendations_model');
      expect(row.people).toBe(0);
    });

    it('When invented visitors of the sample data were learned from, then the answer and its reasons say so', async () => {
      const person = await aPerson(api);
      const ids = await some(12, { category: 'food', tags: ['먹거리'] });
      const sample = ids.map((id, index) => ({
        id,
        key: `festival-${index}`,
        category: 'food',
        tags: ['먹거리'],
        provinceCode: '44',
        usual: { month: 10 },
      }));
      const loaded = await api.app.get(SyntheticSignals).load(sample);
      expect(loaded).toBeGreaterThan(1000);
      expect(await api.app.get(SyntheticSignals).load(sample)).toBe(loaded);
      const [{ rows }] = await api.app
        .get(DataSource)
        .query('SELECT SUM(times) AS `rows` FROM recommendations_signal');
      expect(Number(rows)).toBe(loaded);
      expect((await trained()).synthetic).toBe(true);
      await keep(person, ids[0] as string);
      const answer = await recommend('', person);
      const resting = answer.body.items
        .flatMap(({ reasons }: { reasons: { code: string; text: string }[] }) => reasons)
        .filter(({ code }: { code: string }) =>
          ['because-you-kept', 'people-like-you', 'popular'].includes(code),
        );
      expect(resting.length).toBeGreaterThan(2);
      for (const { text } of resting) expect(text).toMatch(/\(표본 데이터 기준\)$/);
      const { body } = await api.get(`/v1/festivals/${ids[1] as string}`);
      expect(body.rating).toEqual({ mean: null, count: 0 });
      expect((await api.get(`/v1/festivals/${ids[1] as string}/reviews`)).body.total).toBe(0);
    });
  });

  describe('similar festivals', () => {
    it('When one is asked for, then those most alike come first, open ones before those that are over', async () => {
      const [own, twin] = (await some(2, { category: 'flowers', tags: ['벚꽃'], name: '벚꽃축제' })) as [
        string,
        string,
      ];
      const over = await aPublishedFestival(api, { category: 'flowers', tags: ['벚꽃'], name: '벚꽃축제' }, [
        { startsIn: -10 },
      ]);
      const [cousin] = (await some(1, { category: 'flowers', name: '튤립' }, 200)) as [string];
      await some(1, { category: 'music', name: '재즈' }, 100);
      await aPublishedFestival(api, { category: 'flowers', status: 'hidden' });
      const answer = await api.get(`/v1/festivals/${own}/similar`);
      expect(answer.body.items.map(({ id }: { id: string }) => id)).toEqual([twin, cousin, over.id]);
    });

    it('B7 When there are many, then twelve are answered; when the festival is hidden or unknown, then 404', async () => {
      const ids = await some(20, { category: 'flowers' });
      expect((await api.get(`/v1/festivals/${ids[0] as string}/similar`)).body.items).toHaveLength(12);
      await api.app.get(FestivalWriter).change(ids[0] as string, { status: 'hidden' });
      for (const id of [ids[0] as string, randomUUID()]) {
        expect((await api.get(`/v1/festivals/${id}/similar`)).status).toBe(404);
      }
    });
  });
});
