import type { Browser, Page } from 'playwright-core';
import { accessibilityFaults, startBrowser, visit } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { aSmallCatalogue, type SmallCatalogue } from '../support/small-catalogue.js';

let pages: Pages;
let browser: Browser;
let catalogue: SmallCatalogue;

beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages(), startBrowser()]);
  catalogue = await aSmallCatalogue(pages);
});

afterAll(async () => {
  await browser.close();
  await pages.close();
});

const boxOf = (page: Page) => page.getByRole('combobox', { name: '축제 검색' });
const optionsOf = (page: Page) => page.getByRole('listbox', { name: '추천 검색어' }).getByRole('option');

/** The one suggestion of a kind for all that was typed: what was found for its first letter may still be there. */
const suggested = (page: Page, kind: string, typed: string) =>
  optionsOf(page)
    .filter({ hasText: kind })
    .filter({ has: page.locator('mark').getByText(typed, { exact: true }) });

/** What a screen reader would say is chosen. */
function activeOf(page: Page): Promise<string | null> {
  return boxOf(page).evaluate((box) => {
    const id = box.getAttribute('aria-activedescendant');
    return id === null
      ? null
      : (document.getElementById(id)?.querySelector('span')?.textContent ?? 'nothing');
  });
}

describe('suggestions while one types', () => {
  it('When a festival is walked to by keys, then it is told, its typed part is marked, and Enter opens its page', async () => {
    const { page, complaints, strays, close } = await visit(browser, pages, '/');
    await boxOf(page).pressSequentially('보령');
    await suggested(page, '보령머드축제', '보령').waitFor();
    expect(await boxOf(page).getAttribute('aria-expanded')).toBe('true');
    await page
      .getByRole('status')
      .getByText(`추천 검색어 ${await optionsOf(page).count()}개`)
      .waitFor();
    expect(await activeOf(page)).toBeNull();

    const names = await optionsOf(page).locator('span').allTextContents();
    for (const name of names) {
      await page.keyboard.press('ArrowDown');
      expect(await activeOf(page)).toBe(name);
    }
    await page.keyboard.press('ArrowDown');
    expect(await activeOf(page)).toBeNull();
    expect(await accessibilityFaults(page)).toEqual([]);

    while ((await activeOf(page)) !== '보령머드축제') await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/festivals/${catalogue.ids.get('보령머드축제') ?? ''}`);
    await page.getByRole('heading', { level: 1, name: '보령머드축제' }).waitFor();
    expect(complaints).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });

  it('When a region, a tag or a kind is chosen, then the list is narrowed to it instead of searched', async () => {
    const { page, close } = await visit(browser, pages, '/festivals');
    await boxOf(page).pressSequentially('해변');
    await suggested(page, '태그', '해변').click();
    await page.waitForURL('**/festivals?tag=*');
    await page.getByRole('status').getByText('축제 3개').waitFor();
    expect(await boxOf(page).inputValue()).toBe('');

    await boxOf(page).pressSequentially('보령');
    await suggested(page, '지역', '보령').click();
    await page.getByRole('status').getByText('축제 1개').waitFor();
    await page
      .getByLabel('지역')
      .locator('option:checked', { hasText: '보령시' })
      .waitFor({ state: 'attached' });
    await page.getByRole('button', { name: '태그 #해변 빼기' }).click();
    await page.getByLabel('지역').selectOption('');
    await page.getByRole('status').getByText('축제 7개').waitFor();

    await boxOf(page).pressSequentially('음식');
    await suggested(page, '분야', '음식').click();
    await page.getByRole('status').getByText('축제 1개').waitFor();
    expect(new URL(page.url()).search).toBe('?category=food');
    await close();
  });

  it('When nothing is chosen, then Enter searches for what was typed, and Escape closes the list and keeps it', async () => {
    const { page, close } = await visit(browser, pages, '/festivals');
    await boxOf(page).pressSequentially('축제');
    await optionsOf(page).first().waitFor();
    await page.keyboard.press('Escape');
    await optionsOf(page).first().waitFor({ state: 'detached' });
    expect([await boxOf(page).inputValue(), await boxOf(page).getAttribute('aria-expanded')]).toEqual([
      '축제',
      'false',
    ]);
    await page.keyboard.press('ArrowDown');
    await optionsOf(page).first().waitFor();
    await page.keyboard.press('Escape');

    await boxOf(page).fill('치즈');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('축제 1개').waitFor();
    expect(await optionsOf(page).count()).toBe(0);
    expect(new URL(page.url()).searchParams.get('q')).toBe('치즈');
    await close();
  });

  it('When a syllable is being composed, then its Enter chooses nothing, and a run of keys is asked for once', async () => {
    const { page, close } = await visit(browser, pages, '/festivals');
    const asked: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.pathname === '/v1/suggest') asked.push(url.searchParams.get('q') ?? '');
    });
    await boxOf(page).focus();
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 1_000);
    const keyboard = await page.context().newCDPSession(page);
    for (const text of ['ㅂ', '보', '볼', '보려', '보령'])
      await keyboard.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    await page.clock.resume();
    await optionsOf(page).first().waitFor();
    expect(asked).toEqual(['보령']);

    await page.keyboard.press('ArrowDown');
    const before = page.url();
    await boxOf(page).evaluate((box) =>
      box.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }),
      ),
    );
    expect([page.url(), (await optionsOf(page).count()) > 0]).toEqual([before, true]);
    await close();
  });

  it('When there are none or they cannot be had, then that is said, and searching goes on', async () => {
    const { page, close } = await visit(browser, pages, '/festivals');
    await boxOf(page).fill('zzzz');
    await page.getByRole('status').getByText('추천 검색어가 없어요').waitFor();

    await page.route('**/v1/suggest?*', (route) => route.abort());
    await boxOf(page).fill('치즈');
    await page.getByRole('status').getByText('지금은 추천 검색어를 보여 드릴 수 없어요').waitFor();
    await page.getByRole('status').getByText('축제 1개').waitFor();
    await close();
  });

  it('When the reader reads English, then names and regions are suggested in English', async () => {
    const { page, close } = await visit(browser, pages, '/festivals', { language: 'en', screen: 'desktop' });
    await page.getByRole('combobox', { name: 'Search festivals' }).pressSequentially('boryeong');
    const options = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
    await options.filter({ hasText: 'Boryeong Mud Festival' }).waitFor();
    // What was found for the first letters may still be there.
    const marked = options.filter({ hasText: 'Festival' }).first().locator('mark');
    await marked.filter({ hasText: /^Boryeong$/ }).waitFor();
    await options.filter({ hasText: 'Region' }).first().waitFor();
    await close();
  });
});
