import { DeleteObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { scene } from '../../lambda/fixtures/pictures.js';
import { manifestKey, originalKey, pipelineVersion, renditionPrefix } from '../../lambda/src/contract.js';
import { until } from '../support/until.js';
import { BreakingProxy, type Asked, type Fate } from './breaking-proxy.js';
import { bucket, PhotoPath } from './photo-path.js';

let path: PhotoPath;
let way: BreakingProxy;
let photo: Buffer;
beforeAll(async () => {
  photo = await scene(1300, 900).jpeg().toBuffer();
  path = await PhotoPath.open({
    visibilitySeconds: 1,
    wayToStore: (s3Url) => {
      way = new BreakingProxy(new URL(s3Url));
      return way.listen();
    },
  });
});
afterAll(async () => {
  await path.close();
  await way.close();
});
beforeEach(() => {
  way.fate = () => 'pass';
  way.done = () => undefined;
});

/** Three widths in two formats, and the manifest. */
const writes = 7;
const isWrite = ({ method }: Asked): boolean => method === 'PUT';
const isOf =
  (id: string) =>
  ({ key }: Asked): boolean =>
    key.includes(id);

/** Everything that lies in the bucket for this photo is what its manifest says, and nothing else. */
async function expectWholeAndAlone(id: string): Promise<void> {
  const manifest = await path.manifestOf(id, 'ready');
  const named = manifest.status === 'ready' ? manifest.renditions.map(({ key }) => key) : [];
  expect(named).toHaveLength(writes - 1);
  const { Contents = [] } = await path.s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  const stored = Contents.flatMap(({ Key = '' }) => (Key.includes(id) ? [Key] : []));
  expect(stored.sort()).toEqual([originalKey(id), manifestKey(id), ...named].sort());
  const written = way.asked.filter((asked) => isWrite(asked) && isOf(id)(asked)).map(({ key }) => key);
  expect([...new Set(written)].sort()).toEqual([manifestKey(id), ...named].sort());
}

const resultsTold = () => path.countIn(path.store.queueUrlOf(`${bucket}-results`));
const functionPid = (): number =>
  Number(
    path
      .logged('lambda.cold_start')
      .filter(({ queue }) => queue === `${bucket}-originals`)
      .at(-1)?.pid,
  );

describe('kill -9 of the function', () => {
  it.each(Array.from({ length: writes }, (_, index) => index + 1))(
    'after write %i leaves a photo that the next try ends: one manifest, nothing missing, nothing over',
    async (last) => {
      const toldBefore = await resultsTold();
      const id = randomUUID();
      const isCounted = (asked: Asked): boolean => isWrite(asked) && isOf(id)(asked);
      let [begun, landed, killed] = [0, 0, false];
      // No write more than that one reaches the store.
      way.fate = (asked) => (isCounted(asked) && !killed && (begun += 1) > last ? 'hold' : 'pass');
      way.done = (asked) => {
        if (!isCounted(asked) || killed || (landed += 1) < last) return;
        killed = true;
        process.kill(functionPid(), 'SIGKILL');
      };
      await path.upload(photo, { id });
      await expectWholeAndAlone(id);
      await path.drained();
      await until(() => killed);
      await expectWholeAndAlone(id);
      expect(await resultsTold()).toBe(toldBefore + 1);
      const retry = await until(() =>
        path.logged('lambda.retry').find(({ body }) => String(body).includes(id)),
      );
      expect(retry.reason).toMatch(/^exit: /);
    },
  );

  it('at every try ends in a manifest that says failed; an event of it later makes the photo ready', async () => {
    let isKilling = true;
    const killed = new Set<number>();
    const id = randomUUID();
    let [begun, ended] = [0, 0];
    way.done = async ({ method, key }) => {
      // What a try asks first, and what it writes first.
      if (method === 'GET' && key === manifestKey(id)) begun += 1;
      if (!isKilling || method !== 'PUT' || !key.startsWith(renditionPrefix(id)) || ended === begun) return;
      ended = begun;
      const pid = await until(() => !killed.has(functionPid()) && functionPid());
      killed.add(pid);
      process.kill(pid, 'SIGKILL');
    };
    await path.upload(photo, { id });
    expect(await path.manifestOf(id)).toEqual({
      status: 'failed',
      id,
      pipelineVersion: expect.any(Number),
      attempts: 3,
      lastError: expect.stringMatching(/left no error behind/),
    });
    expect(killed.size).toBe(3);
    isKilling = false;
    await path.redrive(id);
    await expectWholeAndAlone(id);
  });
});

describe('H5 a store', () => {
  const fates: [string, Fate][] = [
    ['answers 503', 'refuse'],
    ['hangs up', 'cut'],
    ['hangs up after it has done what was asked', 'lose'],
  ];
  it.each(fates)('H5 that once %s, at whichever request, costs no photo', async (_, fate) => {
    const passing = await path.upload(photo);
    await path.manifestOf(passing);
    const requests = way.asked.filter(isOf(passing)).length;
    expect(requests).toBe(3 + writes);
    const ids: string[] = [];
    for (let broken = 0; broken < requests; broken += 1) {
      const id = randomUUID();
      ids.push(id);
      let seen = 0;
      way.fate = (asked) => (isOf(id)(asked) && (seen += 1) === broken + 1 ? fate : 'pass');
      await path.upload(photo, { id });
      await path.manifestOf(id);
      await path.drained();
    }
    for (const id of ids) await expectWholeAndAlone(id);
  });

  it('H5 that answers 503 for a whole try is asked again at the next', async () => {
    const isTriedAgain = (key: string): boolean =>
      path
        .logged('lambda.retry')
        .some(({ body }) => String(body).includes(/[0-9a-f-]{36}/.exec(key)?.[0] ?? key));
    way.fate = (asked) => (isWrite(asked) && !isTriedAgain(asked.key) ? 'refuse' : 'pass');
    await expectWholeAndAlone(await path.upload(photo));
  });

  it('H5 that takes no rendition leaves a photo that failed, and why; back again, it makes it ready', async () => {
    way.fate = ({ key }) => (key.startsWith('renditions/') ? 'refuse' : 'pass');
    const id = await path.upload(photo);
    expect(await path.manifestOf(id)).toMatchObject({
      status: 'failed',
      attempts: 3,
      lastError: 'SlowDown: Please reduce your request rate.',
    });
    await path.drained();
    expect(await path.renditionsOf(id)).toEqual([]);
    way.fate = () => 'pass';
    await path.redrive(id);
    await expectWholeAndAlone(id);
  });

  it('H5 that is away through all tries leaves a photo that failed as soon as it is back', async () => {
    let isAway = true;
    way.fate = () => (isAway ? 'cut' : 'pass');
    const id = await path.upload(photo);
    await until(() => path.logged('lambda.given_up').find(({ body }) => String(body).includes(id)));
    expect(await path.textOf(manifestKey(id))).toBeUndefined();
    isAway = false;
    expect(await path.manifestOf(id)).toMatchObject({ status: 'failed', lastError: expect.any(String) });
  });
});

describe('half an original', () => {
  it.each([
    ['cut off in the middle', 'halve', /aborted|ECONNRESET|terminated/],
    ['taken for the whole', 'shorten', /Error: \d+ of \d+ bytes came of originals/],
  ] as const)('%s is never judged', async (_, fate, reason) => {
    let isBroken = true;
    way.fate = ({ method, key }) =>
      isBroken && method === 'GET' && key.startsWith('originals/') ? fate : 'pass';
    const id = await path.upload(photo);
    expect(await path.manifestOf(id)).toMatchObject({
      status: 'failed',
      lastError: expect.stringMatching(reason),
    });
    isBroken = false;
    await path.redrive(id);
    await expectWholeAndAlone(id);
  });
});

describe('a manifest that somebody else writes while the photo is made', () => {
  const manifest = (id: string, more: object) => ({
    Bucket: bucket,
    Key: manifestKey(id),
    Body: JSON.stringify({ id, pipelineVersion, ...more }),
  });
  const failed = { status: 'failed', attempts: 3, lastError: 'somebody gave it up' };
  const rejected = {
    status: 'rejected',
    source: { sha256: null, byteSize: 0, format: null, declaredContentType: null },
    reason: { code: 'empty' },
  };
  /** Just before the function's own manifest gets through. */
  const meanwhile = (id: string, write: () => Promise<unknown>): void => {
    let isFirst = true;
    way.fate = async (asked): Promise<Fate> => {
      if (isWrite(asked) && asked.key === manifestKey(id) && isFirst) {
        isFirst = false;
        await write();
      }
      return 'pass';
    };
  };
  const outcomesOf = (id: string) =>
    path.logged('photo.handled').flatMap(({ key, outcome }) => (key === originalKey(id) ? [outcome] : []));

  it('and that says failed gives way: the photo is ready', async () => {
    const id = randomUUID();
    meanwhile(id, () => path.s3.send(new PutObjectCommand(manifest(id, failed))));
    await path.upload(photo, { id });
    await expectWholeAndAlone(id);
  });

  it('and that is an end stays, if there was none before or one that said failed', async () => {
    for (const before of [undefined, failed]) {
      const id = randomUUID();
      meanwhile(id, () => path.s3.send(new PutObjectCommand(manifest(id, rejected))));
      if (before) await path.s3.send(new PutObjectCommand(manifest(id, before)));
      await path.upload(photo, { id });
      await path.drained();
      expect(await path.manifestOf(id)).toMatchObject(rejected);
      await until(() => outcomesOf(id).length > 0);
      expect(outcomesOf(id)).toEqual(['done before']);
    }
  });

  it('and that is deleted with its photo is not written again', async () => {
    const id = randomUUID();
    await path.s3.send(new PutObjectCommand(manifest(id, failed)));
    meanwhile(id, async () => {
      for (const Key of [originalKey(id), manifestKey(id)])
        await path.s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
    });
    await path.upload(photo, { id });
    await path.drained();
    expect(await path.textOf(manifestKey(id))).toBeUndefined();
    await until(() => outcomesOf(id).length > 0);
    expect(outcomesOf(id)).toEqual(['no original']);
  });
});
