import { EventEmitter, once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FestivalWriter } from '../../src/festivals/index.js';
import { Database } from '../../src/shared/database/database.js';
import { type AnotherInstance, anotherInstance } from '../support/another-instance.js';
import { type TestApi, standAt, startApi } from '../support/api.js';
import { aFestival } from '../support/festivals.js';
import { statementsOf } from '../support/statements.js';

describe('the index of words', () => {
  let api: TestApi;
  let other: AnotherInstance;
  beforeAll(async () => {
    api = await startApi();
    other = await anotherInstance(api);
  });
  beforeEach(async () => {
    await api.empty();
    standAt(api, '2027-05-02T03:00:00Z');
  });
  afterAll(async () => {
    await other.close();
    await api.close();
  });

  const find = async (q: string, where: Pick<TestApi, 'get'> = other): Promise<string[]> => {
    const answer = await where.get(`/v1/festivals?q=${encodeURIComponent(q)}`);
    expect([q, answer.status]).toEqual([q, 200]);
    return answer.body.items.map(({ name }: { name: string }) => name);
  };

  it('When a festival is made, renamed, tagged, hidden or erased, then every instance finds it so at once', async () => {
    const writer = api.app.get(FestivalWriter);
    const { id } = await aFestival(api, { name: '보령머드축제' });
    expect([await find('머드', api), await find('머드')]).toEqual([['보령머드축제'], ['보령머드축제']]);
    await writer.change(id, { name: '대천모래축제', formerNames: ['보령머드축제'], tags: ['해변'] });
    for (const q of ['모래', '머드', '해변', 'ㄷㅊㅁㄹ'])
      expect([q, await find(q)]).toEqual([q, ['대천모래축제']]);
    await writer.remove(id);
    expect(await find('모래')).toEqual([]);
    await writer.change(id, { status: 'published' });
    expect(await find('모래')).toEqual(['대천모래축제']);
    await writer.erase([id]);
    expect([await find('모래', api), await find('모래')]).toEqual([[], []]);
  });

  it('When a slow writer commits after a quick one that began later, then both are found, and what is rolled back is not', async () => {
    const writer = api.app.get(FestivalWriter);
    const database = api.app.get(Database);
    await aFestival(api, { name: '처음 축제' });
    expect(await find('처음')).toEqual(['처음 축제']);
    const written = deferred();
    const mayCommit = deferred();
    const slow = database.transaction(async () => {
      await writer.create({ name: '느린 축제', category: 'culture' });
      written.resolve();
      await mayCommit.promise;
    });
    const undone = database.transaction(async () => {
      await writer.create({ name: '무른 축제', category: 'culture' });
      throw new Error('never mind');
    });
    await expect(undone).rejects.toThrow('never mind');
    await written.promise;
    await aFestival(api, { name: '빠른 축제' });
    expect([await find('빠른'), await find('느린')]).toEqual([['빠른 축제'], []]);
    mayCommit.resolve();
    await slow;
    expect([await find('느린'), await find('무른')]).toEqual([['느린 축제'], []]);
  });

  it('When many are written at the same time, then whoever asks all the while misses none in the end', async () => {
    const names = Array.from({ length: 24 }, (_, number) => `동시 ${number} 축제`);
    const writing = { isOver: false };
    const asking = (async () => {
      while (!writing.isOver) await find('동시');
    })();
    await Promise.all(names.map((name) => aFestival(api, { name })));
    writing.isOver = true;
    await asking;
    const { body } = await other.get(`/v1/festivals?q=${encodeURIComponent('동시')}&perPage=100`);
    expect(body.items.map(({ name }: { name: string }) => name).toSorted()).toEqual(names.toSorted());
  });

  it('When there are many festivals, then none of the statements of a search or a suggestion goes through them all', async () => {
    const database = api.app.get(Database);
    const { id } = await aFestival(api, { name: '보령머드축제', tags: ['머드'] });
    await find('머드', api);
    await database.change(
      'INSERT INTO festivals_change (festival_id, turn) SELECT UUID(), 0 FROM seq_1_to_3000',
    );
    await database.change(
      `INSERT INTO festivals_tag (festival_id, tag, position)
         SELECT ?, CONCAT('t', seq), seq FROM seq_1_to_3000`,
      [id],
    );
    for (const table of ['festivals_change', 'festivals_tag', 'festivals_festival'])
      await database.rows(`ANALYZE TABLE ${table}`);
    await api.app.get(FestivalWriter).change(id, { name: '보령머드대축제' });
    const { statements } = await statementsOf(api, async () => {
      await find('머드', api);
      await api.get(`/v1/suggest?q=${encodeURIComponent('머드')}`);
    });
    const ours = statements.filter((sql) => /festivals_change|former_names/.test(sql));
    expect(ours.length).toBeGreaterThanOrEqual(4);
    for (const sql of new Set(ours)) {
      const values = sql.includes('turn >') ? [1] : [[id]];
      const plan = await database.rows<{ key: string | null; Extra: string }>(`EXPLAIN ${sql}`, values);
      for (const { key, Extra } of plan) {
        expect([sql, key]).toEqual([sql, expect.stringMatching(/^(PRIMARY|festivals_)/)]);
        expect([sql, Extra]).toEqual([sql, expect.not.stringMatching(/filesort|temporary/)]);
      }
    }
  });

  it('C4 When a question is a kilobyte long, then it is refused, or answered as any other', async () => {
    await aFestival(api, { name: '보통 축제' });
    for (const q of ['%'.repeat(1024), '가'.repeat(1024), 'a '.repeat(512)])
      expect((await api.get(`/v1/festivals?q=${encodeURIComponent(q)}`)).status).toBe(400);
    for (const q of ['%'.repeat(100), 'ㅏ'.repeat(100), 'ㄳ'.repeat(100), '가 '.repeat(50), 'hoengseong'])
      expect([q, await find(q)]).toEqual([q, []]);
  });
});

function deferred(): { promise: Promise<unknown>; resolve: () => void } {
  const done = new EventEmitter();
  return { promise: once(done, 'done'), resolve: () => done.emit('done') };
}
