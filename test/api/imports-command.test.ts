import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { USAGE } from '../../src/cli/import.arguments.js';
import { importCommand } from '../../src/cli/import.command.js';
import { ImportService } from '../../src/festivals/index.js';
import { type TestApi, startApi } from '../support/api.js';
import { cp949, stdCsv } from '../support/imports.js';

const PROGRESS = /^(Reading|읽는 중|Applying|적용 중): \d+\D|^(Discarding|버리는 중)$/;

describe('npm run import', () => {
  let api: TestApi;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fasteval-test-'));
    api = await startApi();
  });
  beforeEach(() => api.empty());
  afterAll(async () => {
    await api.close();
    rmSync(folder, { recursive: true });
  });

  function fileOf(content: Buffer | string, name = '표준데이터.csv'): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  }

  async function run(args: string[], locale: 'ko' | 'en' = 'en') {
    const said = { printed: '', told: '' };
    const code = await importCommand(api.app.get(ImportService), args, locale, {
      print: (text) => (said.printed += `${text}\n`),
      // How far it is, it says of whatever takes longer than a second here.
      tell: (text) => (said.told += PROGRESS.test(text) ? '' : `${text}\n`),
    });
    return { code, ...said };
  }

  const festivalCount = async () => (await api.get('/v1/festivals')).body.total;
  const SOME = stdCsv([
    {},
    { 제공기관코드: '6440000', 제공기관명: '충청남도' },
    { 축제명: '여수밤바다 불꽃축제', 축제시작일자: '2025-10-25', 축제종료일자: '2024-10-01' },
  ]);

  it('When a file is named, then its preview is printed with the rows that do not go in, and nothing has changed', async () => {
    const { code, printed, told } = await run([fileOf(cp949(SOME))]);
    expect({ code, told }).toEqual({ code: 0, told: '' });
    expect(printed).toContain(
      '표준데이터.csv: std, cp949, 3 rows\nnew 1 · changed 0 · unchanged 0 · duplicate 1 · rejected 1',
    );
    expect(printed).toMatch(
      /row\s+name\s+column\s+value\s+reason\n4\s+여수밤바다 불꽃축제\s+축제종료일자\s+2025-10-25\.\.2024-10-01\s+The festival ends before it starts/,
    );
    expect(printed).toMatch(/\n3\s+한빛마을 등불축제\s+\*\s+2\s+Another row of the file/);
    expect(printed).toContain('Nothing was changed. Add --apply to apply it.');
    expect(await festivalCount()).toBe(0);
  });

  it('When --apply is there, then it is applied and the result printed, in Korean where the system speaks it', async () => {
    const path = fileOf(SOME);
    const first = await run([path, '--apply'], 'ko');
    expect(first.code).toBe(0);
    expect(first.printed).toContain('적용했습니다: 새로 1 · 바뀜 0 · 그대로 0 · 중복 1 · 거부 1');
    expect(await festivalCount()).toBe(1);
    expect((await run(['--apply', path])).printed).toContain(
      'Applied: new 0 · changed 0 · unchanged 1 · duplicate 1 · rejected 1',
    );
  });

  it('When several files are named, then they are applied one after the other, each as what it is', async () => {
    const list = [{ id: '900002', title: '봄꽃축제', start: '20260401', end: '20260405' }];
    const { code, printed } = await run([fileOf(SOME), fileOf(JSON.stringify(list), 'list.json'), '--apply']);
    expect(code).toBe(0);
    expect(printed).toMatch(/: std, utf-8, 3 rows[^]*: collected, utf-8, 1 rows/);
    expect(await festivalCount()).toBe(2);
  });

  it('When the file is of no use, then one sentence says why and where, and the code is 1', async () => {
    expect(await run([fileOf('축제명,날짜\n봄꽃축제,2026-04-01\n')])).toEqual({
      code: 1,
      printed: '',
      told: '표준데이터.csv (축제시작일자, 축제종료일자, 제공기관명): The first line is not the header of 전국문화축제표준데이터: columns are missing or there twice.\n',
    });
    const bad = Buffer.concat([Buffer.from('축제명\n'), Buffer.from([0xff, 0xff])]);
    expect((await run([fileOf(bad)])).told).toMatch(
      /^표준데이터\.csv \(line 2\): There are bytes that are neither/,
    );
  });

  it.each([
    [['/nowhere/at/all.csv'], '/nowhere/at/all.csv cannot be read (ENOENT).\n'],
    [['.'], '. cannot be read (EISDIR).\n'],
    [[], `${USAGE.en}\n`],
    [['one.csv', 'two.csv'], 'one.csv cannot be read (ENOENT).\n'],
    [['one.csv', '--force'], `${USAGE.en}\n`],
    [['one.csv', '--since', '2026-01-01'], `${USAGE.en}\n`],
  ])('When the arguments are %j, then it says "%s"', async (args, told) => {
    expect(await run(args)).toEqual({ code: 1, printed: '', told });
  });
});
