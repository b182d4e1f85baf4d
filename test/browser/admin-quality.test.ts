import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { adminVisit } from '../support/admin.js';
import { accessibilityFaults, startBrowser } from '../support/browser.js';
import { applied, cp949, stdCsv } from '../support/imports.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson, type Person } from '../support/people.js';

let pages: Pages;
let browser: Browser;
let editor: Person;

beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages(), startBrowser()]);
  editor = await aPerson(pages, 'editor', '편집자');
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

describe('the quality of the data', () => {
  it('C2 says by source and authority what is wrong, down to single rows, and gives it as a file', async () => {
    const rows = [{ 축제명: '자리 없는 축제', 위도: '', 경도: '' }, '등불축제,2026-10-05'];
    const { page, complaints, strays, close } = await adminVisit(
      browser,
      pages,
      editor,
      '/admin/data-quality',
    );
    await page.getByRole('heading', { name: '잘못된 것이 없습니다' }).waitFor();
    await applied(pages, editor.token, cp949(stdCsv(rows)));
    await page.reload();
    const table = page.getByRole('table', { name: '제공기관' });
    await table.getByRole('row', { name: /기관을 알 수 없음 1 1 오류 1/ }).waitFor();
    await table.getByRole('button', { name: '충청남도 보령시', exact: true }).click();
    const kinds = page.getByRole('list', { name: '충청남도 보령시 자세히' });
    await kinds
      .getByRole('button', { name: /^좌표가 없어 지도에 표시되지 않습니다\. ?지금 목록에서$/ })
      .click();
    await kinds.getByText('들어왔지만 살펴봐야 합니다').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV로 받기' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('data-quality.csv');
    expect(await readFile(await download.path(), 'utf8')).toContain('ragged-row');

    await kinds.getByRole('link', { name: '목록에서 찾기: 자리 없는 축제' }).click();
    await page.getByRole('row', { name: /자리 없는 축제/ }).waitFor();
    expect(complaints).toEqual([]);
    expect(strays).toEqual([]);
    await close();

    const english = await adminVisit(browser, pages, editor, '/admin/', { language: 'en', scheme: 'dark' });
    await english.page.route('**/v1/admin/data-quality', (route) => route.abort('connectionrefused'));
    await english.page.goto('/admin/data-quality?source=std');
    const alert = english.page.getByRole('alert').filter({ hasText: 'Try again' });
    await alert.waitFor();
    await english.page.unroute('**/v1/admin/data-quality');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await english.page.getByRole('button', { name: /Authority not known/ }).click();
    await english.page
      .getByRole('button', { name: /number of columns/i })
      .first()
      .waitFor();
    expect(await accessibilityFaults(english.page)).toEqual([]);
    await english.close();
  });
});
