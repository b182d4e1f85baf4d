import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rejections } from '../../lambda/src/contract.js';
import { projectRoot } from '../../src/shared/project-root.js';
import { startApi, type TestApi } from '../support/api.js';
import { aPerson } from '../support/people.js';
import { jpegBytes } from '../support/photos.js';

const page = readFileSync(join(projectRoot, 'docs/uploading.md'), 'utf8');

describe('docs/uploading.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fasteval-uploading-'));
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
    await api.empty();
  });
  afterAll(async () => {
    await api.close();
    rmSync(folder, { recursive: true });
  });

  it('When its lines are pasted into a shell, then a photo goes the whole way', async () => {
    const [, lines = ''] = /```sh\n([^]*?)```/.exec(page) ?? [];
    const photo = join(folder, 'photo.jpg');
    writeFileSync(photo, await jpegBytes());
    const { token } = await aPerson(api);
    const env = { PATH: process.env['PATH'], API: api.url, TOKEN: token, PHOTO: photo };
    const { stdout, stderr } = await promisify(execFile)('sh', ['-eu', '-c', lines], { env });
    expect(stderr).toBe('');
    const said = stdout.split('\n').filter((line) => line !== '' && !/^(data|retry):|^:$/.test(line));
    expect([...new Set(said)]).toEqual([
      'first PUT: 200',
      'once more: 412',
      'event: photo',
      'event: done',
      'ready',
      'null',
    ]);
  });

  it('When there is a reason to refuse a photo, then it is listed with its sentences', () => {
    for (const [code, { ko, en }] of Object.entries(rejections))
      expect(page.replaceAll(/ +/g, ' ')).toContain(`| \`${code}\` | ${ko} | ${en} |`);
  });
});
