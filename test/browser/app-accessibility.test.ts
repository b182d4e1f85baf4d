import type { Browser } from 'playwright-core';
import { accessibilityFaults, startBrowser, type Visit, visit } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson } from '../support/people.js';
import { aSmallCatalogue, type SmallCatalogue } from '../support/small-catalogue.js';

let pages: Pages;
let browser: Browser;
let catalogue: SmallCatalogue;

beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages(), startBrowser()]);
  catalogue = await aSmallCatalogue(pages);
  const { token } = await aPerson(pages);
  const review = { rating: 5, text: '또 가고 싶어요. See you next year!' };
  await pages.post(`/v1/festivals/${catalogue.ids.get('보령머드축제') ?? ''}/reviews`, review, { token });
});

afterAll(async () => {
  await browser.close();
  await pages.close();
});

/** Each page of the app, and what is there once it has been drawn. */
const places = [
  { name: 'home', path: () => '/', drawn: '#recommended' },
  { name: 'results', path: () => '/festivals?when=month', drawn: 'main article' },
  { name: 'no results', path: () => '/festivals?q=zzzz', drawn: 'main p + button' },
  {
    name: 'festival',
    path: () => `/festivals/${catalogue.ids.get('보령머드축제') ?? ''}`,
    drawn: '#reviews ~ ul article',
  },
  { name: 'calendar', path: () => '/calendar', drawn: '#day ~ ul li' },
  { name: 'sign-in', path: () => '/sign-in', drawn: 'form' },
  { name: 'register', path: () => '/register', drawn: 'form' },
  { name: 'forgotten password', path: () => '/forgotten-password', drawn: 'form' },
  { name: 'reset password', path: () => `/reset-password#${'x'.repeat(43)}`, drawn: 'form' },
  { name: 'a link cut short', path: () => '/verify-email#x', drawn: 'main h1' },
  { name: 'verify e-mail', path: () => `/verify-email#${'x'.repeat(43)}`, drawn: 'form' },
  { name: 'saved, as a stranger', path: () => '/saved', drawn: 'main h1' },
  { name: 'not found', path: () => '/nowhere', drawn: 'main h1' },
] as const;

const looks = [
  { language: 'ko', scheme: 'light', screen: 'phone' },
  { language: 'en', scheme: 'dark', screen: 'phone' },
  { language: 'ko', scheme: 'dark', screen: 'desktop' },
  { language: 'en', scheme: 'light', screen: 'desktop' },
] as const;

describe.each(looks)('in $language, $scheme, on a $screen', (look) => {
  /** One for every place, as for a person who goes from one to the next. */
  let visitor: Visit;

  beforeAll(async () => {
    visitor = await visit(browser, pages, 'about:blank', look);
  });

  afterAll(() => visitor.close());

  it.each(places)(
    '$name keeps WCAG 2.2 AA, complains of nothing and asks nobody else',
    async ({ path, drawn }) => {
      const { page, complaints, strays } = visitor;
      await page.goto('about:blank');
      await page.goto(path());
      await page.locator(drawn).first().waitFor();
      await page.waitForLoadState('networkidle');

      expect(await accessibilityFaults(page)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0);
      expect(complaints.splice(0)).toEqual([]);
      expect(strays.splice(0)).toEqual([]);
    },
  );
});

describe('what only a member sees', () => {
  it.each(['light', 'dark'] as const)(
    'keeps WCAG 2.2 AA in %s: the review form, saved festivals, the account',
    async (scheme) => {
      const member = await aPerson(pages);
      const { page, complaints, close } = await visit(browser, pages, '/sign-in?next=/saved', { scheme });
      await page.getByLabel('이메일').fill(member.email);
      await page.getByLabel('비밀번호').fill(member.password);
      await page.getByRole('main').getByRole('button', { name: '로그인' }).click();
      await page.getByText('아직 저장한 축제가 없어요').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);

      await page.goto('/me');
      await page.getByRole('switch', { name: '맞춤 추천' }).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);

      await page.goto(`/festivals/${catalogue.ids.get('보령머드축제') ?? ''}`);
      await page.getByRole('button', { name: '후기 쓰기' }).click();
      await page.getByLabel('어땠나요?').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    },
  );
});

describe('with the keyboard alone', () => {
  it('one gets from the home page through the search to a festival, and keeps it', async () => {
    const member = await aPerson(pages);
    const { page, close } = await visit(browser, pages, '/sign-in', { screen: 'desktop' });
    const reach = async (name: RegExp | string) => {
      for (let steps = 0; steps < 60; steps += 1) {
        const there = await page.evaluate(() => {
          const { activeElement } = document;
          return activeElement?.getAttribute('aria-label') ?? activeElement?.id ?? '';
        });
        const text = await page.evaluate(() => document.activeElement?.textContent ?? '');
        if ([there, text].some((words) => (typeof name === 'string' ? words === name : name.test(words))))
          return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab never reaches ${String(name)}`);
    };

    await page.getByLabel('이메일').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('본문으로 건너뛰기');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type(member.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(member.password);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '보령머드축제' }).first().waitFor();

    await reach('search-words');
    await page.keyboard.type('진주남강');
    await page.getByRole('status').getByText('축제 1개').waitFor();
    await reach('진주남강유등축제');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '진주남강유등축제' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await reach(/^저장$/);
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: '저장', exact: true, pressed: true }).waitFor();

    await page.goBack();
    await page.getByRole('status').getByText('축제 1개').waitFor();
    await close();
  });
});
