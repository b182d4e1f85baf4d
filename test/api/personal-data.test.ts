import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PersonalData } from '../../src/auth/index.js';
import { Clock } from '../../src/shared/clock.js';
import { Database } from '../../src/shared/database/database.js';
import { newId } from '../../src/shared/ids.js';
import { type TestApi, standAt, startApi, testEnvironment } from '../support/api.js';
import { bucketOf, type TestBucket } from '../support/bucket.js';
import { companionsOf } from '../support/companions.js';
import { type MailCatcher, startMailCatcher } from '../support/mail.js';
import { agreesToLocation, aPerson, type Person } from '../support/people.js';
import { aPhoto } from '../support/photos.js';
import { aPublishedFestival } from '../support/published-festival.js';
import { firstStep, withAuthenticatorApp, withPasskey } from '../support/second-factor.js';
import { sendSignals } from '../support/signals.js';
import { until } from '../support/until.js';

/** Columns of the form of an id that never hold an account's; a new column is here, with a keeper, or a failure. */
const OF_NO_ACCOUNT = [
  /^auth_(api_key|identity|mail|session|consent|location_use|passkey)\.id$/,
  // Who used a right is kept beyond the account: the log is evidence, and nobody may change it.
  /^audit_entry\.account_id$/,
  /^auth_refresh_token\.session_id$/,
  /^festivals_\w+\.(id|festival_id|edition_id|import_id|merged_into|cover_photo_id|photo_id|webhook_id|epoch|runner)$/,
  /^media_photo\.(id|similar_to)$/,
  /^media_((place_)?removal\.photo_id|reconciliation\.after_id)$/,
  /^recommendations_\w+\.(id|festival_id|edition_id|list_id)$/,
  /^reviews_\w+\.(id|festival_id|edition_id|photo_id|review_id)$/,
];
/** The account itself, and what is kept of one that is gone until its remains are, too. */
const OF_ERASURE = /^auth_(account\.id|erasure\.account_id)$/;
const MARKER = '지워질-표식-7f3a';

