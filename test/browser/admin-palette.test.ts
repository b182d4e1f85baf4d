import type { Browser, Page } from 'playwright-core';
import { adminVisit } from '../support/admin.js';
import { accessibilityFaults, startBrowser } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson } from '../support/people.js';
import { aSmallCatalogue } from '../support/small-catalogue.js';

let pages: Pages;
let browser: Browser;

beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages(), startBrowser()]);
  await aSmallCatalogue(pages);
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName);

describe('the command palette', () => {
  it('leads by keys to every page that an editor may open and to festivals by name, and changes language and colours', async () => {
    const editor = await aPerson(pages, 'editor');
    const { page, complaints, strays, close } = await adminVisit(browser, pages, editor, '/admin/imports');
    await page.getByRole('heading', { level: 1, name: '가져오기' }).waitFor();
    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog', { name: '빠른 찾기' });
    const box = dialog.getByRole('combobox', { name: '페이지, 축제, 설정 찾기' });
    await box.waitFor();
    await dialog.getByText(/^\d+개 찾음/).waitFor();
    expect(await dialog.getByRole('option', { name: /감사 기록|사람들/ }).count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.type('중복후보');
    await dialog.getByRole('option', { name: /중복 후보/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '중복 후보' }).waitFor();

    const festival = (await pages.get('/v1/festivals')).body.items[0] as { name: string };
    const opener = page.getByRole('button', { name: '빠른 찾기' });
    await opener.click();
    await page.keyboard.type(festival.name);
    await dialog.getByRole('option', { name: festival.name }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('빠른 찾기 · Ctrl K');
    await page.keyboard.press('Enter');
    await page.route('**/v1/festivals?q=*', (route) => route.abort('connectionrefused'));
    await page.keyboard.type(festival.name);
    await dialog.getByText('축제를 찾지 못했습니다.', { exact: false }).waitFor();
    await page.unroute('**/v1/festivals?q=*');
    await box.fill(`${festival.name} `);
    await box.fill(festival.name.slice(0, -1));
    await dialog.getByRole('option', { name: festival.name }).click();
    await page.getByRole('heading', { level: 1, name: festival.name }).waitFor();

    await page.getByRole('textbox', { name: /^이름/ }).click();
    await page.keyboard.type('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('english');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Quick find' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('dark');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: 'Light colours' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints.filter((text) => !text.includes('ERR_CONNECTION_REFUSED'))).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });

  it('tells the keys of the page, and lets who wants none turn them off', async () => {
    const admin = await aPerson(pages, 'admin');
    const { page, close } = await adminVisit(browser, pages, admin, '/admin/duplicates');
    await page.getByRole('heading', { name: '정할 것이 없습니다' }).waitFor();
    await page.keyboard.press('Shift+?');
    const dialog = page.getByRole('dialog', { name: '키 목록' });
    await dialog.getByText('이 페이지에는 따로 쓰는 키가 없습니다.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('switch', { name: '글자 키 쓰기' }).uncheck();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('Shift+?');
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: /감사 기록/ }).waitFor();
    expect(await dialog.count()).toBe(0);
    await page.getByRole('option', { name: '키 목록 보기' }).click();
    await dialog.getByRole('switch', { name: '글자 키 쓰기' }).check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+?');
    await dialog.waitFor();
    await close();
  });
});
