import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FestivalWriter } from '../../src/festivals/index.js';
import { type TestApi, startApi } from '../support/api.js';
import { aPerson, type Person } from '../support/people.js';
import { aPublishedFestival } from '../support/published-festival.js';
import { festivalsLike, idsIn, sendSignals } from '../support/signals.js';

describe('taste', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(() => api.empty());
  afterAll(() => api.close());

  const keep = (by: Person, id: string) =>
    api.put(`/v1/festivals/${id}/bookmark`, undefined, { token: by.token });
  const tasteOf = async (by: Person, language = 'ko') =>
    (await api.get('/v1/me/taste', { token: by.token, headers: { 'accept-language': language } })).body;
  const forget = (by: Person, path: string) => api.delete(`/v1/me/taste${path}`, { token: by.token });
  const recommended = async (by: Person) => idsIn(await api.get('/v1/recommendations', { token: by.token }));
  const kindsIn = (taste: { festivals: { festivalId: string; signals: { kind: string }[] }[] }, id: string) =>
    taste.festivals.find(({ festivalId }) => festivalId === id)?.signals.map(({ kind }) => kind);

  it('When a person asks what is believed of them, then it is told in words, each festival with the signals behind it', async () => {
    const person = await aPerson(api);
    const [flower] = (await festivalsLike(api, 1, {
      category: 'flowers',
      name: '벚꽃축제',
      nameEn: 'Cherry Festival',
    })) as [string];
    const [food] = await festivalsLike(api, 1, { category: 'food' });
    await keep(person, flower);
    await sendSignals(api, person, [
      { kind: 'dismiss', festivalId: food },
      { kind: 'view', festivalId: flower },
      { kind: 'view', festivalId: flower },
    ]);
    const english = await tasteOf(person, 'en');
    expect(english).toMatchObject({
      personalised: true,
      summary: 'From your interest in 2 festivals, you seem to like: Flowers.',
      categories: [
        { code: 'flowers', name: 'Flowers', weight: 1.17 },
        { code: 'food', weight: -1 },
      ],
      resetAt: null,
    });
    expect(english.festivals[0]).toEqual({
      festivalId: flower,
      name: 'Cherry Festival',
      weight: 1.17,
      signals: [
        { kind: 'bookmark', text: 'You saved it', weight: 1, times: 1, at: expect.any(String) },
        {
          kind: 'view',
          text: 'You opened its page (2 times)',
          weight: 0.17,
          times: 2,
          at: expect.any(String),
        },
      ],
    });
    expect(english.months).toHaveLength(1);
    const korean = await tasteOf(person);
    expect(korean.festivals[0].signals.map(({ text }: { text: string }) => text)).toEqual([
      '저장했어요',
      '페이지를 봤어요 (2번)',
    ]);
  });

  it('When a dismissal is withdrawn, then the festival is recommended again, and the other signals stay', async () => {
    const person = await aPerson(api);
    const [one, other] = (await festivalsLike(api, 2)) as [string, string];
    await sendSignals(api, person, [
      { kind: 'dismiss', festivalId: one },
      { kind: 'view', festivalId: one },
    ]);
    expect(await recommended(person)).toEqual([other]);
    expect((await forget(person, `/festivals/${one}/signals/dismiss`)).status).toBe(204);
    expect((await recommended(person)).sort()).toEqual([one, other].sort());
    expect(kindsIn(await tasteOf(person), one)).toEqual(['view']);
    expect((await forget(person, `/festivals/${one}/signals/dismiss`)).status).toBe(204);
  });

  it('When a bookmark is to tell nothing of taste, then it stays kept, and keeping it anew tells again', async () => {
    const person = await aPerson(api);
    const [kept] = (await festivalsLike(api, 1, { category: 'flowers' })) as [string];
    await keep(person, kept);
    expect(kindsIn(await tasteOf(person), kept)).toEqual(['bookmark']);
    await forget(person, `/festivals/${kept}/signals/bookmark`);
    expect((await tasteOf(person)).festivals).toEqual([]);
    expect((await api.get('/v1/me/bookmarks', { token: person.token })).body.total).toBe(1);
    expect(await recommended(person)).toEqual([]);
    await api.delete(`/v1/festivals/${kept}/bookmark`, { token: person.token });
    await keep(person, kept);
    expect(kindsIn(await tasteOf(person), kept)).toEqual(['bookmark']);
  });

  it('When all about a festival is forgotten, then what else is believed stays', async () => {
    const person = await aPerson(api);
    const visited = await aPublishedFestival(api, { category: 'sea' }, [{ startsIn: -1 }]);
    const [other] = (await festivalsLike(api, 1)) as [string];
    await api.post(`/v1/festivals/${visited.id}/reviews`, { rating: 4 }, { token: person.token });
    await keep(person, visited.id);
    await keep(person, other);
    await sendSignals(api, person, [{ kind: 'share', festivalId: visited.id }]);
    const before = await tasteOf(person);
    expect(kindsIn(before, visited.id)).toEqual(['bookmark', 'review', 'share']);
    expect(before.festivals[0].signals[1].text).toBe('별점 4점을 줬어요');
    expect((await forget(person, `/festivals/${visited.id}`)).status).toBe(204);
    const after = await tasteOf(person);
    expect(after.festivals.map(({ festivalId }: { festivalId: string }) => festivalId)).toEqual([other]);
    expect((await api.get(`/v1/festivals/${visited.id}/reviews`)).body.total).toBe(1);
  });

  it('When a person asks what is known of one festival, then that is told, and nothing of another or of others', async () => {
    const [person, other] = [await aPerson(api), await aPerson(api)];
    const running = await aPublishedFestival(api, {}, [{ startsIn: -1 }]);
    const [different] = (await festivalsLike(api, 1)) as [string];
    const knownOf = async (id: string, by = person) =>
      (await api.get(`/v1/me/taste/festivals/${id}`, { token: by.token })).body;
    await sendSignals(api, person, [
      { kind: 'visit', festivalId: running.id },
      { kind: 'impression', festivalId: running.id },
    ]);
    expect(await knownOf(running.id)).toEqual({
      festivalId: running.id,
      signals: [{ kind: 'visit', text: '다녀왔다고 했어요', weight: 0.6, times: 1, at: expect.any(String) }],
    });
    expect(await recommended(person)).toEqual([different]);
    const nothing = (festivalId: string) => ({ festivalId, signals: [] });
    expect(await knownOf(different)).toEqual(nothing(different));
    expect(await knownOf(running.id, other)).toEqual(nothing(running.id));
    expect((await forget(person, `/festivals/${running.id}/signals/visit`)).status).toBe(204);
    expect(await knownOf(running.id)).toEqual(nothing(running.id));
    expect(await recommended(person)).toContain(running.id);
    await sendSignals(api, person, [{ kind: 'visit', festivalId: running.id }]);
    await api.patch('/v1/me', { personalised: false }, { token: person.token });
    expect(await knownOf(running.id)).toEqual(nothing(running.id));
    expect((await api.get('/v1/me/taste/festivals/x', { token: person.token })).status).toBe(400);
    expect((await api.get(`/v1/me/taste/festivals/${running.id}`)).status).toBe(401);
  });

  it('B7 When a festival was hidden, then its signals can still be forgotten, and it is not named', async () => {
    const person = await aPerson(api);
    const [hidden] = (await festivalsLike(api, 1)) as [string];
    await keep(person, hidden);
    await api.app.get(FestivalWriter).change(hidden, { status: 'hidden' });
    const taste = await tasteOf(person);
    expect([taste.festivals, taste.categories]).toEqual([[], []]);
    expect((await forget(person, `/festivals/${hidden}`)).status).toBe(204);
    await api.app.get(FestivalWriter).change(hidden, { status: 'published' });
    expect((await tasteOf(person)).festivals).toEqual([]);
  });

  it('When personalisation is switched off, then nothing is told or taken, and what was forgotten meanwhile does not come back', async () => {
    const person = await aPerson(api);
    const [one, other] = (await festivalsLike(api, 2)) as [string, string];
    await keep(person, one);
    await keep(person, other);
    await api.patch('/v1/me', { personalised: false }, { token: person.token });
    expect(await tasteOf(person)).toMatchObject({ personalised: false, festivals: [] });
    await forget(person, `/festivals/${one}`);
    await api.patch('/v1/me', { personalised: true }, { token: person.token });
    expect(
      (await tasteOf(person)).festivals.map(({ festivalId }: { festivalId: string }) => festivalId),
    ).toEqual([other]);
  });

  it('When a person makes a fresh start, then nothing is believed any more, dismissals included, but bookmarks stay', async () => {
    const person = await aPerson(api);
    const [flower, dismissed] = (await festivalsLike(api, 2, { category: 'flowers' })) as [string, string];
    await festivalsLike(api, 3, { category: 'music' }, 10);
    await keep(person, flower);
    await sendSignals(api, person, [{ kind: 'dismiss', festivalId: dismissed }]);
    expect((await forget(person, '')).status).toBe(204);
    const taste = await tasteOf(person);
    expect([taste.festivals, taste.categories]).toEqual([[], []]);
    expect(taste.resetAt).not.toBeNull();
    const answer = await api.get('/v1/recommendations', { token: person.token });
    expect(idsIn(answer)).toContain(dismissed);
    expect(idsIn(answer)).not.toContain(flower);
    expect(
      answer.body.items.flatMap(({ reasons }: { reasons: { code: string }[] }) =>
        reasons.map(({ code }) => code),
      ),
    ).not.toContain('similar-category');
    await keep(person, dismissed);
    expect((await tasteOf(person)).festivals).toHaveLength(1);
  });

  it('When a kind or a festival is named wrongly, then 400 names it', async () => {
    const person = await aPerson(api);
    const [one] = (await festivalsLike(api, 1)) as [string];
    const kind = await forget(person, `/festivals/${one}/signals/like`);
    expect([kind.status, kind.body.errors[0].pointer]).toEqual([400, '/kind']);
    const festival = await forget(person, '/festivals/1');
    expect([festival.status, festival.body.errors[0].pointer]).toEqual([400, '/festivalId']);
  });
});
