import type { Browser, Page } from 'playwright-core';
import { adminVisit } from '../support/admin.js';
import { accessibilityFaults, startBrowser } from '../support/browser.js';
import { cp949, stdCsv } from '../support/imports.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson, type Person } from '../support/people.js';

let pages: Pages;
let browser: Browser;
let editor: Person;

beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages(), startBrowser()]);
});

beforeEach(async () => {
  await pages.empty();
  editor = await aPerson(pages, 'editor', '편집자');
});

afterAll(async () => {
  await browser.close();
  await pages.close();
});

/** The imports page of a catalogue that has nothing yet. */
async function openImports(look = {}): Promise<Awaited<ReturnType<typeof adminVisit>>> {
  const { token } = editor;
  await pages.post('/v1/festivals', { name: '이미 있는 축제', category: 'food' }, { token });
  return adminVisit(browser, pages, editor, '/admin/imports', look);
}

async function choose(page: Page, file: Buffer): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '표준데이터.csv', mimeType: 'text/csv', buffer: file });
}

const festivals = async () =>
  ((await pages.get('/v1/festivals')).body.items as { name: string }[]).map(({ name }) => name).sort();

const rows = [
  { 축제명: '달빛 등불축제' },
  { 축제명: '별빛 걷기축제', 축제시작일자: '2026-02-30' },
  {
    축제명: '은하수 장터',
    소재지도로명주소: '전라북도 임실군 성수면 도인2길 50',
    제공기관명: '전라북도 임실군',
  },
];

describe('importing a file in the admin', () => {
  it('shows what a CP949 file would do, refusals at their cell, and changes nothing before it is applied', async () => {
    const { page, complaints, strays, close } = await openImports();
    await choose(page, cp949(stdCsv(rows)));
    await page.getByRole('button', { name: '2개 행 적용' }).waitFor();

    await page.getByText('인코딩 CP949').waitFor();
    await page.getByRole('button', { name: '새로 2' }).waitFor();
    await page.getByRole('button', { name: '거절 1' }).click();
    const refused = page.getByRole('row', { name: /별빛 걷기축제/ });
    await refused.getByText('축제시작일자').waitFor();
    await refused.getByText('2026-02-30').waitFor();
    await refused.getByText('YYYY-MM-DD 형식의 실제 날짜가 아닙니다.').waitFor();
    await page.getByRole('row', { name: /달빛 등불축제/ }).waitFor({ state: 'detached' });
    expect(await festivals()).toEqual(['이미 있는 축제']);
    expect(complaints).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });

  it('applies what was shown, and takes all of it back when asked', async () => {
    const { page, complaints, close } = await openImports();
    await choose(page, cp949(stdCsv(rows)));
    await page.getByRole('button', { name: '2개 행 적용' }).click();
    await page.getByRole('button', { name: '가져오기 되돌리기' }).waitFor();
    expect(await festivals()).toEqual(['달빛 등불축제', '은하수 장터', '이미 있는 축제']);

    await page.getByRole('link', { name: '가져오기 목록' }).click();
    const line = page.getByRole('row', { name: /표준데이터\.csv/ });
    await line.getByText('적용됨').waitFor();
    await line.getByRole('link').click();
    await page.getByRole('button', { name: '가져오기 되돌리기' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '되돌리기' }).click();
    await page.getByText('축제 2개와 회차 2개를 지우고', { exact: false }).waitFor();
    expect(await festivals()).toEqual(['이미 있는 축제']);
    expect(complaints).toEqual([]);
    await close();
  });

  it('shows each changed value beside the old one', async () => {
    const { page, close } = await openImports();
    await choose(page, cp949(stdCsv([{ 축제명: '달빛 등불축제' }])));
    await page.getByRole('button', { name: '1개 행 적용' }).click();
    await page.getByRole('button', { name: '가져오기 되돌리기' }).waitFor();

    await page.getByRole('link', { name: '가져오기 목록' }).click();
    await choose(
      page,
      cp949(stdCsv([{ 축제명: '달빛 등불축제', 개최장소: '새한빛공원', 데이터기준일자: '2026-07-01' }])),
    );
    const line = page.getByRole('row', { name: /달빛 등불축제/ });
    await line.getByRole('deletion').getByText('한빛공원', { exact: true }).waitFor();
    await line.getByRole('insertion').getByText('새한빛공원').waitFor();
    await close();
  });

  it.each([
    ['phone', 'ko'],
    ['desktop', 'en'],
  ] as const)(
    'leaves the rows that may be of one festival where only these are wanted, on a %s, in %s',
    async (screen, language) => {
      const { page, close } = await openImports({ screen, language });
      const twice = [
        { 축제명: '보령 등불축제' },
        { 축제명: '만세보령 빛의향연', 축제시작일자: '2025-10-01', 축제종료일자: '2025-10-04' },
      ];
      await choose(page, cp949(stdCsv([...twice, ...rows.slice(1)])));
      await page.getByRole('button', { name: /^(중복일 수 있음|Possible duplicates)$/ }).click();
      await page.getByRole('row', { name: /은하수 장터/ }).waitFor({ state: 'detached' });
      await page.getByRole('row', { name: /만세보령 빛의향연.*보령 등불축제/ }).waitFor();
      const { wide, bar } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        bar: document.querySelector('header')?.clientHeight,
      }));
      expect({ wide, bar }).toEqual({ wide: 0, bar: 56 });
      await close();
    },
  );

  it('says why a file cannot be used at all', async () => {
    const { page, close } = await openImports();
    await choose(page, Buffer.from('a,b\n1,2\n'));
    const alert = page.getByRole('alert').filter({ hasText: '파일을 쓸 수 없습니다' });
    await alert.getByText('축제명', { exact: false }).waitFor();

    await page.getByRole('link', { name: '가져오기 목록' }).click();
    await choose(page, Buffer.alloc(0));
    await page.getByText('파일이 비어 있습니다.').waitFor();
    await close();
  });

  it.each([
    ['light', 'ko'],
    ['dark', 'en'],
  ] as const)('keeps WCAG 2.2 AA, %s and in %s', async (scheme, language) => {
    const { page, complaints, close } = await openImports({ scheme, language });
    await page.getByRole('heading', { level: 1, name: /^(가져오기|Imports)$/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await choose(page, cp949(stdCsv(rows)));
    await page.getByRole('button', { name: /^(2개 행 적용|Apply 2 rows)$/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });
});
