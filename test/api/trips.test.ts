import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FestivalWriter, type NewFestival } from '../../src/festivals/index.js';
import { addDays, Clock } from '../../src/shared/clock.js';
import { type Answer, type TestApi, startApi } from '../support/api.js';
import { companionsOf } from '../support/companions.js';
import { aPerson, type Person } from '../support/people.js';
import { aPublishedFestival } from '../support/published-festival.js';
import { statementsOf } from '../support/statements.js';

const SEOUL = { lat: 37.5665, lng: 126.978 };
const SUWON = { lat: 37.2636, lng: 127.0286 };
const CHUNCHEON = { lat: 37.8813, lng: 127.7298 };
const BUSAN = { lat: 35.1796, lng: 129.0756 };
const JEJU = { lat: 33.4996, lng: 126.5312 };
const ADDRESSES = { near: `${SEOUL.lat},${SEOUL.lng}`, jeju: `${JEJU.lat},${JEJU.lng}` };

interface TripDay {
  readonly date: string;
  readonly visits: readonly {
    readonly festival: {
      readonly id: string;
      readonly edition: { readonly startsOn: string; readonly endsOn: string };
    };
    readonly reasons: readonly { readonly code: string; readonly text: string }[];
    readonly drive: { readonly km: number; readonly minutes: number };
  }[];
  readonly driveHome: { readonly km: number; readonly minutes: number } | null;
}

