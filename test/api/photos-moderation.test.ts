import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { MediaService } from '../../src/media/index.js';
import { Database } from '../../src/shared/database/database.js';
import { type TestApi, startApi, testEnvironment } from '../support/api.js';
import { bucketOf, type TestBucket } from '../support/bucket.js';
import { startModerationHook, type FakeModerationHook } from '../support/moderation-hook.js';
import { aPerson, type Person } from '../support/people.js';
import { aPhoto } from '../support/photos.js';
import { aPublishedFestival } from '../support/published-festival.js';
import { until } from '../support/until.js';

describe('moderation of photos', () => {
  let api: TestApi;
  let hook: FakeModerationHook;
  let bucket: TestBucket;
  let owner: Person;
  beforeAll(async () => {
    hook = await startModerationHook();
    api = await startApi({ MODERATION_URL: hook.url, MODERATION_SECRET: 'what-the-hook-knows' });
    bucket = bucketOf(testEnvironment(''));
  });
  beforeEach(async () => {
    await api.empty();
    hook.answer = 'clean';
    owner = await aPerson(api);
  });
  afterAll(async () => {
    await api.close();
    bucket.close();
    await hook.close();
  });

  const publish = (id: string) =>
    api.app
      .get(Database)
      .transaction(() =>
        api.app.get(MediaService).attach([id], { ownerId: owner.id, purpose: 'review' }, () => ''),
      );
  const moderationOf = async (id: string) =>
    (await api.get(`/v1/media/${id}`, { token: owner.token })).body.own.moderation as string;
  const judged = (id: string, verdict: string) =>
    until(async () => (await moderationOf(id)) === verdict && triesOf(id).then(({ due }) => due === null));
  const triesOf = async (id: string) => {
    const [row] = await api.app
      .get(Database)
      .rows<{ due: Date | null; tries: number }>(
        'SELECT moderate_at AS due, moderation_tries AS tries FROM media_photo WHERE id = ?',
        [id],
      );
    return row ?? { due: null, tries: 0 };
  };
  const standingOf = async (id: string) => {
    const [row] = await api.app
      .get(Database)
      .rows<{ standing: string }>(
        "SELECT CONCAT(status, ' ', pipeline_version) AS standing FROM media_photo WHERE id = ?",
        [id],
      );
    return row?.standing;
  };
  const questionsAbout = (id: string) => hook.asked.filter(({ body }) => body.id === id);

  it('When the hook finds a photo clean, then it is public, and not before', async () => {
    hook.answer = 'silence';
    const id = await aPhoto(api, owner);
    await publish(id);
    expect(await moderationOf(id)).toBe('review');
    expect((await api.get(`/v1/media/${id}`)).status).toBe(404);
    expect([...(await api.app.get(MediaService).publishedViews([id]))]).toEqual([]);
    await until(() => questionsAbout(id).length > 0);
    hook.answer = 'clean';
    await judged(id, 'clean');
    expect((await api.get(`/v1/media/${id}`)).status).toBe(200);
    expect((await api.app.get(MediaService).publishedViews([id])).has(id)).toBe(true);
  });

  it('When the hook is asked, then it is told the secret, the id and where a small picture is', async () => {
    const id = await aPhoto(api, owner);
    await judged(id, 'clean');
    const questions = questionsAbout(id);
    expect(questions).toHaveLength(1);
    const { authorization, body } = questions[0]!;
    expect([authorization, Object.keys(body)]).toEqual(['Bearer what-the-hook-knows', ['id', 'url']]);
    const picture = await fetch(body.url);
    const { width, format } = await sharp(Buffer.from(await picture.arrayBuffer())).metadata();
    expect([width, format]).toEqual([320, 'jpeg']);
  });

  it('When the hook blocks a photo, then nobody but its owner ever sees it, in no review either', async () => {
    hook.answer = 'blocked';
    const id = await aPhoto(api, owner);
    await judged(id, 'blocked');
    const festival = await aPublishedFestival(api, {}, [{ startsIn: -30 }]);
    const review = await api.post(
      `/v1/festivals/${festival.id}/reviews`,
      { rating: 5, photoIds: [id] },
      { token: owner.token },
    );
    expect([review.status, review.body.photos]).toEqual([201, []]);
    expect((await api.get(`/v1/reviews/${review.body.id}`)).body.photos).toEqual([]);
    expect((await api.get(`/v1/media/${id}`)).status).toBe(404);
    expect((await api.get(`/v1/media/${id}`, { token: (await aPerson(api, 'editor')).token })).status).toBe(
      404,
    );
    expect(await moderationOf(id)).toBe('blocked');
  });

  it('When the hook wants a person to look, then the photo waits for one and is asked about no more', async () => {
    hook.answer = 'review';
    const id = await aPhoto(api, owner);
    await publish(id);
    await judged(id, 'review');
    hook.answer = 'clean';
    const next = await aPhoto(api, owner);
    await judged(next, 'clean');
    expect([await moderationOf(id), questionsAbout(id).length]).toEqual(['review', 1]);
    expect((await api.get(`/v1/media/${id}`)).status).toBe(404);
  });

  it.each(['error', 'nonsense'] as const)(
    'When the hook answers with %s, then it is asked until it has a verdict',
    async (answer) => {
      hook.answer = answer;
      const id = await aPhoto(api, owner);
      await until(async () => (await triesOf(id)).tries >= 1);
      expect(await moderationOf(id)).toBe('review');
      hook.answer = 'blocked';
      await judged(id, 'blocked');
      expect(questionsAbout(id).length).toBeGreaterThanOrEqual(2);
    },
  );

  it.each(['made anew by a later pipeline', 'given up and whole again'])(
    'When a photo that was judged is %s, then its verdict stands and nobody is asked again',
    async (fate) => {
      hook.answer = 'blocked';
      const blocked = await aPhoto(api, owner);
      await judged(blocked, 'blocked');
      hook.answer = 'review';
      const open = await aPhoto(api, owner);
      await judged(open, 'review');
      await publish(blocked);
      hook.answer = 'clean';
      const asked = hook.asked.length;
      for (const id of [blocked, open]) {
        await api.app
          .get(Database)
          .change(
            fate.startsWith('made')
              ? 'UPDATE media_photo SET pipeline_version = 0 WHERE id = ?'
              : "UPDATE media_photo SET status = 'failed' WHERE id = ?",
            [id],
          );
        await bucket.announce('results', `results/${id}.json`);
        await until(async () => (await standingOf(id)) === 'ready 1');
      }
      // Asked after those, so that by then they would have been asked about too.
      await judged(await aPhoto(api, owner), 'clean');
      expect([await moderationOf(blocked), await moderationOf(open)]).toEqual(['blocked', 'review']);
      expect(hook.asked.length).toBe(asked + 1);
      expect((await api.get(`/v1/media/${blocked}`)).status).toBe(404);
    },
  );

  it('When a photo that was found clean is made anew, then it is public all the while and nobody is asked again', async () => {
    const id = await aPhoto(api, owner);
    await judged(id, 'clean');
    await publish(id);
    hook.answer = 'blocked';
    await api.app.get(Database).change('UPDATE media_photo SET pipeline_version = 0 WHERE id = ?', [id]);
    await bucket.announce('results', `results/${id}.json`);
    await until(async () => (await standingOf(id)) === 'ready 1');
    await judged(await aPhoto(api, owner), 'blocked');
    expect([await moderationOf(id), questionsAbout(id).length]).toEqual(['clean', 1]);
    expect((await api.get(`/v1/media/${id}`)).status).toBe(200);
  });

  it.each(['silence', 'review', 'blocked'] as const)(
    'When the hook says %s of the cover of a festival, then neither list nor page shows it to anyone',
    async (answer) => {
      const editor = await aPerson(api, 'editor');
      hook.answer = answer;
      const cover = await aPhoto(api, editor, { purpose: 'festival' });
      await until(() => questionsAbout(cover).length > 0);
      const festival = { name: '축제', category: 'food', coverPhotoId: cover };
      const { id } = (await api.post('/v1/festivals', festival, { token: editor.token })).body;
      for (const token of [undefined, owner.token, editor.token]) {
        expect((await api.get(`/v1/festivals/${id}`, { token })).body).toMatchObject({ id, cover: null });
        expect((await api.get('/v1/festivals', { token })).body.items).toMatchObject([{ id, cover: null }]);
      }
      expect((await api.get(`/v1/media/${cover}`, { token: owner.token })).status).toBe(404);
      expect((await api.get(`/v1/media/${cover}`, { token: editor.token })).status).toBe(200);
    },
  );

  it.each(['silence', 'review'] as const)(
    'When the hook says %s of a photo, then its owner finds it among theirs, and no list of reviews shows it',
    async (answer) => {
      hook.answer = answer;
      const id = await aPhoto(api, owner);
      await until(() => questionsAbout(id).length > 0);
      const festival = await aPublishedFestival(api, {}, [{ startsIn: -30 }]);
      const body = { rating: 4, photoIds: [id] };
      const path = `/v1/festivals/${festival.id}/reviews`;
      expect((await api.post(path, body, { token: owner.token })).body.photos).toEqual([]);
      for (const token of [undefined, owner.token, (await aPerson(api)).token])
        expect((await api.get(path, { token })).body.items).toMatchObject([{ photos: [] }]);
      const mine = (await api.get('/v1/me/photos', { token: owner.token })).body.items;
      expect(mine).toMatchObject([{ id, own: { moderation: 'review' } }]);
      expect((await api.get('/v1/me/photos', { token: (await aPerson(api)).token })).body.items).toEqual([]);
    },
  );

  it('When one instance waits for a verdict, then another one asks about other photos only', async () => {
    const second = await startApi({ MODERATION_URL: hook.url, MODERATION_SECRET: 'what-the-hook-knows' });
    owner = await aPerson(api);
    hook.answer = 'silence';
    const slow = await aPhoto(api, owner);
    await until(() => questionsAbout(slow).length > 0);
    hook.answer = 'clean';
    await judged(await aPhoto(api, owner), 'clean');
    const questions = questionsAbout(slow).length;
    expect(questions).toBeLessThanOrEqual((await triesOf(slow)).tries + 1);
    await second.close();
  });
});
