import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditVerifier } from '../../src/audit/index.js';
import { FestivalWriter } from '../../src/festivals/index.js';
import { Database } from '../../src/shared/database/database.js';
import { type TestApi, startApi } from '../support/api.js';
import { type MailCatcher, startMailCatcher } from '../support/mail.js';
import { aPerson, asRead, type Person } from '../support/people.js';
import { aPhoto } from '../support/photos.js';
import { aPublishedFestival, type PublishedFestival } from '../support/published-festival.js';

const problem = (code: string) => `urn:fasteval:problem:${code}`;

describe('reported reviews', () => {
  let mails: MailCatcher;
  let api: TestApi;
  let author: Person;
  let reader: Person;
  let editor: Person;
  let festival: PublishedFestival;
  let reviewId: string;
  beforeAll(async () => {
    mails = await startMailCatcher();
    api = await startApi({ SMTP_URL: mails.url, PUBLIC_URL: 'https://fasteval.example' });
  });
  beforeEach(async () => {
    await api.empty();
    author = await aPerson(api, 'visitor', '글쓴이');
    reader = await aPerson(api);
    editor = await aPerson(api, 'editor');
    festival = await aPublishedFestival(api, { name: '보령 등불 축제' }, [{ startsIn: -9 }]);
    reviewId = await aReview();
  });
  afterAll(async () => {
    await api.close();
    await mails.close();
  });

  async function aReview(by: Person = author, rating = 4, of: PublishedFestival = festival): Promise<string> {
    const draft = { rating, text: '그냥 그랬어요' };
    const written = await api.post(`/v1/festivals/${of.id}/reviews`, draft, { token: by.token });
    return written.body.id as string;
  }
  const report = (body: object = { reason: 'insult' }, by: Person = reader, id: string = reviewId) =>
    api.post(`/v1/reviews/${id}/reports`, body, { token: by.token });
  const queue = async (query = '') =>
    (await api.get(`/v1/admin/reports${query}`, { token: editor.token })).body;
  const versionOf = async (id: string = reviewId) => {
    const [row] = await api.app
      .get(Database)
      .rows<{ version: number }>('SELECT version FROM reviews_case WHERE review_id = ?', [id]);
    return row?.version ?? 0;
  };
  const decide = async (body: object, by: Person = editor, version?: number) =>
    api.post(`/v1/admin/reports/${reviewId}/decision`, body, {
      token: by.token,
      headers: { 'if-match': `"${version ?? (await versionOf())}"` },
    });
  const hide = (reason = 'insult') => decide({ decision: 'hide', reason });
  const keep = () => decide({ decision: 'keep' });
  const appeal = (text = '직접 다녀왔어요', by: Person = author) =>
    api.post(`/v1/reviews/${reviewId}/appeals`, { text }, { token: by.token });
  const read = (by?: Person) => api.get(`/v1/reviews/${reviewId}`, { token: by?.token });
  const ratingOf = async () => (await api.get(`/v1/festivals/${festival.id}`)).body.rating;
  const listed = async () => (await api.get(`/v1/festivals/${festival.id}/reviews`)).body.total;
  const grow = (person: Person) =>
    api.app
      .get(Database)
      .change('UPDATE auth_account SET created_at = created_at - INTERVAL 8 DAY WHERE id = ?', [person.id]);
  const mailsToAuthor = async () => {
    const rows = await api.app
      .get(Database)
      .rows<{ total: unknown }>("SELECT COUNT(*) AS total FROM auth_mail WHERE kind = 'notice'");
    return Number(rows[0]?.total);
  };

  describe('reporting', () => {
    it('When a reader reports a review, then editors see it with its reasons, and not who reported', async () => {
      const reported = await report({ reason: 'insult', note: '욕이 들어 있어요' });
      expect([reported.status, reported.body]).toEqual([
        201,
        { reviewId, reason: 'insult', note: '욕이 들어 있어요', createdAt: expect.any(String) },
      ]);
      await report({ reason: 'spam' }, await aPerson(api));
      await report({ reason: 'spam' }, await aPerson(api));
      const page = await queue();
      expect(page).toEqual({
        items: [
          {
            review: (await read()).body,
            festivalName: '보령 등불 축제',
            risk: 7,
            waitingSince: reported.body.createdAt,
            reports: {
              total: 3,
              byReason: [
                { reason: 'spam', count: 2 },
                { reason: 'insult', count: 1 },
              ],
              notes: [{ reason: 'insult', note: '욕이 들어 있어요', createdAt: reported.body.createdAt }],
            },
            appeal: null,
            version: 3,
          },
        ],
        page: 1,
        perPage: 20,
        total: 1,
      });
      expect(JSON.stringify(page)).not.toContain(reader.id);
    });

    it('When the same person reports again, at once or later, then there is one report, and the answer is the first', async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => report()));
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect((await report({ reason: 'spam' })).body).toEqual(answers[0]?.body);
      expect((await queue()).items[0].reports).toMatchObject({ total: 1, byReason: [{ reason: 'insult' }] });
    });

    it('When the review is one’s own, hidden or missing, then it cannot be reported', async () => {
      const own = await report({ reason: 'spam' }, author);
      expect([own.status, own.body.type]).toEqual([409, problem('own-review')]);
      await report();
      await hide();
      for (const id of [reviewId, '01900000-0000-7000-8000-000000000000']) {
        const missing = await report({ reason: 'spam' }, await aPerson(api), id);
        expect([missing.status, missing.body.type]).toEqual([404, problem('review-not-found')]);
      }
    });

    it.each([
      [{ reason: 'dull' }, '/reason'],
      [{}, '/reason'],
      [{ reason: 'other', note: 'ㅎ'.repeat(501) }, '/note'],
      [{ reason: 'other', note: ' ' }, '/note'],
    ])('When what is sent is %j, then 400 names the field', async (body, pointer) => {
      const refused = await report(body);
      expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, pointer]);
    });

    it('When several wait, then they come by risk, or by how long they wait, and in pages', async () => {
      const mild = await aReview(await aPerson(api));
      const grave = await aReview(await aPerson(api));
      await report({ reason: 'other' }, reader, mild);
      await report({ reason: 'spam' });
      await grow(reader);
      await report({ reason: 'personal-data' }, reader, grave);
      const idsOf = async (query: string) =>
        (await queue(query)).items.map(({ review }: { review: { id: string } }) => review.id);
      expect(await idsOf('')).toEqual([grave, reviewId, mild]);
      expect(await idsOf('?sort=age')).toEqual([mild, reviewId, grave]);
      expect(await idsOf('?perPage=1&page=2')).toEqual([reviewId]);
      expect((await queue()).items.map(({ risk }: { risk: number }) => risk)).toEqual([10, 2, 1]);
    });

    it('When a review was kept, then its reporter’s next report does nothing, until the review is another', async () => {
      await report();
      await keep();
      await report();
      expect((await queue()).total).toBe(0);
      const headers = { 'if-match': (await read()).headers.get('etag') as string };
      await api.patch(`/v1/reviews/${reviewId}`, { text: '다른 글' }, { token: author.token, headers });
      await report();
      expect((await queue()).items[0].reports.total).toBe(1);
    });
  });

  describe('deciding', () => {
    beforeEach(async () => {
      await report();
    });

    it('When a review is hidden, then it is gone for everybody but its author, and its stars do not count', async () => {
      await aReview(await aPerson(api), 2);
      expect(await ratingOf()).toEqual({ mean: 3, count: 2 });
      const hidden = await hide('insult');
      expect([hidden.status, hidden.body.waitingSince, hidden.body.risk]).toEqual([200, null, 0]);
      expect(hidden.body.review.hidden).toEqual({
        since: expect.any(String),
        reason: 'insult',
        appeal: null,
      });
      expect((await queue()).total).toBe(0);
      for (const by of [undefined, reader, editor]) expect((await read(by)).status).toBe(404);
      expect((await read(author)).body).toEqual(hidden.body.review);
      const mine = await api.get('/v1/me/reviews', { token: author.token });
      const names = { id: festival.id, name: '보령 등불 축제', nameEn: null };
      expect(mine.body.items).toEqual([{ ...hidden.body.review, festival: names }]);
      expect(await listed()).toBe(1);
      expect(await ratingOf()).toEqual({ mean: 2, count: 1 });
    });

    it('When a review with photos is hidden, then its author and the editors who judge it see them, and nobody else by any way', async () => {
      const photoIds = [await aPhoto(api, author), await aPhoto(api, author)];
      const tag = async () => ({ 'if-match': (await read(author)).headers.get('etag') as string });
      const change = async (body: object) =>
        api.patch(`/v1/reviews/${reviewId}`, body, { token: author.token, headers: await tag() });
      await change({ photoIds });
      const seenBy = async (by?: Person) =>
        (await Promise.all(photoIds.map((id) => api.get(`/v1/media/${id}`, { token: by?.token })))).map(
          ({ status }) => status,
        );
      const gallery = async () => (await api.get(`/v1/festivals/${festival.id}/photos`)).body.total;
      expect([await seenBy(), await gallery()]).toEqual([[200, 200], 2]);
      await hide();
      expect([await seenBy(), await seenBy(reader), await gallery()]).toEqual([[404, 404], [404, 404], 0]);
      expect(await seenBy(author)).toEqual([200, 200]);
      await appeal();
      for (const { review } of [(await queue()).items[0], { review: (await read(author)).body }])
        expect(review.photos.map(({ id }: { id: string }) => id)).toEqual(photoIds);
      await change({ photoIds: [photoIds[1]] });
      expect([await seenBy(), await seenBy(author)]).toEqual([
        [404, 404],
        [404, 200],
      ]);
      await keep();
      expect([await seenBy(), await gallery()]).toEqual([[404, 200], 1]);
      await hide();
      expect((await api.delete(`/v1/reviews/${reviewId}`, { token: author.token })).status).toBe(204);
      expect(await seenBy(author)).toEqual([404, 404]);
    });

    it('When the author changes or deletes a hidden review, then the rating stays what it is without it', async () => {
      await hide();
      const headers = { 'if-match': (await read(author)).headers.get('etag') as string };
      const at = `/v1/reviews/${reviewId}`;
      const changed = await api.patch(at, { rating: 1 }, { token: author.token, headers });
      expect([changed.status, (await ratingOf()).count]).toEqual([200, 0]);
      await keep();
      expect(await ratingOf()).toEqual({ mean: 1, count: 1 });
      await hide();
      expect((await api.delete(at, { token: author.token })).status).toBe(204);
      expect((await ratingOf()).count).toBe(0);
    });

    it('When it is decided again, then a hiding is taken back, and the same again changes nothing', async () => {
      await aReview(await aPerson(api), 2);
      for (const reason of ['insult', 'insult', 'untrue']) expect((await hide(reason)).status).toBe(200);
      expect(await ratingOf()).toEqual({ mean: 2, count: 1 });
      await keep();
      const again = await keep();
      expect([again.status, again.body.review.hidden]).toEqual([200, undefined]);
      expect([(await read()).status, await listed(), await ratingOf()]).toEqual([
        200,
        2,
        { mean: 3, count: 2 },
      ]);
    });

    it('When another editor decided, a report came or the review changed meanwhile, then 412 has the present state and nothing happens', async () => {
      const seen = await versionOf();
      await report({ reason: 'personal-data' }, await aPerson(api));
      const late = await decide({ decision: 'keep' }, editor, seen);
      expect([late.status, late.body.current.reports.total]).toEqual([412, 2]);
      expect((await queue()).total).toBe(1);
      const present = await versionOf();
      const headers = { 'if-match': (await read()).headers.get('etag') as string };
      await api.patch(`/v1/reviews/${reviewId}`, { text: '고친 글' }, { token: author.token, headers });
      const changed = await decide({ decision: 'keep' }, editor, present);
      expect([changed.status, changed.body.current.review.text]).toEqual([412, '고친 글']);
      const both = await versionOf();
      const other = await aPerson(api, 'editor');
      const answers = await Promise.all([
        decide({ decision: 'hide', reason: 'insult' }, editor, both),
        decide({ decision: 'keep' }, other, both),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      expect(await listed()).toBe(answers[0].status === 200 ? 0 : 1);
    });

    it('When no version is sent, no reason is given or the editor is the author, then it is refused', async () => {
      const at = `/v1/admin/reports/${reviewId}/decision`;
      const blind = await api.post(at, { decision: 'keep' }, { token: editor.token });
      expect(blind.status).toBe(428);
      expect((await decide({ decision: 'hide' })).status).toBe(400);
      expect((await decide({ decision: 'keep', reason: 'spam' })).status).toBe(400);
      reviewId = await aReview(editor);
      await report();
      const own = await keep();
      expect([own.status, own.body.type]).toEqual([409, problem('own-review')]);
    });

    it('When it is decided, then the log says who decided what of which review', async () => {
      await hide('spam');
      await keep();
      const admin = await aPerson(api, 'admin');
      const entries = await api.get(`/v1/admin/audit?subjectKind=review&subjectId=${reviewId}`, {
        token: admin.token,
      });
      expect(entries.body.items).toMatchObject([
        {
          accountId: editor.id,
          action: 'review.kept',
          before: { hiddenFor: 'spam' },
          after: { hiddenFor: null },
        },
        {
          accountId: editor.id,
          action: 'review.hidden',
          before: { hiddenFor: null },
          after: { hiddenFor: 'spam' },
        },
      ]);
      expect((await api.app.get(AuditVerifier).verify()).brokenAt).toBeNull();
    });

    it('When a review is hidden, then it is no signal of its author’s taste any more', async () => {
      const tastes = async () => (await api.get('/v1/me/taste', { token: author.token })).text;
      expect(await tastes()).toContain(festival.id);
      await hide();
      expect(await tastes()).not.toContain(festival.id);
    });
  });

  describe('by editors who are bound to regions', () => {
    let bound: Person;
    let inBusan: string;
    let inAnsan: string;
    beforeEach(async () => {
      bound = await aPerson(api, 'editor');
      const admin = await aPerson(api, 'admin');
      const headers = await asRead(api, bound.id);
      await api.patch(`/v1/admin/users/${bound.id}`, { regions: ['26'] }, { token: admin.token, headers });
      const [busan, ansan] = [
        await aPublishedFestival(api, { region: { provinceCode: '26', districtCode: null } }, [
          { startsIn: -9 },
        ]),
        await aPublishedFestival(api, { region: { provinceCode: '41', districtCode: null } }, [
          { startsIn: -9 },
        ]),
      ];
      [inBusan, inAnsan] = [await aReview(author, 4, busan), await aReview(author, 4, ansan)];
      for (const id of [inAnsan, reviewId]) await report({ reason: 'personal-data' }, reader, id);
      await report({ reason: 'spam' }, reader, inBusan);
    });
    const seen = async (query = '') => {
      const { items, total } = (await api.get(`/v1/admin/reports${query}`, { token: bound.token })).body;
      return [items.map(({ review }: { review: { id: string } }) => review.id), total];
    };
    const judge = (id: string) =>
      api.post(
        `/v1/admin/reports/${id}/decision`,
        { decision: 'hide', reason: 'spam' },
        { token: bound.token, headers: { 'if-match': '"1"' } },
      );

    it('When the queue is read by one, then it has and counts what is of their regions, in either order and by pages', async () => {
      expect((await queue()).total).toBe(3);
      expect(await seen()).toEqual([[inBusan], 1]);
      expect(await seen('?sort=age')).toEqual([[inBusan], 1]);
      const later = await aPublishedFestival(api, { region: { provinceCode: '26', districtCode: '26350' } }, [
        { startsIn: -9 },
      ]);
      const graver = await aReview(author, 1, later);
      await report({ reason: 'personal-data' }, reader, graver);
      expect(await seen()).toEqual([[graver, inBusan], 2]);
      expect(await seen('?sort=age&perPage=1&page=2')).toEqual([[graver], 2]);
    });

    it('When one decides, then that is done of their regions, and refused of every other and of none', async () => {
      for (const id of [inAnsan, reviewId]) {
        const refused = await judge(id);
        expect([refused.status, refused.body.type]).toEqual([403, problem('region-not-yours')]);
        const preview = await api.get(`/v1/admin/reports/${id}/notice`, { token: bound.token });
        expect(preview.status).toBe(403);
      }
      expect((await judge(inBusan)).status).toBe(200);
      expect(await seen()).toEqual([[], 0]);
      expect((await queue()).total).toBe(2);
    });

    it('When a festival is hidden, or turned out to be one of another region, then its reviews go by where it is', async () => {
      const { body } = await api.get(`/v1/reviews/${inBusan}`);
      const writer = api.app.get(FestivalWriter);
      await writer.change(body.festivalId, { status: 'hidden' });
      expect(await seen()).toEqual([[inBusan], 1]);
      await api.app
        .get(Database)
        .change('UPDATE festivals_festival SET merged_into = ? WHERE id = ?', [festival.id, body.festivalId]);
      expect(await seen()).toEqual([[], 0]);
    });
  });

  describe('telling the author', () => {
    const preview = async (query = '') =>
      (await api.get(`/v1/admin/reports/${reviewId}/notice${query}`, { token: editor.token })).body.notice;
    beforeEach(async () => {
      await report();
    });

    it('When a review is hidden, then the mail says what, why and how to appeal, word for word as shown before', async () => {
      const shown = await preview('?hideFor=insult');
      expect(shown.subject).toContain('후기를 숨겼습니다 / Your review was hidden');
      for (const words of ['보령 등불 축제', '욕설이나 비하', '이의', 'insults or abuse', 'appeal once'])
        expect(shown.text).toContain(words);
      expect(await preview('?hideFor=spam')).not.toEqual(shown);
      await hide('insult');
      const mail = await mails.mail(author.email, 'Your review was hidden');
      expect([mail.subject, mail.text.trim()]).toEqual([shown.subject, shown.text.trim()]);
      expect(mail.html).toContain('lang="en"');
      expect(mail.text).not.toContain('그냥 그랬어요');
    });

    it('When it is shown again, then the author hears that; when it was never hidden, nothing', async () => {
      expect(await preview()).toBeNull();
      await keep();
      expect(await mailsToAuthor()).toBe(0);
      await hide();
      const shown = await preview();
      await keep();
      const mail = await mails.mail(author.email, 'Your review is shown again');
      expect(mail.text.trim()).toBe(shown.text.trim());
    });

    it('When it is hidden twice for one reason, then the author hears of it once', async () => {
      await hide('spam');
      expect(await preview('?hideFor=spam')).toBeNull();
      await hide('spam');
      expect(await mailsToAuthor()).toBe(1);
    });

    it('When the author has left, then there is nobody to tell, and the review can be hidden all the same', async () => {
      await api.delete('/v1/me', { token: author.token, body: { currentPassword: author.password } });
      expect(await preview('?hideFor=spam')).toBeNull();
      expect((await hide('spam')).status).toBe(200);
      expect(await mailsToAuthor()).toBe(0);
    });

    it('When nobody has reported a review, then there is nothing to preview or decide', async () => {
      reviewId = await aReview(await aPerson(api));
      const answers = [
        await api.get(`/v1/admin/reports/${reviewId}/notice`, { token: editor.token }),
        await keep(),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    });
  });

  describe('appealing', () => {
    beforeEach(async () => {
      await report();
    });

    it('When the author of a hidden review appeals, then it comes to the same queue, marked as such', async () => {
      await hide();
      const appealed = await appeal('직접 다녀왔어요');
      expect([appealed.status, appealed.body]).toEqual([
        201,
        { reviewId, text: '직접 다녀왔어요', createdAt: expect.any(String) },
      ]);
      const { items, total } = await queue();
      expect(total).toBe(1);
      expect(items[0]).toMatchObject({
        review: { id: reviewId, hidden: { reason: 'insult' } },
        appeal: { text: '직접 다녀왔어요', createdAt: appealed.body.createdAt },
        waitingSince: appealed.body.createdAt,
        reports: { total: 0 },
        risk: 4,
      });
      expect((await read(author)).body.hidden.appeal).toEqual({
        text: '직접 다녀왔어요',
        createdAt: appealed.body.createdAt,
        answered: false,
      });
    });

    it('When an appeal is granted, then the review is shown and counts, its author is told, and a new hiding can be appealed against', async () => {
      await hide();
      await appeal();
      await keep();
      expect([(await read()).status, await ratingOf()]).toEqual([200, { mean: 4, count: 1 }]);
      expect((await queue()).total).toBe(0);
      await mails.mail(author.email, 'Your review is shown again');
      await hide();
      expect((await appeal()).status).toBe(201);
    });

    it('When an appeal is declined, then the review stays hidden, its author is told so, and there is no second one', async () => {
      await hide();
      await appeal();
      const declined = await hide('untrue');
      expect(declined.body.review.hidden).toMatchObject({ reason: 'untrue', appeal: { answered: true } });
      const mail = await mails.mail(author.email, 'We have looked at your appeal');
      expect(mail.text).toContain('사실과 다른 내용');
      expect((await queue()).total).toBe(0);
      const again = await appeal();
      expect([again.status, again.body.type]).toEqual([409, problem('already-appealed')]);
    });

    it('G7 When the author leaves before an answer, then nothing of what they wrote in it is kept, and the case can be closed', async () => {
      const photoId = await aPhoto(api, author);
      const headers = { 'if-match': (await read(author)).headers.get('etag') as string };
      await api.patch(`/v1/reviews/${reviewId}`, { photoIds: [photoId] }, { token: author.token, headers });
      await hide();
      await appeal('직접 다녀왔어요');
      await api.delete('/v1/me', { token: author.token, body: { currentPassword: author.password } });
      expect(JSON.stringify(await queue())).not.toContain('직접 다녀왔어요');
      expect([(await read()).status, await listed()]).toEqual([404, 0]);
      expect((await api.get(`/v1/media/${photoId}`)).status).toBe(404);
      expect((await keep()).status).toBe(200);
      expect([(await queue()).total, await listed(), await ratingOf()]).toEqual([
        0,
        1,
        { mean: 4, count: 1 },
      ]);
    });

    it('When appeals come at once, then one is taken', async () => {
      await hide();
      const answers = await Promise.all(Array.from({ length: 6 }, () => appeal()));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(5).fill(409)]);
    });

    it('When a review is not hidden, not one’s own or missing, then there is no appeal', async () => {
      const visible = await appeal();
      expect([visible.status, visible.body.type]).toEqual([409, problem('review-not-hidden')]);
      expect((await appeal('왜요', reader)).status).toBe(403);
      await hide();
      const foreign = await appeal('왜요', reader);
      expect([foreign.status, foreign.body.type]).toEqual([404, problem('review-not-found')]);
      expect((await appeal('ㅎ'.repeat(1001))).status).toBe(400);
    });
  });
});
