import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestApi, startApi } from '../support/api.js';
import { aFestival, anEdition } from '../support/festivals.js';
import { aPerson } from '../support/people.js';

const ODD_BUT_TEXT = [
  ['a family joined by ZWJ', '👨‍👩‍👧‍👦'],
  ['forty hearts with variation selectors', '❤️'.repeat(20)],
  ['decomposed Hangul', '보령머드축제'.normalize('NFD')],
  ['four-byte letters', '𠮷𝒜🀄'],
  ['markup', '<K-Play> & "fun" <script>alert(1)</script>'.slice(0, 40)],
  ['SQL', "Robert'); DROP TABLE festivals_festival;--".slice(0, 40)],
  ['a backslash and per cent signs', '100% \\_ %%'],
] as const;

describe('text that people write', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(() => api.empty());
  afterAll(() => api.close());

  it.each(ODD_BUT_TEXT)(
    'D6 When it is %s, then every field gives it back code point for code point, in NFC',
    async (_, text) => {
      const editor = await aPerson(api, 'editor');
      const expected = text.normalize('NFC');

      const me = await api.patch('/v1/me', { displayName: text }, { token: editor.token });
      expect(me.body.displayName).toBe(expected);

      const created = await api.post(
        '/v1/festivals',
        {
          name: text,
          nameEn: text,
          category: 'food',
          tags: [text],
          place: text,
          address: text,
          organiser: text,
          description: text,
          descriptionEn: text,
        },
        { token: editor.token },
      );
      expect(created.status).toBe(201);
      const festival = await api.get(`/v1/festivals/${created.body.id}`);
      for (const field of ['name', 'nameEn', 'place', 'address', 'organiser', 'description', 'descriptionEn'])
        expect([field, festival.body[field]]).toEqual([field, expected]);
      expect(festival.body.tags).toEqual([expected]);

      const held = await aFestival(api);
      const edition = await anEdition(api, held.id, { startsOn: '2026-05-01', endsOn: '2026-05-03' });
      const review = await api.post(
        `/v1/festivals/${held.id}/reviews`,
        { rating: 5, text, editionId: edition.id },
        { token: editor.token },
      );
      expect(review.status).toBe(201);
      expect((await api.get(`/v1/reviews/${review.body.id}`)).body.text).toBe(expected);
    },
  );

  it('D6 When two festivals have names and tags of different emoji, then both exist and each is found by its own', async () => {
    const { token } = await aPerson(api, 'editor');
    for (const name of ['😀', '😎']) {
      const created = await api.post(
        '/v1/festivals',
        { name, category: 'food', tags: [name, `${name}${name}`] },
        { token },
      );
      expect(created.status).toBe(201);
    }
    for (const name of ['😀', '😎']) {
      expect(
        (await api.get(`/v1/festivals?q=${encodeURIComponent(name)}`)).body.items.map(
          (item: { name: string }) => item.name,
        ),
      ).toEqual([name]);
      expect(
        (await api.get(`/v1/festivals?tag=${encodeURIComponent(name)}`)).body.items.map(
          (item: { name: string }) => item.name,
        ),
      ).toEqual([name]);
    }
  });
});
