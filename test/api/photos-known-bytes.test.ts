import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/shared/database/database.js';
import { type TestApi, startApi } from '../support/api.js';
import { agreesToLocation, aPerson, type Person } from '../support/people.js';
import { jpegBytes, offerOf, type OfferedFile, sendTo, settled, uploaded } from '../support/photos.js';
import { statementsOf } from '../support/statements.js';
import { until } from '../support/until.js';

type Offer = OfferedFile & { keepLocation?: boolean };

describe('bytes that a person offers again', () => {
  let api: TestApi;
  let person: Person;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.empty();
    person = await aPerson(api);
  });
  afterAll(() => api.close());

  const offer = async (files: Offer[], by = person) => {
    const { status, body, text } = await api.post('/v1/media/uploads', { files }, { token: by.token });
    if (status !== 201) throw new Error(text);
    return body.items;
  };
  const countOf = async (by = person) => (await api.get('/v1/me/photos', { token: by.token })).body.total;
  const put = (id: string, columns: string, values: unknown[] = []) =>
    api.app.get(Database).change(`UPDATE media_photo SET ${columns} WHERE id = ?`, [...values, id]);
  const columnsOf = async (id: string) => {
    const [row] = await api.app
      .get(Database)
      .rows<Record<string, unknown>>(
        'SELECT status, created_at, look_at, keep_location, content_type FROM media_photo WHERE id = ?',
        [id],
      );
    return row;
  };

  it('When the photo is ready, then it is that photo and nothing is uploaded', async () => {
    const bytes = await jpegBytes();
    const id = await uploaded(api, person, bytes);
    await settled(api, person, id);
    expect(await offer([offerOf(bytes), offerOf(bytes)])).toEqual([
      { id, status: 'ready', upload: null },
      { id, status: 'ready', upload: null },
    ]);
    expect(await countOf()).toBe(1);
  });

  it('When the photo is with the photo function, then it is that photo and nothing is uploaded', async () => {
    const file = offerOf(await jpegBytes());
    const [{ id }] = await offer([file]);
    await put(id, "status = 'processing', driven_at = NOW(6)");
    expect(await offer([file])).toEqual([{ id, status: 'processing', upload: null }]);
  });

  it('When its ticket was never used, then the same photo gets a fresh one, which works and is waited for anew', async () => {
    const bytes = await jpegBytes();
    const [{ id }] = await offer([offerOf(bytes)]);
    await put(id, 'created_at = NOW(6) - INTERVAL 29 MINUTE');
    const [again] = await offer([offerOf(bytes)]);
    expect(again).toMatchObject({ id, status: 'awaiting', upload: { method: 'PUT' } });
    const row = await columnsOf(id);
    expect(Date.now() - (row!['created_at'] as Date).getTime()).toBeLessThan(60_000);
    expect(await sendTo(again.upload, bytes)).toBe(200);
    expect((await settled(api, person, id)).body.status).toBe('ready');
    expect(await countOf()).toBe(1);
  });

  it('When its bytes came unseen, then the store takes them no second time', async () => {
    const bytes = await jpegBytes();
    const [first] = await offer([offerOf(bytes)]);
    expect(await sendTo(first.upload, bytes)).toBe(200);
    await until(async () => (await columnsOf(first.id))?.['status'] === 'ready');
    await put(first.id, "status = 'awaiting', look_at = NOW(6) + INTERVAL 1 HOUR");
    const [again] = await offer([offerOf(bytes)]);
    expect(again.id).toBe(first.id);
    expect(await sendTo(again.upload, bytes)).toBe(412);
    expect((await settled(api, person, first.id)).body.status).toBe('ready');
  });

  it.each(['rejected', 'failed', 'expired'])(
    'When the photo was %s, then it is a new one',
    async (status) => {
      const file = offerOf(await jpegBytes());
      const [{ id }] = await offer([file]);
      await put(id, 'status = ?, reason_code = ?', [
        status,
        status === 'rejected' ? 'too_many_pixels' : null,
      ]);
      const [again] = await offer([file]);
      expect([again.id === id, again.status, again.upload === null]).toEqual([false, 'awaiting', false]);
    },
  );

  it('When there are several of the same bytes, then the one that is furthest is taken', async () => {
    const file = offerOf(await jpegBytes());
    const [{ id: first }] = await offer([file]);
    await put(first, "status = 'failed'");
    const [{ id: second }] = await offer([file]);
    await put(first, "status = 'processing', driven_at = NOW(6)");
    expect(await offer([file])).toEqual([{ id: first, status: 'processing', upload: null }]);
    expect(second).not.toBe(first);
  });

  it('When purpose or size differ, then it is a new photo', async () => {
    const file = offerOf(await jpegBytes());
    const [{ id }] = await offer([file]);
    const items = await offer([
      { ...file, purpose: 'avatar' },
      { ...file, byteSize: file.byteSize + 1 },
      file,
    ]);
    expect(items.map((item: { id: string }) => item.id === id)).toEqual([false, false, true]);
    expect(await countOf()).toBe(3);
  });

  it('When the bytes are of another person, then nobody learns of it', async () => {
    const bytes = await jpegBytes();
    const id = await uploaded(api, person, bytes);
    await settled(api, person, id);
    const other = await aPerson(api);
    const [theirs, unheardOf] = await offer(
      [offerOf(bytes), { ...offerOf(bytes), sha256: 'ab'.repeat(32) }],
      other,
    );
    expect(theirs.id).not.toBe(id);
    expect(shapeOf(theirs)).toEqual(shapeOf(unheardOf));
    expect(await sendTo(theirs.upload, bytes)).toBe(200);
    expect((await settled(api, other, theirs.id)).body.status).toBe('ready');
  });

  it('E9 When known photos are offered again, then they count for no quota', async () => {
    const files = Array.from({ length: 25 }, (_, index) => ({
      ...offerOf(Buffer.from(`photo ${index}`)),
      byteSize: 10 * 1024 * 1024,
    }));
    const ask = (offered: Offer[]) =>
      api.post('/v1/media/uploads', { files: offered }, { token: person.token });
    for (let time = 0; time < 6; time += 1) expect((await ask(files)).status).toBe(201);
    const unheardOf = Array.from({ length: 30 }, (_, index) => ({
      ...files[0]!,
      sha256: String(index).padStart(64, '0'),
    }));
    expect((await ask([...files.slice(0, 5), ...unheardOf.slice(0, 25)])).status).toBe(201);
    for (const taken of await Promise.all([
      ask(unheardOf),
      ask([...unheardOf.slice(25), ...files.slice(0, 25)]),
    ]))
      expect(taken.status).toBe(201);
    expect(await countOf()).toBe(55);
  });

  it('When known and new photos are offered together, then the database is asked once', async () => {
    const files = await Promise.all(
      Array.from({ length: 30 }, async () => offerOf(Buffer.from(randomUUID()))),
    );
    await offer(files.slice(0, 15));
    await until(async () => {
      const { statements } = await statementsOf(api, () => offer(files));
      return statements.filter((statement) => !statement.includes('auth_')).length === 1;
    });
    expect(await countOf()).toBe(30);
  });

  it('When fifty parallel calls of two people offer the same bytes, then each has one photo of them', async () => {
    const file = offerOf(await jpegBytes());
    const other = await aPerson(api);
    const calls = Array.from({ length: 50 }, (_, index) => offer([file], index % 2 ? person : other));
    const ids = (await Promise.all(calls)).map(([item]) => item.id);
    expect(new Set(ids).size).toBe(2);
    expect([await countOf(person), await countOf(other)]).toEqual([1, 1]);
  });

  describe('and the place it shows', () => {
    const header = 'x-amz-meta-keep-location';
    beforeEach(() => agreesToLocation(api, person));

    it('E1 When the owner lets us keep it, then the ticket says so, signed', async () => {
      const bytes = await jpegBytes();
      const [{ id, upload }] = await offer([{ ...offerOf(bytes), keepLocation: true }]);
      expect(upload.headers[header]).toBe('rough');
      expect(new URL(upload.url).searchParams.get('X-Amz-SignedHeaders')).toContain(header);
      expect(new URL(upload.url).searchParams.has(header)).toBe(false);
      const { [header]: _, ...without } = upload.headers;
      expect(await sendTo({ ...upload, headers: without }, bytes)).toBe(403);
      expect(await sendTo({ ...upload, headers: { ...upload.headers, [header]: 'exact' } }, bytes)).toBe(403);
      expect(await sendTo(upload, bytes)).toBe(200);
      expect((await columnsOf(id))?.['keep_location']).toBe(1);
    });

    it('E1 When the owner says nothing or no, then it cannot be asked of the photo function', async () => {
      const bytes = await jpegBytes();
      const [{ id, upload }] = await offer([{ ...offerOf(bytes), keepLocation: false }]);
      expect(upload.headers).not.toHaveProperty(header);
      expect(await sendTo({ ...upload, headers: { ...upload.headers, [header]: 'rough' } }, bytes)).toBe(403);
      expect((await columnsOf(id))?.['keep_location']).toBe(0);
    });

    it('When it is offered again while awaited, then the newest choice wins', async () => {
      const file = offerOf(await jpegBytes());
      const [{ id }] = await offer([{ ...file, keepLocation: true }]);
      const [again] = await offer([file]);
      expect([again.id, header in again.upload.headers]).toEqual([id, false]);
      expect((await columnsOf(id))?.['keep_location']).toBe(0);
      await offer([{ ...file, keepLocation: true, contentType: 'image/png' }]);
      expect(await columnsOf(id)).toMatchObject({ keep_location: 1, content_type: 'image/png' });
    });
  });
});

/** What an answer looks like when ids, signatures and hashes are not. */
function shapeOf(item: { id: string; status: string; upload: { headers: object } }) {
  return [Object.keys(item), item.status, Object.keys(item.upload), Object.keys(item.upload.headers)];
}
