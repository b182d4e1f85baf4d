import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { adminVisit, signInto } from '../support/admin.js';
import { accessibilityFaults, startBrowser, visit } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson } from '../support/people.js';
import { aSmallCatalogue, type SmallCatalogue } from '../support/small-catalogue.js';

const MOST_SCRIPT_BYTES = 400_000;
/** Browsers write down every refused request; those that a test provokes are expected. */
const refusedWith = (status: number) => new RegExp(`the server responded with a status of ${status}`);

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

describe('signing in to the admin', () => {
  it('shows an editor the festivals with their photos, their days counted from today', async () => {
    const { page, complaints, strays, close } = await visit(browser, pages, '/admin/', { screen: 'desktop' });
    await signInto(page, catalogue.editor);
    const line = page.getByRole('row', { name: /부산바다축제/ });
    await line.waitFor();

    // Midnight may have passed in Seoul since the festivals were made.
    await line.getByText(/^[23]일 뒤 시작/).waitFor();
    await line.getByRole('cell', { name: '부산광역시 해운대구' }).waitFor();
    await line.getByRole('cell', { name: '예정' }).waitFor();
    await page.getByText('7개', { exact: true }).waitFor();
    await page.waitForFunction(() => {
      const covers = [...document.querySelectorAll<HTMLImageElement>('table picture img')];
      return (
        covers.length === 3 && covers.every(({ complete, naturalWidth }) => complete && naturalWidth > 0)
      );
    });
    expect(await page.getByRole('img', { name: '부산바다축제 대표 사진' }).count()).toBe(1);
    expect(await page.getByRole('img', { name: '사진 없음' }).count()).toBe(4);
    expect(complaints).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });

  it('tells a visitor why not, in the language of the page, and leaves nobody signed in', async () => {
    const visitor = await aPerson(pages);
    const { page, complaints, close } = await visit(browser, pages, '/admin/', {
      screen: 'desktop',
      language: 'en',
    });
    await signInto(page, visitor);
    await page.getByRole('alert').getByText('The admin is for editors and administrators only').waitFor();

    await page.reload();
    await page.getByRole('heading', { name: 'Sign in as an editor' }).waitFor();
    expect(await page.context().cookies()).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('says so when the password is wrong, and shows nothing', async () => {
    const { page, complaints, close } = await visit(browser, pages, '/admin/festivals', {
      screen: 'desktop',
    });
    await signInto(page, { ...catalogue.editor, password: 'not this one' });
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    expect(complaints).toEqual([expect.stringMatching(refusedWith(401))]);
    await close();
  });

  it('lasts over a reload with nothing but a cookie that no script can read, until one signs out', async () => {
    const { page, close } = await adminVisit(browser, pages, catalogue.editor, '/admin/');
    await page.reload();
    await page.getByRole('row', { name: /부산바다축제/ }).waitFor();
    const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]));
    expect(kept).not.toMatch(/eyJ|refresh/i);

    await page.getByRole('button', { name: '로그아웃' }).click();
    await page.getByRole('heading', { name: '편집자 로그인' }).waitFor();
    await page.goto('/admin/festivals');
    await page.getByRole('heading', { name: '편집자 로그인' }).waitFor();
    await close();
  });

  it('is renewed unseen when the access token is refused', async () => {
    const { page, close } = await adminVisit(browser, pages, catalogue.editor, '/admin/');
    let refused = 0;
    await page.route('**/v1/festivals?**', async (route) => {
      refused += 1;
      if (refused > 1) return route.continue();
      return route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{"status":401}' });
    });
    await page.getByRole('searchbox').fill('치즈');
    await page.getByText('1개', { exact: true }).waitFor();
    await page.getByRole('row', { name: /임실N치즈축제/ }).waitFor();
    expect(refused).toBe(2);
    await close();
  });
});

describe('the list of festivals', () => {
  it('searches by initial consonants and narrows by region, category and status, all in the address', async () => {
    const { page, complaints, close } = await adminVisit(browser, pages, catalogue.editor, '/admin/');
    await page.getByRole('searchbox').pressSequentially('ㅂㅅㅂㄷ');
    await page.getByText('1개', { exact: true }).waitFor();
    await page.getByRole('row', { name: /부산바다축제/ }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');

    await page.getByRole('button', { name: '조건 지우기' }).click();
    await page.getByText('7개', { exact: true }).waitFor();
    await page.getByRole('combobox', { name: '지역' }).fill('보령');
    await page.getByRole('option', { name: '충청남도 보령시' }).click();
    await page.getByText('1개', { exact: true }).waitFor();
    await page.getByRole('combobox', { name: '상태' }).click();
    await page.getByRole('option', { name: '취소' }).click();
    await page.getByText('조건에 맞는 축제가 없습니다').waitFor();

    await page.reload();
    await page.getByText('조건에 맞는 축제가 없습니다').waitFor();
    expect(await page.getByRole('combobox', { name: '지역' }).inputValue()).toBe('충청남도 보령시');
    expect(complaints).toEqual([]);
    await close();
  });

  it('says what is wrong when the server cannot answer, and one press tries again', async () => {
    const { page, close } = await adminVisit(browser, pages, catalogue.editor, '/admin/');
    const problem = {
      title: '잠시 이용할 수 없습니다',
      status: 400,
      detail: '잠시 뒤에 다시 시도해 주세요.',
    };
    await page.route('**/v1/festivals?**', (route) =>
      route.fulfill({ status: 400, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
    );
    await page.getByRole('searchbox').fill('축제');
    const alert = page.getByRole('alert').filter({ hasText: problem.title });
    await alert.getByText(problem.detail).waitFor();

    await page.unroute('**/v1/festivals?**');
    await alert.getByRole('button', { name: '다시 시도' }).click();
    await page.getByRole('row', { name: /부산바다축제/ }).waitFor();
    await close();
  });

  it('speaks English to who chooses it, and remembers', async () => {
    const { page, complaints, close } = await adminVisit(browser, pages, catalogue.editor, '/admin/');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Festivals' }).waitFor();
    await page
      .getByRole('row', { name: /Busan Sea Festival/ })
      .getByText(/^starts in [23] days/)
      .waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Festivals' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(complaints).toEqual([]);
    await close();
  });

  it.each([
    ['light', 'ko'],
    ['dark', 'en'],
  ] as const)('and the sign-in page keep WCAG 2.2 AA, %s and in %s', async (scheme, language) => {
    const look = { scheme, language, screen: 'desktop' } as const;
    const { page, close } = await visit(browser, pages, '/admin/', look);
    await page.getByRole('button', { name: /^(로그인|Sign in)$/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await signInto(page, catalogue.editor);
    await page.getByRole('row').nth(3).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await close();
  });

  it(`is there after no more than ${MOST_SCRIPT_BYTES / 1000} kB of script`, async () => {
    const { page, close } = await visit(browser, pages, '/favicon.svg', { screen: 'desktop' });
    const scripts: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response.body());
    });
    await page.goto('/admin/');
    await signInto(page, catalogue.editor);
    await page.getByRole('row', { name: /부산바다축제/ }).waitFor();

    const bytes = (await Promise.all(scripts)).reduce((sum, script) => sum + gzipSync(script).length, 0);
    expect(scripts.length).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
    await close();
  });
});