describe('trips', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(() => api.empty());
  afterAll(() => api.close());

  const inDays = (days: number) => addDays(api.app.get(Clock).today(), days);
  const plan = (
    { from = 10, to = 12, ...more }: { from?: number; to?: number } & Record<string, string | number> = {},
    by?: Person,
    language = 'ko',
  ) =>
    api.get(
      `/v1/trips?${new URLSearchParams({ near: ADDRESSES.near, from: inDays(from), to: inDays(to), ...(more as object) }).toString()}`,
      { token: by?.token, headers: { 'accept-language': language } },
    );
  const daysOf = ({ body }: Answer) => body.days as TripDay[];
  const visitedIn = (answer: Answer) =>
    daysOf(answer).map(({ visits }) => visits.map(({ festival }) => festival.id));
  const notesOf = ({ body }: Answer) => body.notes.map(({ code }: { code: string }) => code) as string[];
  const at = async (point: NewFestival['point'], startsIn: number, more: Partial<NewFestival> = {}) =>
    (await aPublishedFestival(api, { point, ...more }, [{ startsIn }])).id;

  it('When festivals are open at different times, then each is visited on a day it is open, and the drives are told', async () => {
    // Three days each: from the 8th to the 10th day, from the 12th to the 14th.
    const early = await at(SUWON, 8);
    const late = await at(CHUNCHEON, 12);
    await at(SUWON, 13);
    await at(SUWON, 2);
    const answer = await plan();
    expect(answer.status).toBe(200);
    expect(visitedIn(answer)).toEqual([[early], [], [late]]);
    const [first, second, third] = daysOf(answer);
    expect([first!.date, second!.date, third!.date]).toEqual([inDays(10), inDays(11), inDays(12)]);
    expect(first!.visits[0]!.drive).toEqual({ km: 44.2, minutes: 64 });
    expect([first!.driveHome, second!.driveHome]).toEqual([null, null]);
    expect(third!.driveHome!.km).toBeCloseTo(97.4, 0);
    const drives = [first!.visits[0]!.drive, third!.visits[0]!.drive, third!.driveHome!];
    expect(answer.body.minutes).toBe(drives.reduce((sum, { minutes }) => sum + minutes, 0));
    expect(answer.body.km).toBeCloseTo(
      drives.reduce((sum, { km }) => sum + km, 0),
      1,
    );
    expect(answer.body.visits).toBe(2);
    expect(first!.visits[0]!.reasons.length).toBeGreaterThan(0);
    expect(notesOf(answer)).toEqual(['free-days']);
    expect((await plan()).text).toBe(answer.text);
  });

  it('When many are open, then no day has more than three visits or five hours on the road, and none is visited twice', async () => {
    for (let count = 0; count < 24; count += 1) {
      const point = { lat: 36.6 + (count % 6) * 0.3, lng: 126.6 + Math.floor(count / 6) * 0.5 };
      await at(point, 8 + (count % 7));
    }
    const answer = await plan({ to: 13, radiusKm: 150 });
    const ids = visitedIn(answer).flat();
    expect(ids.length).toBeGreaterThan(6);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { date, visits, driveHome } of daysOf(answer)) {
      expect(visits.length).toBeLessThanOrEqual(3);
      const drives = [...visits.map(({ drive }) => drive), ...(driveHome === null ? [] : [driveHome])];
      expect(drives.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(302);
      for (const { festival } of visits) {
        expect(festival.edition.startsOn <= date && date <= festival.edition.endsOn).toBe(true);
      }
    }
  });

  it('When nothing can be visited, then the answer has all days and says why', async () => {
    const texts = async (more: Parameters<typeof plan>[0]) => {
      const answer = await plan(more, undefined, 'en');
      expect([answer.status, answer.body.visits, answer.body.days.length]).toEqual([200, 0, 3]);
      return notesOf(answer);
    };
    expect(await texts({})).toEqual(['nothing-open']);
    await at(BUSAN, 10);
    expect(await texts({})).toEqual(['nothing-open']);
    expect(await texts({ radiusKm: 300, category: 'snow' })).toEqual(['nothing-open']);
    expect(await texts({ radiusKm: 300, near: '33.0,124.0' })).toEqual(['nothing-open']);
    expect(await texts({ near: '-36.85,174.76' })).toEqual(['nothing-open']);
    await aPublishedFestival(api, { point: { lat: 35.2, lng: 128.9 }, category: 'snow' }, [{ startsIn: 10 }]);
    expect(await texts({ radiusKm: 300, category: 'snow', near: '37.0,126.5' })).toEqual(['out-of-reach']);
  });

  it('When festivals lie over the sea or are not announced yet, then they are left out and counted', async () => {
    const near = await at({ lat: 34.6, lng: 126.8 }, 10);
    const island = await at(JEJU, 10);
    await aPublishedFestival(api, { point: { lat: 34.7, lng: 126.7 } }, [{ startsIn: -355 }]);
    const answer = await plan({ near: '34.5,126.7', radiusKm: 200 });
    expect(visitedIn(answer).flat()).toEqual([near]);
    expect(notesOf(answer)).toEqual(['free-days', 'over-the-sea', 'unannounced']);
    expect(visitedIn(await plan({ near: ADDRESSES.jeju })).flat()).toEqual([island]);
  });

  it('When a person keeps, dismisses or goes with a companion, then the trip follows their tastes', async () => {
    const [minsu, jisu] = [await aPerson(api, 'visitor', '민수'), await aPerson(api, 'visitor', '지수')];
    const withJisu = await companionsOf(api, minsu, jisu);
    const other = await at(SUWON, 10, { category: 'sea' });
    const jazz = await at(SUWON, 10, { category: 'music', tags: ['재즈'] });
    await api.put(`/v1/festivals/${jazz}/bookmark`, undefined, { token: jisu.token });
    const together = daysOf(await plan({ with: withJisu }, minsu)).flatMap(({ visits }) => visits);
    expect(together.find(({ festival }) => festival.id === jazz)!.reasons.map(({ text }) => text)).toContain(
      '지수 님의 취향에 맞아요',
    );
    const dismissal = { id: randomUUID(), kind: 'dismiss', festivalId: other };
    await api.post('/v1/signals', { signals: [dismissal] }, { token: jisu.token });
    expect(visitedIn(await plan({ with: withJisu }, minsu)).flat()).toEqual([jazz]);
    expect(visitedIn(await plan({}, minsu)).flat()).toContain(other);
    expect((await plan({ with: withJisu })).status).toBe(401);
    expect((await plan({ with: randomUUID() }, minsu)).body.errors[0].pointer).toBe('/with');
  });

  it('B7 When a festival is hidden or called off, then the very next trip is without it', async () => {
    const [stays, hidden] = [await at(SUWON, 10), await at(SUWON, 10)];
    expect(
      visitedIn(await plan())
        .flat()
        .sort(),
    ).toEqual([stays, hidden].sort());
    await api.app.get(FestivalWriter).change(hidden, { status: 'hidden' });
    expect(visitedIn(await plan()).flat()).toEqual([stays]);
  });

  it('When a parameter is missing or wrong, then 400 names it', async () => {
    const wrong: [Parameters<typeof plan>[0], string][] = [
      [{ near: '91,0' }, '/near'],
      [{ radiusKm: 4 }, '/radiusKm'],
      [{ radiusKm: 301 }, '/radiusKm'],
      [{ from: 12, to: 11 }, '/to'],
      [{ from: 1, to: 11 }, '/to'],
      [{ from: -1, to: 1 }, '/from'],
      [{ category: 'fun' }, '/category'],
      [{ days: 3 }, '/days'],
    ];
    for (const [query, pointer] of wrong) {
      const refused = await plan(query);
      expect([query, refused.status, refused.body.errors?.[0]?.pointer]).toEqual([query, 400, pointer]);
    }
    for (const missing of ['near', 'from', 'to']) {
      const query = new URLSearchParams({ near: ADDRESSES.near, from: inDays(1), to: inDays(2) });
      query.delete(missing);
      const refused = await api.get(`/v1/trips?${query.toString()}`);
      expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, `/${missing}`]);
    }
    expect((await plan({ from: 1, to: 10 })).status).toBe(200);
  });

  it('When a trip is asked, then it takes no more statements than a list of recommendations near a place', async () => {
    const person = await aPerson(api);
    for (let count = 0; count < 5; count += 1)
      await api.put(`/v1/festivals/${await at(SUWON, 10)}/bookmark`, undefined, { token: person.token });
    await plan({}, person);
    const trip = await statementsOf(api, () => plan({}, person));
    const list = await statementsOf(api, () =>
      api.get(`/v1/recommendations?near=${SUWON.lat},${SUWON.lng}`, { token: person.token }),
    );
    expect(trip.statements.length).toBeLessThanOrEqual(list.statements.length);
  });
});
