import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestApi, standAt, startApi } from '../support/api.js';
import { aFestival } from '../support/festivals.js';
import { statementsOf } from '../support/statements.js';

interface Bar {
  readonly festival: { name: string; edition: { startsOn: string; endsOn: string; estimated: boolean } };
  readonly startsOn: string;
  readonly endsOn: string;
  readonly lane: number;
  readonly continuesBefore: boolean;
  readonly continuesAfter: boolean;
}

describe('the calendar of a month', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    standAt(api, '2027-04-02T03:00:00Z');
  });
  afterAll(() => api.close());

  const monthOf = async (query: string) => {
    const answer = await api.get(`/v1/calendar?${query}`);
    expect([answer.status, answer.text]).toEqual([200, expect.anything()]);
    return answer.body;
  };
  const namesOf = async (query: string): Promise<string[]> =>
    (await monthOf(query)).bars.map(({ festival }: Bar) => festival.name);
  const dayOf = (month: any, date: string) => month.weeks.flat().find((day: any) => day?.date === date);

  it('When a festival lasts several days, then it is one bar, cut to the month, and each of its days counts it', async () => {
    await aFestival(api, { name: '걸침', editions: [{ startsOn: '2027-04-29', endsOn: '2027-05-02' }] });
    await aFestival(api, { name: '안쪽', editions: [{ startsOn: '2027-05-02', endsOn: '2027-05-04' }] });
    await aFestival(api, { name: '뒤', editions: [{ startsOn: '2027-05-03', endsOn: '2027-05-03' }] });
    await aFestival(api, { name: '딴 달', editions: [{ startsOn: '2027-06-01', endsOn: '2027-06-02' }] });
    const may = await monthOf('month=2027-05');
    expect(may.bars.map(({ festival, ...bar }: Bar) => ({ name: festival.name, ...bar }))).toEqual([
      {
        name: '걸침',
        startsOn: '2027-05-01',
        endsOn: '2027-05-02',
        lane: 0,
        continuesBefore: true,
        continuesAfter: false,
      },
      {
        name: '안쪽',
        startsOn: '2027-05-02',
        endsOn: '2027-05-04',
        lane: 1,
        continuesBefore: false,
        continuesAfter: false,
      },
      {
        name: '뒤',
        startsOn: '2027-05-03',
        endsOn: '2027-05-03',
        lane: 0,
        continuesBefore: false,
        continuesAfter: false,
      },
    ]);
    const counts = ['2027-05-01', '2027-05-02', '2027-05-03', '2027-05-04', '2027-05-05'];
    expect(counts.map((date) => dayOf(may, date).festivals)).toEqual([1, 2, 2, 1, 0]);
    expect(may.total).toBe(3);
  });

  it('When a month is told, then weeks begin on Sunday and public holidays have their names in both languages', async () => {
    const may = await monthOf('month=2027-05');
    expect(may.weeks).toHaveLength(6);
    expect(may.weeks[0].slice(0, 6)).toEqual(Array(6).fill(null));
    expect(may.weeks[0][6]).toEqual({
      date: '2027-05-01',
      holidays: [{ name: '노동절', nameEn: 'Labour Day' }],
      festivals: 0,
      estimated: 0,
    });
    expect(dayOf(may, '2027-05-03').holidays[0].name).toBe('대체공휴일(노동절)');
    expect(dayOf(may, '2027-05-13').holidays[0].nameEn).toBe('Buddha’s Birthday');
    expect(may.holidaysKnown).toBe(true);
    expect(await monthOf('month=2044-05')).toMatchObject({ holidaysKnown: false });
  });

  it('When something goes on all year, then it stands apart and is no bar', async () => {
    await aFestival(api, { name: '상설', editions: [{ startsOn: '2027-01-01', endsOn: '2027-12-31' }] });
    const may = await monthOf('month=2027-05');
    expect([may.bars, may.long.map(({ name }: any) => name)]).toEqual([[], ['상설']]);
    expect(dayOf(may, '2027-05-10').festivals).toBe(1);
  });

  it('When only an estimate says so, then a month ahead shows it marked, and a month that has begun does not', async () => {
    await aFestival(api, { name: '꽃', editions: [{ startsOn: '2026-05-02', endsOn: '2026-05-03' }] });
    const may = await monthOf('month=2027-05');
    expect(may.bars.map(({ festival }: Bar) => festival.edition.estimated)).toEqual([true]);
    standAt(api, '2027-04-30T15:00:00Z');
    expect(await monthOf('month=2027-05')).toMatchObject({ bars: [], total: 0 });
  });

  it('When festivals of a day are only estimated, then they are counted apart from those that are held', async () => {
    await aFestival(api, { editions: [{ startsOn: '2026-05-02', endsOn: '2026-05-03' }] });
    await aFestival(api, { editions: [{ startsOn: '2025-12-01', endsOn: '2026-03-31' }] });
    await aFestival(api, { editions: [{ startsOn: '2027-05-02', endsOn: '2027-05-02' }] });
    await aFestival(api, { editions: [{ startsOn: '2027-05-01', endsOn: '2027-07-31' }] });
    const countsOn = async (date: string) => {
      const { festivals, estimated } = dayOf(await monthOf(`month=${date.slice(0, 7)}`), date);
      return { festivals, estimated };
    };
    expect(await countsOn('2027-05-01')).toEqual({ festivals: 1, estimated: 1 });
    expect(await countsOn('2027-05-02')).toEqual({ festivals: 2, estimated: 1 });
    expect(await countsOn('2027-05-03')).toEqual({ festivals: 1, estimated: 0 });
    expect(await countsOn('2028-01-15')).toEqual({ festivals: 0, estimated: 1 });
    standAt(api, '2027-04-30T15:00:00Z');
    expect(await countsOn('2027-05-02')).toEqual({ festivals: 2, estimated: 0 });
  });

  it('When an edition is called off or put off, then its bar says so and no day counts it', async () => {
    for (const status of ['cancelled', 'postponed'] as const)
      await aFestival(api, { editions: [{ startsOn: '2027-05-01', endsOn: '2027-05-01', status }] });
    const may = await monthOf('month=2027-05');
    expect(may.bars.map(({ festival }: any) => festival.edition.status).sort()).toEqual([
      'cancelled',
      'postponed',
    ]);
    expect(dayOf(may, '2027-05-01').festivals).toBe(0);
  });

  it('When the month is past, then it shows the editions of then', async () => {
    await aFestival(api, {
      name: '해마다',
      editions: [
        { startsOn: '2026-05-01', endsOn: '2026-05-02' },
        { startsOn: '2027-05-01', endsOn: '2027-05-02' },
      ],
    });
    const may = await monthOf('month=2026-05');
    expect(may.bars.map(({ startsOn }: Bar) => startsOn)).toEqual(['2026-05-01']);
  });

  it('When it is narrowed, then it holds what the list holds for these days', async () => {
    const editions = [{ startsOn: '2027-05-01', endsOn: '2027-05-02' }];
    await aFestival(api, {
      name: '머드',
      category: 'sea',
      region: { provinceCode: '44', districtCode: '44180' },
      editions,
    });
    await aFestival(api, {
      name: '치즈',
      category: 'food',
      region: { provinceCode: '52', districtCode: '52750' },
      editions,
    });
    const narrowed = async (query: string) => namesOf(`month=2027-05&${query}`);
    expect(await narrowed('category=sea')).toEqual(['머드']);
    expect(await narrowed(`region=${encodeURIComponent('전북')}`)).toEqual(['치즈']);
    expect(await narrowed(`q=${encodeURIComponent('머드')}`)).toEqual(['머드']);
  });

  it('G4 When the month turns in Seoul, a leap day or the end of 32-bit time is asked, then days are those of Korea', async () => {
    for (const [startsOn, month] of [
      ['2028-02-29', '2028-02'],
      ['2027-12-31', '2027-12'],
      ['2028-01-01', '2028-01'],
      ['2038-01-20', '2038-01'],
    ] as const) {
      await aFestival(api, { name: startsOn, editions: [{ startsOn, endsOn: startsOn }] });
      expect(await namesOf(`month=${month}`)).toEqual([startsOn]);
    }
  });

  it('When the month or a parameter is wrong, then 400 names it', async () => {
    for (const [query, pointer] of [
      ['', '/month'],
      ['month=2027-13', '/month'],
      ['month=2027-5', '/month'],
      ['month=2027-05-01', '/month'],
      ['month=1800-01', '/month'],
      ['month=2027-05&from=2027-05-01', '/from'],
      ['month=2027-05&page=2', '/page'],
      ['month=2027-05&sort=rating', '/sort'],
      ['month=2027-05&radiusKm=5', '/radiusKm'],
    ]) {
      const answer = await api.get(`/v1/calendar?${query}`);
      expect([query, answer.status, answer.body.errors?.[0]?.pointer]).toEqual([query, 400, pointer]);
    }
  });

  it('B7 When a festival is a draft or hidden, then no month shows or counts it', async () => {
    const editions = [{ startsOn: '2027-05-01', endsOn: '2027-05-02' }];
    await aFestival(api, { status: 'draft', editions });
    await aFestival(api, { status: 'hidden', editions });
    const may = await monthOf('month=2027-05');
    expect([may.bars, may.long, may.total, dayOf(may, '2027-05-01').festivals]).toEqual([[], [], 0, 0]);
  });

  it('When it is known already, then 304; and a month takes at most three statements', async () => {
    for (let count = 0; count < 5; count += 1)
      await aFestival(api, { editions: [{ startsOn: '2027-05-01', endsOn: '2027-05-02' }] });
    const { statements } = await statementsOf(api, async () => {
      const etag = (await api.get('/v1/calendar?month=2027-05')).headers.get('etag')!;
      expect(etag).toMatch(/^W\/"/);
    });
    expect(statements.length).toBeLessThanOrEqual(3);
    const etag = (await api.get('/v1/calendar?month=2027-05')).headers.get('etag')!;
    const again = await api.get('/v1/calendar?month=2027-05', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });
});
