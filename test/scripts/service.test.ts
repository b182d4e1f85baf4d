import { mkdtemp, readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { processIdentity } from '../../scripts/setup/process-identity.mjs';
import { Service } from '../../scripts/setup/service.mjs';
import { until } from '../support/until.js';

const READY = `console.log(JSON.stringify({ ready: true, port: 7 }));`;
const GRANDCHILD = `const child = require('node:child_process').spawn('sleep', ['600'], { stdio: 'inherit' });
  console.log(JSON.stringify({ ready: true, child: child.pid }));`;
const STAY = `setInterval(() => {}, 1000);`;
const services: Service[] = [];

afterEach(() => Promise.all(services.splice(0).map((service) => service.stop())));

async function aService(script: string, more: { stopMs?: number; readyMs?: number; said?: string[] } = {}) {
  const logFolder = await mkdtemp(join(tmpdir(), 'fasteval-service-'));
  const service = new Service(
    {
      name: 'Lambda host',
      program: process.execPath,
      args: ['-e', script],
      env: process.env,
      ready: 'line',
      readyMs: more.readyMs ?? 20_000,
      stopMs: more.stopMs ?? 10_000,
    },
    { logFolder, say: (line) => more.said?.push(line) },
  );
  services.push(service);
  return { service, logFolder };
}

function isAlive(pid: number | undefined): boolean {
  return pid !== undefined && processIdentity(pid) !== undefined;
}

describe('A service', () => {
  test('is ready once it says so, and everything that it prints is in its log', async () => {
    const { service, logFolder } = await aService(`console.error('to stderr'); ${READY} ${STAY}`);
    await service.start();
    expect(service.said).toEqual({ ready: true, port: 7 });
    await expect(readFile(join(logFolder, 'lambda-host.log'), 'utf8')).resolves.toMatch(
      /to stderr\n[^]*"ready":true/,
    );
  });

  test('that ends before it is ready is an error that shows the end of its log', async () => {
    const { service } = await aService(`console.error('no bucket'); process.exit(3)`);
    await expect(service.start()).rejects.toThrow(/The Lambda host ended at once \(code 3\)[^]*no bucket/);
  });

  test('whose program is not there is an error', async () => {
    const logFolder = await mkdtemp(join(tmpdir(), 'fasteval-service-'));
    const definition = {
      name: 'x',
      program: '/nowhere/x',
      args: [],
      env: {},
      ready: 'line',
      readyMs: 20_000,
      stopMs: 1,
    } as const;
    const service = new Service({ ...definition, args: [] }, { logFolder, say: () => undefined });
    await expect(service.start()).rejects.toThrow(/ENOENT/);
  });

  test('that never gets ready is killed when its time is over', async () => {
    const { service } = await aService(STAY, { readyMs: 300 });
    await expect(service.start()).rejects.toThrow(/was not ready within 0\.3 s/);
    await until(() => !isAlive(service.pid));
  });

  test('that dies while it runs is started again, as often as it takes', async () => {
    const said: string[] = [];
    const { service } = await aService(`${READY} ${STAY}`, { said });
    await service.start();
    for (const count of [1, 2]) {
      const pid = service.pid ?? 0;
      process.kill(pid, 'SIGKILL');
      await until(() => said.length === count * 2);
      expect(service.pid).not.toBe(pid);
    }
    expect(said.slice(0, 2)).toEqual([
      'The Lambda host ended unexpectedly (SIGKILL): starting it again',
      'The Lambda host is running again',
    ]);
  });

  test('that is killed takes along what it started', async () => {
    const { service } = await aService(`${GRANDCHILD} ${STAY}`);
    await service.start();
    const { child } = service.said as { child: number };
    expect(isAlive(child)).toBe(true);
    process.kill(service.pid ?? 0, 'SIGKILL');
    await until(() => !isAlive(child));
  });

  test('that does not stop when asked is killed, and so is what it started', async () => {
    const { service } = await aService(`process.on('SIGTERM', () => {}); ${GRANDCHILD} ${STAY}`, {
      stopMs: 200,
    });
    await service.start();
    const { child } = service.said as { child: number };
    expect(isAlive(child)).toBe(true);
    await service.stop();
    expect(isAlive(service.pid)).toBe(false);
    await until(() => !isAlive(child));
  });

  test('is not started again when it is stopped while it is coming back', async () => {
    const said: string[] = [];
    const { service } = await aService(`${READY} ${STAY}`, { said });
    await service.start();
    process.kill(service.pid ?? 0, 'SIGKILL');
    await until(() => said.length === 1);
    await service.stop();
    expect(said).toHaveLength(1);
    expect(isAlive(service.pid)).toBe(false);
  });

  test('keeps the log of the run before beside the new one', async () => {
    const { logFolder, service } = await aService(`${READY} ${STAY}`);
    await service.start();
    const again = new Service(
      { name: 'Lambda host', program: 'true', args: [], env: {}, ready: 'line', readyMs: 1, stopMs: 1 },
      { logFolder, say: () => undefined },
    );
    expect(again.pid).toBeUndefined();
    await expect(readdir(logFolder)).resolves.toEqual(['lambda-host.log', 'lambda-host.log.1']);
  });
});
