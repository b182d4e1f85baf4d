import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FestivalCatalogue, FestivalWriter } from '../../src/festivals/index.js';
import { type TestApi, standAt, startApi } from '../support/api.js';
import { aFestival, anEdition } from '../support/festivals.js';

const UNKNOWN = '01890000-0000-7000-8000-000000000000';

describe('the catalogue as other modules and pages see it', () => {
  let api: TestApi;
  let catalogue: FestivalCatalogue;
  beforeAll(async () => {
    api = await startApi();
    catalogue = api.app.get(FestivalCatalogue);
  });
  beforeEach(async () => {
    await api.empty();
    standAt(api, '2027-05-02T03:00:00Z');
  });
  afterAll(() => api.close());

  it('When a festival is required, then only a published one will do', async () => {
    const { id, name } = await aFestival(api, { nameEn: 'A Festival' });
    expect(await catalogue.requirePublished(id)).toEqual({ id, name, nameEn: 'A Festival' });
    const draft = await aFestival(api, { status: 'draft' });
    for (const missing of [draft.id, UNKNOWN]) {
      await expect(catalogue.requirePublished(missing)).rejects.toMatchObject({
        kind: { code: 'festival-not-found' },
      });
    }
  });

  it('When an edition is required, then it must be of that festival, and one whose days are over is ended', async () => {
    const [mine, other] = [await aFestival(api), await aFestival(api)];
    const { id } = await anEdition(api, mine.id, { startsOn: '2026-05-01', endsOn: '2026-05-03' });
    expect(await catalogue.requireEdition(mine.id, id)).toEqual({
      id,
      startsOn: '2026-05-01',
      endsOn: '2026-05-03',
      status: 'ended',
    });
    await expect(catalogue.requireEdition(other.id, id)).rejects.toMatchObject({
      kind: { code: 'edition-not-found' },
    });
  });

  it('When a visit is meant, then it is to the latest edition that has begun and was not called off', async () => {
    const { id } = await aFestival(api);
    expect(await catalogue.lastStartedEdition(id)).toBeNull();
    const begun = await anEdition(api, id, { startsOn: '2027-04-01', endsOn: '2027-04-02' });
    await anEdition(api, id, { startsOn: '2027-05-01', endsOn: '2027-05-02', status: 'cancelled' });
    await anEdition(api, id, { startsOn: '2027-05-03', endsOn: '2027-05-04' });
    expect(await catalogue.lastStartedEdition(id)).toBe(begun.id);
  });

  it('When ratings are applied, then the mean follows, and stars that no visitor could give are refused', async () => {
    const { id } = await aFestival(api);
    await catalogue.applyRating(id, { sum: 5, count: 1 });
    await catalogue.applyRating(id, { sum: 4, count: 1 });
    await catalogue.applyRating(id, { sum: 4, count: 1 });
    expect((await api.get(`/v1/festivals/${id}`)).body.rating).toEqual({ mean: 4.33, count: 3 });
    await catalogue.applyRating(id, { sum: -4, count: -1 });
    expect((await api.get(`/v1/festivals/${id}`)).body.rating).toEqual({ mean: 4.5, count: 2 });
    await expect(catalogue.applyRating(id, { sum: 20, count: 1 })).rejects.toThrow(
      'festivals_festival_rating',
    );
    await expect(catalogue.applyRating(UNKNOWN, { sum: 5, count: 1 })).rejects.toMatchObject({
      kind: { code: 'festival-not-found' },
    });
  });

  it('When ranking asks, then it gets every published festival with the edition it shows today', async () => {
    const { id, name } = await aFestival(api, {
      category: 'sea',
      tags: ['머드'],
      organiser: '보령시',
      region: { provinceCode: '44', districtCode: '44180' },
      point: { lat: 36.3, lng: 126.5 },
    });
    const edition = await anEdition(api, id);
    await aFestival(api, { status: 'hidden' });
    const first = await catalogue.news();
    expect(first.isAll).toBe(true);
    expect([...first.changed.values()]).toEqual([
      {
        id,
        name,
        nameEn: null,
        category: 'sea',
        categoryName: { ko: '바다·물놀이', en: 'Sea and water' },
        tags: ['머드'],
        provinceCode: '44',
        districtCode: '44180',
        organiser: '보령시',
        point: { lat: 36.3, lng: 126.5 },
        free: null,
        edition: {
          id: edition.id,
          version: 1,
          startsOn: '2027-05-01',
          endsOn: '2027-05-03',
          status: 'ongoing',
          estimated: false,
        },
        rating: { sum: 0, count: 0 },
        bookmarkCount: 0,
        createdAt: new Date('2027-05-02T03:00:00Z'),
        updatedAt: new Date('2027-05-02T03:00:00Z'),
      },
    ]);
    const nothing = await catalogue.news(first.mark);
    expect([nothing.isAll, nothing.changed.size]).toEqual([false, 0]);
    await catalogue.applyRating(id, { sum: 5, count: 1 });
    const second = await catalogue.news(nothing.mark);
    expect([...second.changed].map(([of, features]) => [of, features?.rating])).toEqual([
      [id, { sum: 5, count: 1 }],
    ]);
    await api.app.get(FestivalWriter).change(id, { status: 'hidden' });
    const third = await catalogue.news(second.mark);
    expect([third.isAll, [...third.changed]]).toEqual([false, [[id, null]]]);
  });

  it('When a write fails half way, then nothing of it is left', async () => {
    const { id } = await aFestival(api, { name: '처음' });
    const writer = api.app.get(FestivalWriter);
    await anEdition(api, id);
    await expect(writer.change(id, { name: '다음', point: { lat: 1, lng: 1 } })).rejects.toThrow(
      'festivals_festival_in_korea',
    );
    await expect(writer.addEdition(id, { startsOn: '2027-06-02', endsOn: '2027-06-01' })).rejects.toThrow(
      'festivals_edition_days',
    );
    await expect(anEdition(api, id)).rejects.toMatchObject({ kind: { code: 'edition-exists' } });
    expect((await api.get(`/v1/festivals/${id}`)).body).toMatchObject({
      name: '처음',
      editions: [{ endsOn: '2027-05-03' }],
    });
  });

  it('When regions are listed, then each counts its published festivals, a province those of its districts too', async () => {
    await aFestival(api, { region: { provinceCode: '51', districtCode: '51790' } });
    await aFestival(api, { region: { provinceCode: '51', districtCode: null } });
    await aFestival(api, { region: { provinceCode: '11', districtCode: '11110' }, status: 'draft' });
    await aFestival(api);
    const { items } = (await api.get('/v1/regions')).body;
    const gangwon = items.find(({ code }: { code: string }) => code === '51');
    expect(gangwon).toMatchObject({ name: '강원특별자치도', nameEn: 'Gangwon-do', festivals: 2 });
    expect(gangwon.districts.filter(({ festivals }: { festivals: number }) => festivals > 0)).toMatchObject([
      { code: '51790', name: '화천군', festivals: 1 },
    ]);
    expect(items.reduce((sum: number, { festivals }: { festivals: number }) => sum + festivals, 0)).toBe(2);
  });

  it('When a festival moves, is taken away or comes back, then the regions count it where the list has it', async () => {
    const writer = api.app.get(FestivalWriter);
    const { id } = await aFestival(api, { region: { provinceCode: '51', districtCode: '51790' } });
    await aFestival(api, { region: { provinceCode: '11', districtCode: '11110' } });
    const counted = async () => {
      const { items } = (await api.get('/v1/regions')).body;
      const all = items.flatMap(({ districts, ...province }: any) => [province, ...districts]);
      const some = all.filter(({ festivals }: any) => festivals > 0);
      for (const { code, festivals } of some)
        expect([code, (await api.get(`/v1/festivals?region=${code as string}`)).body.total]).toEqual([
          code,
          festivals,
        ]);
      return some.map(({ code, festivals }: any) => [code, festivals]);
    };
    expect(await counted()).toEqual([
      ['11', 1],
      ['11110', 1],
      ['51', 1],
      ['51790', 1],
    ]);
    await writer.change(id, { region: { provinceCode: '11', districtCode: '11140' } });
    const moved = [
      ['11', 2],
      ['11110', 1],
      ['11140', 1],
    ];
    expect(await counted()).toEqual(moved);
    await writer.remove(id);
    expect(await counted()).toEqual([
      ['11', 1],
      ['11110', 1],
    ]);
    await writer.change(id, { status: 'published' });
    expect(await counted()).toEqual(moved);
  });

  it('When categories are listed, then each has a name in Korean and in English', async () => {
    const { items } = (await api.get('/v1/categories')).body;
    expect(items).toContainEqual({ code: 'flowers', name: '꽃', nameEn: 'Flowers' });
    expect(items).toHaveLength(11);
  });
});
