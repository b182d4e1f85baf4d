import type { Browser } from 'playwright-core';
import { adminVisit } from '../support/admin.js';
import { accessibilityFaults, startBrowser } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson, type Person } from '../support/people.js';
import { festivalsLike, idsIn, sendSignals } from '../support/signals.js';

let pages: Pages;
let browser: Browser;
let editor: Person;

beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages(), startBrowser()]);
});
beforeEach(async () => {
  await pages.empty();
  editor = await aPerson(pages, 'editor');
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

describe('the overview', () => {
  it('shows what waits and how recommendations do, by day, model and province, in both languages', async () => {
    await festivalsLike(pages, 3, { region: { provinceCode: '51', districtCode: null } });
    const answer = await pages.get('/v1/recommendations');
    const { listId } = answer.body as { listId: string };
    await sendSignals(
      pages,
      undefined,
      idsIn(answer).map((festivalId, at) => ({
        kind: at === 0 ? 'click' : 'impression',
        festivalId,
        listId,
      })),
    );
    const { page, complaints, strays, close } = await adminVisit(browser, pages, editor, '/admin/overview');
    await page.getByRole('heading', { name: '현황' }).waitFor();
    await page.getByText('공개된 축제').waitFor();
    const row = page
      .getByRole('table', { name: '모델과 방식별 추천' })
      .getByRole('row', { name: /모두에게/ });
    await row.getByText('33.3 %').first().waitFor();
    await page.getByText('강원특별자치도').waitFor();
    await page.getByText('아직 학습한 모델이 없습니다.').waitFor();
    expect(await page.getByRole('table', { name: '날짜별 노출과 클릭' }).getByRole('row').count()).toBe(15);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('combobox', { name: '기간' }).click();
    await page.getByRole('option', { name: '최근 7일' }).click();
    await page.waitForFunction(() => document.querySelectorAll('caption ~ tbody tr').length === 7);
    expect(complaints).toEqual([]);
    expect(strays).toEqual([]);
    await close();

    const english = await adminVisit(browser, pages, editor, '/admin/overview', {
      language: 'en',
      screen: 'phone',
      scheme: 'dark',
    });
    await english.page.getByRole('heading', { name: 'Overview' }).waitFor();
    await english.page.getByText('Gangwon-do').waitFor();
    expect(await accessibilityFaults(english.page)).toEqual([]);
    await english.close();
  });

  it('says so where nothing was shown, and where it cannot be read', async () => {
    await festivalsLike(pages, 1);
    const { page, close } = await adminVisit(browser, pages, editor, '/admin/overview');
    await page.getByText('이 기간에 보인 추천이 없습니다.').waitFor();
    await page.route('**/v1/admin/overview*', (route) => route.fulfill({ status: 404, body: '{}' }));
    await page.reload();
    await page.getByRole('button', { name: '다시 시도' }).waitFor();
    await page.unroute('**/v1/admin/overview*');
    await page.getByRole('button', { name: '다시 시도' }).click();
    await page.getByText('이 기간에 보인 추천이 없습니다.').waitFor();
    await close();
  });
});
