import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { processIdentity } from '../../scripts/setup/process-identity.mjs';
import { removeFolder, sweepKilledRuns, throwAwayFolder } from '../../scripts/test/throw-away.mjs';

describe('What a killed test run left', () => {
  test('is ended and removed by the next one, which leaves those that still run alone', async () => {
    const throwAway = new URL('../../scripts/test/throw-away.mjs', import.meta.url).href;
    const script = `
      import { spawn } from 'node:child_process';
      import { throwAwayFolder } from ${JSON.stringify(throwAway)};
      const { folder, lock } = throwAwayFolder();
      const child = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
      lock.remember('MariaDB', child.pid);
      console.log(JSON.stringify({ folder, child: child.pid }));`;
    const killed = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const left = await new Promise<{ folder: string; child: number }>((done) =>
      killed.stdout.once('data', (text) => done(JSON.parse(String(text)))),
    );
    const ours = throwAwayFolder();
    await sweepKilledRuns();
    expect(existsSync(left.folder)).toBe(true);

    const exit = new Promise((done) => killed.once('exit', done));
    killed.kill('SIGKILL');
    await exit;
    await sweepKilledRuns();
    expect(existsSync(left.folder)).toBe(false);
    expect(processIdentity(left.child)).toBeUndefined();
    expect(existsSync(ours.temp)).toBe(true);
    removeFolder(ours.folder);
  });
});
