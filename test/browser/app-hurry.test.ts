import type { Browser, Page } from 'playwright-core';
import { startBrowser, visit } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson, type Person } from '../support/people.js';
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

/** Answers to what is asked there wait until they are let go on. */
async function held(page: Page, url: string): Promise<() => void> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(url, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.goto(`/sign-in?${new URLSearchParams({ next: '/me' })}`);
  await page.getByLabel('이메일').fill(email);
  await page.getByLabel('비밀번호').fill(password);
  await page.getByRole('main').getByRole('button', { name: '로그인' }).click();
  await page.waitForURL('**/me');
}

describe('people in a hurry', () => {
  const heartOf = (page: Page) =>
    page.getByRole('button', { name: '보령머드축제 저장', exact: true }).first();
  const keptBy = async ({ token }: Person) =>
    (await pages.get('/v1/me/bookmarks', { token })).body.items.map(({ name }: { name: string }) => name);

  it('When a heart is pressed before what they keep has loaded, then the festival ends kept, beside all others', async () => {
    const person = await aPerson(pages);
    const earlier = catalogue.ids.get('임실N치즈축제') as string;
    await pages.put(`/v1/festivals/${earlier}/bookmark`, undefined, { token: person.token });
    const { page, complaints, close } = await visit(browser, pages, '/');
    await signIn(page, person);
    const release = await held(page, '**/v1/me/bookmarks*');
    await page.goto('/festivals');
    await heartOf(page).click();
    release();
    await page.getByText('저장했어요').waitFor();
    await page.locator('button[aria-pressed="true"]').nth(1).waitFor();
    expect(await heartOf(page).getAttribute('aria-pressed')).toBe('true');
    expect(new URL(page.url()).pathname).toBe('/festivals');
    expect((await keptBy(person)).sort()).toEqual(['보령머드축제', '임실N치즈축제']);
    expect(complaints).toEqual([]);
    await close();
  });

  it('When somebody signs out and leaves at once, then the request outlives the page', async () => {
    const { page, close } = await visit(browser, pages, '/');
    await page.addInitScript(() => {
      const { fetch } = globalThis;
      const asked: unknown[] = [];
      Object.assign(globalThis, { asked });
      globalThis.fetch = (...call) => {
        const [request] = call;
        if (request instanceof Request) asked.push([new URL(request.url).pathname, request.keepalive]);
        return fetch(...call);
      };
    });
    await signIn(page, await aPerson(pages));
    await Promise.all([
      page.waitForResponse('**/v1/auth/logout'),
      page.getByRole('button', { name: '로그아웃' }).click(),
    ]);
    expect(await page.evaluate('globalThis.asked')).toContainEqual(['/v1/auth/logout', true]);
    await close();
  });

  it('When the way home is taken right after typing, then the search does not call back from there', async () => {
    const { page, complaints, close } = await visit(browser, pages, '/festivals');
    await heartOf(page).waitFor();
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    const box = page.getByRole('combobox', { name: '축제 검색' });
    await box.pressSequentially('보령');
    await page.getByRole('link', { name: '홈', exact: true }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.clock.runFor(2_000);
    await page.locator('input[role="combobox"][value=""]').waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
    expect(complaints).toEqual([]);
    await close();
  });
});
