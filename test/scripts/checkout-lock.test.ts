import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { CheckoutLock, endLeftBehind, underLock } from '../../scripts/setup/checkout-lock.mjs';
import { processIdentity } from '../../scripts/setup/process-identity.mjs';

let path: string;

beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'fasteval-lock-')), 'start.lock');
});

/** Another process that takes the lock, starts a child under it and is then killed or not. */
async function anotherHolder(): Promise<{ process: ChildProcess; child: number }> {
  const lockModule = new URL('../../scripts/setup/checkout-lock.mjs', import.meta.url).href;
  const script = `
    import { spawn } from 'node:child_process';
    import { CheckoutLock } from ${JSON.stringify(lockModule)};
    const lock = new CheckoutLock(${JSON.stringify(path)});
    lock.take();
    const child = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
    lock.remember('API', child.pid);
    console.log(child.pid);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const child = await new Promise<number>((done) => holder.stdout.once('data', (text) => done(Number(text))));
  return { process: holder, child };
}

async function kill(holder: ChildProcess): Promise<void> {
  const exit = new Promise((done) => holder.once('exit', done));
  holder.kill('SIGKILL');
  await exit;
}

describe('The lock of a checkout', () => {
  test('is held by one process at a time, and the second is told by which', async () => {
    const { process: holder, child } = await anotherHolder();
    const second = new CheckoutLock(path).take();
    expect(second).toMatchObject({ taken: false, holder: { pid: holder.pid } });
    await kill(holder);
    process.kill(child, 'SIGKILL');
  });

  test('of a killed process is taken over, and the children that it left are ended', async () => {
    const { process: holder, child } = await anotherHolder();
    await kill(holder);
    const taking = new CheckoutLock(path).take();
    if (!taking.taken) throw new Error('not taken');
    expect(taking.leftBehind).toMatchObject([{ name: 'API', pid: child }]);
    await endLeftBehind(taking.leftBehind);
    expect(processIdentity(child)).toBeUndefined();
  });

  test('leaves nothing behind when it is released', async () => {
    const lock = new CheckoutLock(path);
    expect(lock.take()).toEqual({ taken: true, leftBehind: [] });
    lock.release();
    await expect(readdir(dirname(path))).resolves.toEqual([]);
  });

  test('is waited for by those who work under it, one after the other', async () => {
    const steps: string[] = [];
    const work = (name: string) => () =>
      new Promise<void>((done) => {
        steps.push(`${name} begins`);
        setImmediate(() => {
          steps.push(`${name} ends`);
          done();
        });
      });
    await Promise.all([underLock(path, work('one')), underLock(path, work('two'))]);
    expect(steps).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
  });
});
