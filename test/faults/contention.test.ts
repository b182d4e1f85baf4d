import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Connection, createConnection } from 'mysql2/promise';
import { MediaService } from '../../src/media/index.js';
import { Database } from '../../src/shared/database/database.js';
import { anotherInstance, type AnotherInstance } from '../support/another-instance.js';
import { type Answer, startApi, type TestApi } from '../support/api.js';
import { aPerson, type Person } from '../support/people.js';
import { offerOf } from '../support/photos.js';
import { statementsOf } from '../support/statements.js';
import { until } from '../support/until.js';

/** Somebody else's connection holds what a decision of ours needs. */
describe('decisions that meet others in the database', () => {
  let api: TestApi;
  let rival: Connection;
  let observer: Connection;
  let owner: Person;
  let brief: AnotherInstance | undefined;
  beforeAll(async () => {
    api = await startApi();
    [rival, observer] = await Promise.all([
      createConnection({ uri: api.databaseUrl }),
      createConnection({ uri: api.databaseUrl }),
    ]);
  });
  beforeEach(async () => {
    await rival.query('ROLLBACK');
    await api.empty();
    owner = await aPerson(api);
  });
  afterAll(async () => {
    await Promise.all([rival.end(), observer.end()]);
    await Promise.all([api.close(), brief?.close()]);
  });

  const database = () => api.app.get(Database);
  const offer = (text: string) =>
    api.post('/v1/media/uploads', { files: [offerOf(Buffer.from(text))] }, { token: owner.token });
  const aPending = async (text: string): Promise<string> => (await offer(text)).body.items[0].id;

  /** Begins a transaction that has changed so much already that a deadlock ends with the other one's death. */
  async function beginHeavy(): Promise<void> {
    await rival.query('START TRANSACTION');
    await rival.query(`INSERT INTO media_uploader (owner_id) SELECT UUID() FROM seq_1_to_200`);
  }
  /** Until a statement of ours waits for a lock of the rival. */
  const anotherWaits = () =>
    until(async () => {
      // The view is renewed only where nobody has looked at it for a tenth of a second.
      await observer.query('DO SLEEP(0.2)');
      const [rows] = await observer.query(
        `SELECT 1 FROM information_schema.innodb_lock_waits w
           JOIN information_schema.innodb_trx t ON t.trx_id = w.blocking_trx_id
          WHERE t.trx_mysql_thread_id = ?`,
        [rival.threadId],
      );
      return (rows as unknown[]).length > 0;
    });

  it('H4 When a deadlock kills the issue of tickets, then it is done anew, once', async () => {
    const id = await aPending('known');
    await beginHeavy();
    await rival.query('SELECT id FROM media_photo WHERE id = ? FOR UPDATE', [id]);
    let answer: Answer | undefined;
    const { errors } = await statementsOf(api, async () => {
      const asked = offer('known');
      await anotherWaits();
      await rival.query('UPDATE media_uploader SET granted_bytes = granted_bytes WHERE owner_id = ?', [
        owner.id,
      ]);
      await rival.query('ROLLBACK');
      answer = await asked;
    });
    expect(errors).toEqual([expect.stringContaining('Deadlock found')]);
    expect([answer?.status, answer?.body.items[0].id]).toEqual([201, id]);
    expect(await database().rows('SELECT granted_bytes AS bytes FROM media_uploader')).toEqual([
      { bytes: String('known'.length) },
    ]);
  });

  it('H4 When a deadlock kills a transaction, then all of it is done anew, once', async () => {
    const ids = [await aPending('one'), await aPending('two')].sort() as [string, string];
    await beginHeavy();
    await rival.query('SELECT id FROM media_photo WHERE id = ? FOR UPDATE', [ids[1]]);
    let tries = 0;
    const attached = database().transaction(async () => {
      tries += 1;
      await api.app.get(MediaService).attach([ids[0]], { ownerId: owner.id, purpose: 'review' }, () => '');
      await api.app.get(MediaService).attach([ids[1]], { ownerId: owner.id, purpose: 'review' }, () => '');
    });
    await anotherWaits();
    await rival.query('SELECT id FROM media_photo WHERE id = ? FOR UPDATE', [ids[0]]);
    await rival.query('ROLLBACK');
    await attached;
    expect(tries).toBe(2);
    expect(await database().rows('SELECT attachments FROM media_photo')).toEqual([
      { attachments: 1 },
      { attachments: 1 },
    ]);
  });

  it('H4 When a lock is not had in time, then the transaction is done anew, and its first part was undone', async () => {
    const ids = [await aPending('one'), await aPending('two')] as const;
    await rival.query('START TRANSACTION');
    await rival.query('SELECT id FROM media_photo WHERE id = ? FOR UPDATE', [ids[1]]);
    let tries = 0;
    await database().transaction(async () => {
      tries += 1;
      if (tries === 2) await rival.query('ROLLBACK');
      await database().change('UPDATE media_photo SET redrives = redrives + 1 WHERE id = ?', [ids[0]]);
      await database().change(
        'SET STATEMENT innodb_lock_wait_timeout = 1 FOR UPDATE media_photo SET redrives = redrives + 1 WHERE id = ?',
        [ids[1]],
      );
    });
    expect(tries).toBe(2);
    expect(await database().rows('SELECT redrives FROM media_photo')).toEqual([
      { redrives: 1 },
      { redrives: 1 },
    ]);
  });

  it('H4 When a row has changed since the transaction read it, then the transaction reads it anew', async () => {
    const id = await aPending('one');
    let tries = 0;
    await database().transaction(async () => {
      tries += 1;
      await database().change('SET SESSION innodb_snapshot_isolation = ON');
      const [row] = await database().rows<{ redrives: number }>(
        'SELECT redrives FROM media_photo WHERE id = ?',
        [id],
      );
      if (tries === 1) await rival.query('UPDATE media_photo SET redrives = 5 WHERE id = ?', [id]);
      await database().change('UPDATE media_photo SET redrives = ? WHERE id = ?', [
        (row?.redrives ?? 0) + 1,
        id,
      ]);
    });
    expect(tries).toBe(2);
    expect(await database().rows('SELECT redrives FROM media_photo')).toEqual([{ redrives: 6 }]);
  });

  it('H4 When a lock is not had in three tries, then the answer is 503 with a time to come back, and nothing is done', async () => {
    await aPending('known');
    // Its only connection, so that all it does waits as briefly.
    brief = await anotherInstance(api, { DB_POOL_SIZE: '1' });
    await brief.app.get(Database).change('SET SESSION innodb_lock_wait_timeout = 1');
    await rival.query('START TRANSACTION');
    await rival.query('SELECT owner_id FROM media_uploader WHERE owner_id = ? FOR UPDATE', [owner.id]);
    const refused = await brief.ask('POST', '/v1/media/uploads', {
      token: owner.token,
      body: { files: [offerOf(Buffer.from('new'))] },
    });
    await rival.query('ROLLBACK');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
    expect(refused.text).not.toMatch(/lock|SQL/i);
    expect(await database().rows('SELECT COUNT(*) AS photos FROM media_photo')).toEqual([{ photos: '1' }]);
  });
});