describe('what is kept of people', () => {
  let mails: MailCatcher;
  let api: TestApi;
  let bucket: TestBucket;
  beforeAll(async () => {
    mails = await startMailCatcher();
    const more = { SMTP_URL: mails.url };
    api = await startApi(more);
    bucket = bucketOf(testEnvironment('', more));
  });
  beforeEach(async () => {
    const clock = api.app.get(Clock);
    clock.now = () => new Date();
    await api.empty();
  });
  afterAll(async () => {
    await api.close();
    await mails.close();
    bucket.close();
  });

  const database = () => api.app.get(Database);
  const remove = ({ token, password }: Person) =>
    api.delete('/v1/me', { token, body: { currentPassword: password } });

  /** Every row of every table, as one text; the audit log keeps ids, and is in it only where asked for. */
  async function dump(withLog = false): Promise<string> {
    const tables = await database().rows<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND (? OR table_name NOT LIKE 'audit%')",
      [withLog],
    );
    const texts = [];
    for (const { name } of tables)
      texts.push(`${name}: ${JSON.stringify(await database().rows(`SELECT * FROM \`${name}\``))}`);
    return texts.join('\n');
  }

  async function aBusyPerson() {
    // A second factor is for editors; its rows stay with who is none any more.
    const person = await aPerson(api, 'editor', MARKER);
    const { recoveryCodes, app } = await withAuthenticatorApp(api, person);
    await withPasskey(api, person, MARKER);
    const view = { name: MARKER, shared: true, query: { q: MARKER } };
    const kept = await api.post('/v1/admin/festival-views', view, { token: person.token });
    expect(kept.status).toBe(201);
    await database().change("UPDATE auth_account SET role = 'visitor' WHERE id = ?", [person.id]);
    await firstStep(api, person);
    const friend = await aPerson(api);
    const { token } = person;
    const { id, editions } = await aPublishedFestival(api, {}, [{ startsIn: -9 }]);
    await api.put(`/v1/festivals/${id}/bookmark`, undefined, { token });
    const photoIds = [await aPhoto(api, person), await aPhoto(api, person)];
    const [shown, unused] = photoIds as [string, string];
    await api.patch(`/v1/media/${shown}`, { alt: MARKER }, { token });
    const draft = { rating: 4, text: '좋았어요', editionId: editions[0], photoIds: [shown] };
    const headers = { 'idempotency-key': newId() };
    const review = await api.post(`/v1/festivals/${id}/reviews`, draft, { token, headers });
    expect(review.status).toBe(201);
    await sendSignals(api, person, [{ kind: 'dismiss', festivalId: id, at: new Date().toISOString() }]);
    const other = await aPerson(api);
    const theirs = await api.post(`/v1/festivals/${id}/reviews`, { rating: 1 }, { token: other.token });
    const reported = { reason: 'untrue', note: MARKER };
    expect((await api.post(`/v1/reviews/${theirs.body.id}/reports`, reported, { token })).status).toBe(201);
    await companionsOf(api, person, friend);
    await api.post('/v1/me/companions/invitations', undefined, { token });
    await api.put('/v1/me/consents', { terms: true }, { token });
    await agreesToLocation(api, person);
    await api.get('/v1/recommendations?near=37.5,127', { token });
    const wish = {
      name: MARKER,
      scopes: ['reviews:write'],
      expiresInDays: 9,
      currentPassword: person.password,
    };
    expect((await api.post('/v1/me/api-keys', wish, { token })).status).toBe(201);
    await api.delete('/v1/me/taste', { token });
    await sendSignals(api, person, [{ kind: 'share', festivalId: id, at: new Date().toISOString() }]);
    const secrets = [...recoveryCodes, app.secret];
    return { person, friend, festivalId: id, reviewId: review.body.id as string, shown, unused, secrets };
  }

  it('G7 When a column could hold an account’s id, then a keeper erases and exports it, or it goes with the account, or it is known to hold none', async () => {
    const columns = await database().rows<{ name: string; referred: string | null }>(
      `SELECT CONCAT(c.table_name, '.', c.column_name) AS name, k.referenced_table_name AS referred
         FROM information_schema.columns c
         LEFT JOIN information_schema.key_column_usage k ON k.table_schema = c.table_schema
              AND k.table_name = c.table_name AND k.column_name = c.column_name AND k.referenced_table_name = 'auth_account'
        WHERE c.table_schema = DATABASE() AND c.character_maximum_length = 36`,
    );
    const kept = api.app.get(PersonalData).keepers.flatMap((keeper) => keeper.columns);
    expect(columns.length).toBeGreaterThan(50);
    const stray = columns.filter(
      ({ name, referred }) =>
        referred === null &&
        !kept.includes(name) &&
        !OF_ERASURE.test(name) &&
        !OF_NO_ACCOUNT.some((known) => known.test(name)),
    );
    expect(stray).toEqual([]);
    const names = columns.map(({ name }) => name);
    expect(kept.filter((name) => !names.includes(name))).toEqual([]);
    expect(kept.filter((name) => OF_NO_ACCOUNT.some((known) => known.test(name)))).toEqual([]);
  });

  it('G6 A7 When somebody deletes their account, then their tokens are dead at once and nothing of them is found anywhere', async () => {
    const { person, friend, festivalId, reviewId, shown, unused } = await aBusyPerson();
    const before = await api.get(`/v1/festivals/${festivalId}`);
    expect(await dump()).toContain(person.id);
    expect((await remove(person)).status).toBe(204);

    expect((await api.get('/v1/me', { token: person.token })).status).toBe(401);
    expect((await api.post('/v1/auth/refresh', { refreshToken: person.refreshToken })).status).toBe(401);
    await mails.mail(person.email, '계정을 지웠습니다');
    await until(async () => !(await dump()).includes(person.email));
    standAt(api, new Date(Date.now() + 3 * 60_000).toISOString());
    await until(async () => !(await dump()).includes(person.id));
    for (const gone of [MARKER, person.email, '127.0.0.1']) expect(await dump(true)).not.toContain(gone);

    const review = await api.get(`/v1/reviews/${reviewId}`);
    expect(review.body).toMatchObject({
      rating: 4,
      text: '좋았어요',
      photos: [],
      author: { displayName: '떠난 회원' },
    });
    expect(review.body.author.id).not.toBe(person.id);
    const after = await api.get(`/v1/festivals/${festivalId}`);
    expect(after.body.rating).toEqual(before.body.rating);
    expect((await api.get('/v1/me/companions', { token: friend.token })).body.companions).toEqual([]);
    const [{ kept } = { kept: undefined }] = await database().rows<{ kept: number }>(
      'SELECT bookmark_count AS kept FROM festivals_festival WHERE id = ?',
      [festivalId],
    );
    expect(kept).toBe(0);
    for (const id of [shown, unused]) {
      await until(async () => (await bucket.objects(`renditions/${id}`)).length === 0);
      await until(async () => !(await bucket.has(`originals/${id}`)));
    }

    const again = await api.post('/v1/auth/register', {
      email: person.email,
      password: person.password,
      displayName: '다시',
    });
    expect(again.status).toBe(201);
    const login = await api.post('/v1/auth/login', { email: person.email, password: person.password });
    expect((await api.get('/v1/me/bookmarks', { token: login.body.accessToken })).body.total).toBe(0);
  });

  it('G6 When two reviews are of one person who left, then nobody can tell', async () => {
    const person = await aPerson(api);
    const ids = [];
    for (let round = 0; round < 2; round += 1) {
      const { id, editions } = await aPublishedFestival(api, {}, [{ startsIn: -9 }]);
      const draft = { rating: 3, editionId: editions[0] };
      ids.push(
        (await api.post(`/v1/festivals/${id}/reviews`, draft, { token: person.token })).body.id as string,
      );
    }
    await remove(person);
    const authors = await Promise.all(
      ids.map(async (id) => (await api.get(`/v1/reviews/${id}`)).body.author.id),
    );
    expect(new Set(authors).size).toBe(2);
  });

  it('When the password is wrong or missing, then nothing is deleted and the field is named', async () => {
    const { token, password } = await aPerson(api);
    const wrong = await api.delete('/v1/me', { token, body: { currentPassword: 'not this one' } });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([403, '/currentPassword']);
    const missing = await api.delete('/v1/me', { token });
    expect(missing.status).toBe(400);
    expect((await api.get('/v1/me', { token })).status).toBe(200);
    expect((await api.delete('/v1/me', { token, body: { currentPassword: password } })).status).toBe(204);
  });

  it('When the admins leave, then the last one stays, also where two go at once', async () => {
    const admins = [await aPerson(api, 'admin'), await aPerson(api, 'admin')];
    const statuses = await Promise.all(admins.map(async (admin) => (await remove(admin)).status));
    expect(statuses.sort()).toEqual([204, 409]);
  });

  it('When an editor leaves, then the photos they put into the catalogue stay, of nobody, and so do their decisions', async () => {
    const editor = await aPerson(api, 'editor');
    const photo = await aPhoto(api, editor, { purpose: 'festival' });
    const made = await api.post(
      '/v1/festivals',
      { name: '등불 축제', category: 'light', coverPhotoId: photo },
      { token: editor.token },
    );
    expect([made.status, made.body.cover?.id]).toEqual([201, photo]);
    expect(await dump()).toContain(`"account_id":"${editor.id}"`);
    expect((await remove(editor)).status).toBe(204);
    expect((await api.get(`/v1/festivals/${made.body.id}`)).body.cover.id).toBe(photo);
    standAt(api, new Date(Date.now() + 3 * 60_000).toISOString());
    await until(async () => !(await dump()).includes(editor.id));
  });

  it('When a request under way writes for somebody who has just left, then that is erased within minutes', async () => {
    const person = await aPerson(api);
    const { id } = await aPublishedFestival(api);
    expect((await remove(person)).status).toBe(204);
    await database().change(
      'INSERT INTO recommendations_received (person, id, received_at) VALUES (?, ?, ?)',
      [person.id, newId(), new Date()],
    );
    await database().change(
      'INSERT INTO festivals_bookmark (account_id, festival_id, created_at) VALUES (?, ?, ?)',
      [person.id, id, new Date()],
    );
    await database().change(
      'UPDATE festivals_festival SET bookmark_count = bookmark_count + 1 WHERE id = ?',
      [id],
    );
    standAt(api, new Date(Date.now() + 3 * 60_000).toISOString());
    await until(async () => !(await dump()).includes(person.id));
  });

  it('G7 When somebody exports their data, then all of it is in the file, nobody else is, and the key works once and for them alone', async () => {
    const { person, friend, festivalId, reviewId, shown, unused, secrets } = await aBusyPerson();
    const { token, password } = person;
    expect((await api.get('/v1/me/export', { token })).status).toBe(403);
    const wrong = await api.post('/v1/me/export', { currentPassword: 'not this one' }, { token });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([403, '/currentPassword']);
    const key = (await api.post('/v1/me/export', { currentPassword: password }, { token })).body
      .token as string;
    const headers = { 'x-export-token': key };
    expect((await api.get('/v1/me/export', { token: friend.token, headers })).status).toBe(410);

    const exported = await api.get('/v1/me/export', { token, headers });
    expect(exported.status).toBe(200);
    expect(exported.headers.get('content-disposition')).toContain('fasteval-export.json');
    expect(exported.body).toMatchObject({
      account: {
        email: person.email,
        displayName: MARKER,
        consents: [
          { kind: 'terms', granted: true },
          { kind: 'location', granted: true },
        ],
        locationUses: [{ purpose: 'recommendations' }],
        sessions: [{ endedAt: null }],
        apiKeys: [{ name: MARKER, scopes: ['reviews:write'], lastUsedAt: null }],
      },
      secondFactor: {
        totp: { createdAt: expect.any(String) },
        passkeys: [{ name: MARKER, lastUsedAt: null }],
        recoveryCodesLeft: 10,
      },
      bookmarks: [{ festivalId }],
      reviews: [{ id: reviewId, rating: 4, text: '좋았어요', photoIds: [shown], hiddenAt: null }],
      reviewReports: [{ reason: 'untrue', note: MARKER, decidedAt: null }],
      signals: { told: [{ festivalId, kind: 'share' }], resetAt: expect.any(String) },
      companions: { companions: [{}], invitations: [{ accepted: true }, { accepted: false }] },
      keptAnswers: [{ status: 201, body: { id: reviewId }, keptUntil: expect.any(String) }],
    });
    expect(exported.body.photos.map((photo: { id: string }) => photo.id).sort()).toEqual(
      [shown, unused].sort(),
    );
    expect(exported.text).not.toContain(friend.id);
    expect(exported.text).not.toContain(friend.email);
    for (const secret of [...secrets, 'argon2']) expect(exported.text).not.toContain(secret);
    const keepers = api.app.get(PersonalData).keepers.map(({ name }) => name);
    expect(Object.keys(exported.body).sort()).toEqual(['exportedAt', ...keepers].sort());
    expect((await api.get('/v1/me/export', { token, headers })).status).toBe(410);
  });
});

describe('consents', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(() => api.empty());
  afterAll(() => api.close());

  const registration = {
    email: 'newcomer@example.com',
    password: '봄바람 부는 언덕길',
    displayName: '봄나들이',
  };
  const signedIn = async () => {
    const { email, password } = registration;
    return (await api.post('/v1/auth/login', { email, password })).body.accessToken as string;
  };
  const heldBy = async (token: string) => {
    const { body } = await api.get('/v1/me/consents', { token });
    return {
      ageConfirmed: body.ageConfirmed as boolean,
      ...Object.fromEntries(
        body.items.map((item: { kind: string; granted: boolean }) => [item.kind, item.granted]),
      ),
    };
  };

  it('G8 When somebody registers with consents, then each is recorded with the version of its text', async () => {
    standAt(api, '2026-12-01T03:00:00Z');
    const consents = { terms: true, privacy: true, location: true, marketing: false };
    const made = await api.post('/v1/auth/register', { ...registration, birthDate: '2012-12-01', consents });
    expect(made.status).toBe(201);
    const token = await signedIn();
    expect(await heldBy(token)).toEqual({ ageConfirmed: true, ...consents });
    const { body } = await api.get('/v1/me/consents', { token });
    expect(body.items[0]).toEqual({
      kind: 'terms',
      needed: true,
      version: '2026-12-01',
      granted: true,
      decidedVersion: '2026-12-01',
      decidedAt: '2026-12-01T03:00:00.000Z',
    });
  });

  it('G8 When somebody is under 14, then they are refused whatever the address, and nothing of it is kept', async () => {
    standAt(api, '2026-12-01T03:00:00Z');
    const refused = await api.post('/v1/auth/register', { ...registration, birthDate: '2012-12-02' });
    expect([refused.status, refused.body.type, refused.body.errors[0].pointer]).toEqual([
      403,
      'urn:fasteval:problem:under-age',
      '/birthDate',
    ]);
    for (const table of ['auth_account', 'auth_mail'])
      expect(await api.app.get(Database).rows(`SELECT 1 FROM ${table}`)).toEqual([]);
    const { token } = await aPerson(api);
    expect((await api.patch('/v1/me', { birthDate: '2012-12-02' }, { token })).status).toBe(403);
    expect((await heldBy(token)).ageConfirmed).toBe(false);
    expect((await api.patch('/v1/me', { birthDate: '2012-12-01' }, { token })).status).toBe(200);
    expect((await heldBy(token)).ageConfirmed).toBe(true);
  });

  it('G8 When somebody whose age is not known agrees to location, then 403 says how to tell it, and nothing is kept', async () => {
    const refused = await api.post('/v1/auth/register', { ...registration, consents: { location: true } });
    expect([refused.status, refused.body.type, refused.body.errors[0].pointer]).toEqual([
      403,
      'urn:fasteval:problem:age-unconfirmed',
      '/birthDate',
    ]);
    expect(await api.app.get(Database).rows('SELECT 1 FROM auth_account')).toEqual([]);
    const { token } = await aPerson(api);
    const decided = await api.put('/v1/me/consents', { location: true, marketing: true }, { token });
    expect([decided.status, decided.body.errors[0].pointer]).toEqual([403, '/location']);
    expect(await heldBy(token)).toMatchObject({ location: false, marketing: false });
    await api.patch('/v1/me', { birthDate: '1999-05-01' }, { token });
    expect((await api.put('/v1/me/consents', { location: true }, { token })).status).toBe(200);
    expect(await heldBy(token)).toMatchObject({ location: true });
  });

  it('G8 When location is withdrawn, then the places of photos are gone with it, and every decision stays on record', async () => {
    const person = await aPerson(api);
    const { token } = person;
    await api.patch('/v1/me', { birthDate: '1999-05-01' }, { token });
    const photo = newId();
    await api.app.get(Database).change(
      `INSERT INTO media_photo (id, owner_id, purpose, status, content_type, byte_size, created_at, look_at, keep_location, latitude, longitude)
       VALUES (?, ?, 'review', 'awaiting', 'image/jpeg', 1, NOW(6), NOW(6) + INTERVAL 1 DAY, 1, 37.57, 126.98)`,
      [photo, person.id],
    );
    const place = () =>
      api.app
        .get(Database)
        .rows('SELECT keep_location, latitude, longitude FROM media_photo WHERE id = ?', [photo]);
    for (const location of [true, true, false, true])
      expect((await api.put('/v1/me/consents', { location }, { token })).status).toBe(200);
    expect(await place()).toEqual([{ keep_location: 0, latitude: null, longitude: null }]);
    const decisions = await api.app
      .get(Database)
      .rows<{ granted: number }>('SELECT granted FROM auth_consent ORDER BY id');
    expect(decisions.map(({ granted }) => granted)).toEqual([1, 0, 1]);
  });

  it('When what no account can be without is withdrawn, or nothing is said, then 400 says so and nothing changes', async () => {
    const { token } = await aPerson(api);
    const refused = await api.put('/v1/me/consents', { terms: false, marketing: true }, { token });
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '/terms']);
    expect((await api.put('/v1/me/consents', {}, { token })).status).toBe(400);
    expect(await heldBy(token)).toMatchObject({ terms: false, marketing: false });
  });
});
