import type { Browser } from 'playwright-core';
import { Database } from '../../src/shared/database/database.js';
import { adminVisit, chooseIn } from '../support/admin.js';
import { accessibilityFaults, startBrowser } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson, type Person } from '../support/people.js';
import { aPublishedFestival } from '../support/published-festival.js';

/** Browsers write down every refused request; those that a test provokes are expected. */
const REFUSED = /the server responded with a status of 40[0134]/;
const API_KEYS = '/admin/api-keys';
const SHOWN_KEY = /^fev_[\w-]{43}$/;

let pages: Pages;
let browser: Browser;
let editor: Person;

beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages({}, 'localhost'), startBrowser()]);
});
beforeEach(async () => {
  await pages.empty();
  await aPublishedFestival(pages);
  editor = await aPerson(pages, 'editor');
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

const statusWith = async (token: string, path = '/v1/festivals') => (await pages.get(path, { token })).status;

async function madeByApi(name: string): Promise<string> {
  const body = { name, scopes: ['festivals:read'], expiresInDays: 30, currentPassword: editor.password };
  return (await pages.post('/v1/me/api-keys', body, { token: editor.token })).body.key as string;
}

describe('API keys in the admin', () => {
  it('makes one after the password, shows and copies it this once, and it opens what was chosen', async () => {
    const { page, complaints, strays, close } = await adminVisit(browser, pages, editor, '/admin/');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('link', { name: 'API 키', exact: true }).click();
    await page.getByRole('heading', { name: 'API 키가 없습니다' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByRole('button', { name: 'API 키 만들기' }).click();
    const dialog = page.getByRole('dialog', { name: 'API 키 만들기' });
    await page.keyboard.type('축제 알림');
    await dialog.getByLabel('축제 읽기').uncheck();
    await dialog.getByLabel('지금 비밀번호').fill('not this one');
    await page.keyboard.press('Enter');
    await dialog.getByRole('group', { name: '할 수 있는 일' }).getByRole('alert').waitFor();
    await dialog.getByLabel('축제 읽기').check();
    await dialog.getByLabel('리뷰 쓰기').check();
    await chooseIn(page, '사용 기간', '30일');
    await dialog.getByLabel('지금 비밀번호').focus();
    await page.keyboard.press('Enter');
    await dialog.getByText('지금 쓰는 비밀번호를 다시 입력해 주세요.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByLabel('지금 비밀번호').fill(editor.password);
    await page.keyboard.press('Enter');

    const shown = page.getByRole('status').filter({ hasText: '새 API 키: 축제 알림' });
    await shown.waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect(await shown.evaluate((box) => box === document.activeElement)).toBe(true);
    const key = (await shown.locator('code').textContent()) ?? '';
    expect(key).toMatch(SHOWN_KEY);
    expect(await accessibilityFaults(page)).toEqual([]);
    await shown.getByRole('button', { name: '키 복사' }).click();
    await page.getByText('API 키를 복사했습니다.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);
    expect([await statusWith(key), await statusWith(key, '/v1/me/bookmarks')]).toEqual([200, 403]);

    await page.reload();
    const line = page.getByRole('listitem').filter({ hasText: '축제 알림' });
    await line.getByText('마지막으로 사용').waitFor();
    for (const told of [key.slice(0, 8), '축제 읽기', '리뷰 쓰기']) await line.getByText(told).waitFor();
    expect(await page.getByText(key).count()).toBe(0);
    const { items } = (await pages.get('/v1/me/api-keys', { token: editor.token })).body;
    expect(Date.parse(items[0].expiresAt) - Date.parse(items[0].createdAt)).toBe(30 * 86_400_000);
    expect(complaints.filter((complaint) => !REFUSED.test(complaint))).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });

  it('tells which are over, revokes one, and leaves it where the person thinks better of it', async () => {
    const [reader, spare] = [await madeByApi('읽는 키'), await madeByApi('남는 키')];
    await madeByApi('지난 키');
    await pages.app
      .get(Database)
      .change(
        "UPDATE auth_api_key SET created_at = NOW() - INTERVAL 2 DAY, expires_at = NOW() - INTERVAL 1 DAY WHERE name = '지난 키'",
      );
    const { page, complaints, close } = await adminVisit(browser, pages, editor, API_KEYS);
    await page.getByRole('listitem').filter({ hasText: '지난 키' }).getByText('기한이 지남').waitFor();
    expect(await page.getByText('기한이 지남').count()).toBe(1);
    const revoke = page.getByRole('button', { name: '읽는 키 없애기' });
    await revoke.click();
    await page.getByRole('dialog').getByRole('button', { name: '취소' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await statusWith(reader)).toBe(200);
    await revoke.click();
    await page.getByRole('dialog', { name: 'API 키를 없앨까요? 읽는 키' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '없애기' }).click();
    await revoke.waitFor({ state: 'detached' });
    await page.locator(':focus').getByRole('listitem').filter({ hasText: '남는 키' }).waitFor();
    expect([await statusWith(reader), await statusWith(spare)]).toEqual([401, 200]);
    expect(complaints.filter((complaint) => !REFUSED.test(complaint))).toEqual([]);
    await close();
  });

  it('fits a phone, in the dark and in English, says when there are enough, and says so where it cannot be read', async () => {
    for (let count = 1; count <= 20; count += 1) await madeByApi(`reader of festivals number ${count}`);
    const look = { language: 'en', screen: 'phone', scheme: 'dark' } as const;
    const { page, close } = await adminVisit(browser, pages, editor, API_KEYS, look);
    await page.getByRole('button', { name: 'Revoke reader of festivals number 20' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: 'Make an API key' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('one too many');
    await page.getByRole('dialog').getByLabel('Your password').fill(editor.password);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('alert').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.route('**/v1/me/api-keys', (route) => route.fulfill({ status: 404, body: '{}' }));
    await page.reload();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await close();
  });
});
