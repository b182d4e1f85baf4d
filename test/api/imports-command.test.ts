import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { USAGE } from '../../src/cli/import.arguments.js';
import { projectRoot } from '../../src/shared/project-root.js';
import { type TestApi, startApi, testEnvironment } from '../support/api.js';
import { QUIET_SDK } from '../../scripts/start/environment.mjs';
import { anotherFestival, cp949, stdCsv } from '../support/imports.js';
import { aPerson } from '../support/people.js';

const PROGRESS = /^(?:Reading|읽는 중|Applying|적용 중|Taking back|되돌리는 중): .*\n/gm;
const NOWHERE = '019aaaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa';

/** As built, in a process of its own, as `npm run import` starts it. */
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

  function started(args: readonly string[], locale: 'ko' | 'en') {
    return spawn(process.execPath, [join(projectRoot, 'dist/src/cli/import.js'), ...args], {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        LC_ALL: locale === 'ko' ? 'ko_KR.UTF-8' : 'C.UTF-8',
        ...testEnvironment(api.databaseUrl),
        LOG_LEVEL: 'error',
        ...QUIET_SDK,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  async function run(args: readonly string[], locale: 'ko' | 'en' = 'en') {
    const command = started(args, locale);
    const ended = once(command, 'exit');
    const [printed, told, [code]] = await Promise.all([text(command.stdout), text(command.stderr), ended]);
    // How far it is, it says of whatever takes longer than a second here.
    return { code: code as number | null, printed, told: told.replace(PROGRESS, '') };
  }

  const festivalCount = async () => (await api.get('/v1/festivals')).body.total;
  const idIn = (printed: string) => /--undo (\S+)/.exec(printed)?.[1] ?? '';
  const SOME = stdCsv([
    {},
    { 제공기관코드: '6440000', 제공기관명: '충청남도' },
    { 축제명: '여수밤바다 불꽃축제', 축제시작일자: '2025-10-25', 축제종료일자: '2024-10-01' },
  ]);

  it('When a file is named, then its preview is printed row by row, and nothing has changed', async () => {
    const { code, printed, told } = await run([fileOf(cp949(SOME))]);
    expect({ code, told }).toEqual({ code: 0, told: '' });
    expect(printed.split('\n')).toEqual([
      '표준데이터.csv: std, cp949, 3 rows',
      'new 1 · changed 0 · unchanged 0 · duplicate 1 · rejected 1',
      '2\tnew\t한빛마을 등불축제',
      '3\tduplicate\t한빛마을 등불축제',
      expect.stringMatching(/^\t\tnote: row \(2\): Another row of the file/),
      '4\trejected\t여수밤바다 불꽃축제',
      expect.stringMatching(
        /^\t\terror: 축제종료일자 \(2025-10-25\.\.2024-10-01\): The festival ends before it starts/,
      ),
      'Nothing was changed. Add --apply to apply it.',
      '',
    ]);
    expect(await festivalCount()).toBe(0);
    const { token } = await aPerson(api, 'editor');
    expect((await api.get('/v1/admin/imports', { token })).body.items[0].status).toBe('undone');
  });

  it('When rows change something, are known or may be known, then each says field by field what and why', async () => {
    await run([fileOf(stdCsv([{}, anotherFestival('봄꽃축제')])), '--apply']);
    const { printed } = await run([
      fileOf(
        stdCsv([
          { 전화번호: '041-930-1111', 데이터기준일자: '2026-06-10' },
          anotherFestival('봄꽃축제'),
          {
            축제명: '달빛물결 산책',
            전화번호: '',
            홈페이지주소: '',
            주관기관명: '한빛문화재단',
            제공기관코드: '6440000',
            제공기관명: '충청남도',
          },
        ]),
      ),
    ]);
    expect(printed).toContain('\n2\tchanged\t한빛마을 등불축제\n');
    expect(printed).toContain('\t\tphone: 041-930-0000 → 041-930-1111\n');
    expect(printed).toContain('\n3\tunchanged\t봄꽃축제\n');
    expect(printed).toMatch(
      /\n4\tnew\t달빛물결 산책\n\t\tnote: row \(한빛마을 등불축제 \/ 2 \/ 0\.\d+\): May be/,
    );
  });

  it('When the file has more rows than are read at once, then every row is printed, in the order of the file', async () => {
    const rows = Array.from({ length: 1_203 }, (_, index) => ({ 축제명: '', 개최장소: `${index}` }));
    const { code, printed } = await run([fileOf(stdCsv(rows))]);
    expect(code).toBe(0);
    const numbers = [...printed.matchAll(/^(\d+)\trejected\t/gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(rows.map((_, index) => index + 2));
  });

  it('When a text has lines of its own, then what it changes is still told in one line', async () => {
    await run([fileOf(stdCsv([{}])), '--apply']);
    const longer = { 축제내용: '등불 행렬\n밤 공연', 데이터기준일자: '2026-06-10' };
    const { printed } = await run([fileOf(stdCsv([longer]))]);
    expect(printed).toMatch(/\n\t\t\w+: 등불 행렬과 공연 → 등불 행렬 밤 공연\n/);
  });

  it('When whoever reads has seen enough, then the work is still done to its end', async () => {
    const rows = Array.from({ length: 3_000 }, () => ({ 축제명: '' }));
    const command = started([fileOf(stdCsv(rows))], 'en');
    const ended = once(command, 'exit');
    await once(command.stdout, 'data');
    command.stdout.destroy();
    const [code] = await ended;
    expect([code, await text(command.stderr)]).toEqual([0, expect.not.stringContaining('EPIPE')]);
    const { token } = await aPerson(api, 'editor');
    expect((await api.get('/v1/admin/imports', { token })).body.items[0].status).toBe('undone');
  });

  it('When --apply is there, then it is applied and the result printed, in Korean where the system speaks it', async () => {
    const path = fileOf(SOME);
    const first = await run([path, '--apply'], 'ko');
    expect(first.code).toBe(0);
    expect(first.printed).toContain('적용했습니다: 새로 1 · 바뀜 0 · 그대로 0 · 중복 1 · 거부 1');
    expect(await festivalCount()).toBe(1);
    const { printed } = await run(['--apply', path]);
    expect(printed).toContain('Applied: new 0 · changed 0 · unchanged 1 · duplicate 1 · rejected 1');
    expect(printed.match(/^\d+\t\S+/gm)).toEqual(['4\trejected', '3\tduplicate']);
  });

  it('When several files are named, then they are applied one after the other, each as what it is', async () => {
    const list = [{ id: '900002', title: '봄꽃축제', start: '20260401', end: '20260405' }];
    const { code, printed } = await run([fileOf(SOME), fileOf(JSON.stringify(list), 'list.json'), '--apply']);
    expect(code).toBe(0);
    expect(printed).toMatch(/: std, utf-8, 3 rows[^]*: collected, utf-8, 1 rows/);
    expect(await festivalCount()).toBe(2);
  });

  it('When --undo names an import, then all of it is taken back, and what is kept is named with the reason', async () => {
    const first = await run([fileOf(stdCsv([{}, anotherFestival('봄꽃축제')])), '--apply']);
    const id = idIn(first.printed);
    const later = { 전화번호: '041-930-1111', 데이터기준일자: '2026-06-10' };
    await run([fileOf(stdCsv([later])), '--apply']);
    expect(await run(['--undo', id])).toEqual({
      code: 0,
      told: '',
      printed: [
        `Undone: festivals removed 1 · editions removed 1 · values as before 0 (${id})`,
        'Kept (1/1)',
        '2\ttold by a later import too\t한빛마을 등불축제',
        '',
      ].join('\n'),
    });
    expect(await festivalCount()).toBe(1);
    const again = await run(['--undo', id], 'ko');
    expect([again.code, again.printed]).toEqual([
      0,
      expect.stringMatching(/^되돌렸습니다: 축제 1개와 회차 1개/),
    ]);
  });

  it('When --undo names none that there is, then one sentence says so', async () => {
    expect(await run(['--undo', NOWHERE])).toEqual({
      code: 1,
      printed: '',
      told: 'There is no such import. Look at the list of imports again.\n',
    });
  });

  it('When the file is of no use, then one sentence says why and where, and the code is 1', async () => {
    expect(await run([fileOf('축제명,날짜\n봄꽃축제,2026-04-01\n')])).toEqual({
      code: 1,
      printed: '',
      told: '표준데이터.csv (축제시작일자, 축제종료일자): The first line is not the header of 전국문화축제표준데이터: columns are missing or there twice.\n',
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
    [['--undo', 'yesterday'], `${USAGE.en}\n`],
    [['one.csv', '--undo', NOWHERE], `${USAGE.en}\n`],
    [['--undo', NOWHERE, '--apply'], `${USAGE.en}\n`],
  ])('When the arguments are %j, then it says "%s"', async (args, told) => {
    expect(await run(args)).toEqual({ code: 1, printed: '', told });
  });
});
