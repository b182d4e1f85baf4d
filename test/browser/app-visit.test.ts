import type { Browser, Page } from 'playwright-core';
import { accessibilityFaults, startBrowser, visit } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson, type Person } from '../support/people.js';
import { aPublishedFestival } from '../support/published-festival.js';
import { festivalsLike, sendSignals } from '../support/signals.js';
import { until } from '../support/until.js';

let pages: Pages;
let browser: Browser;

beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages(), startBrowser()]);
});
beforeEach(() => pages.empty());
afterAll(async () => {
  await browser.close();
  await pages.close();
});

async function signIn(page: Page, { email, password }: Person, submit = '로그인'): Promise<void> {
  await page.getByLabel(submit === '로그인' ? '이메일' : 'E-mail').fill(email);
  await page.getByLabel(submit === '로그인' ? '비밀번호' : 'Password').fill(password);
  await page.getByRole('main').getByRole('button', { name: submit }).click();
}

const signInFor = (path: string) => `/sign-in?${new URLSearchParams({ next: path })}`;

async function kindsOf({ token }: Person, id: string): Promise<string[]> {
  const { body } = await pages.get(`/v1/me/taste/festivals/${id}`, { token });
  return body.signals.map(({ kind }: { kind: string }) => kind);
}

describe('“I was there”', () => {
  it('is said and taken back by the keyboard, stays said after a reload, and asks a stranger to sign in', async () => {
    const person = await aPerson(pages);
    const { id } = await aPublishedFestival(pages, {}, [{ startsIn: -1 }]);
    const { page, strays, close } = await visit(browser, pages, `/festivals/${id}`, { screen: 'phone' });
    await page.getByRole('button', { name: '다녀왔어요', pressed: false }).click();
    await page.getByText('다녀온 축제를 적어 두려면').waitFor();
    await signIn(page, person);
    await page.waitForURL(`**/festivals/${id}`);
    const said = page.getByRole('button', { name: '다녀왔어요', pressed: true });
    await page.getByRole('button', { name: '다녀왔어요', pressed: false }).focus();
    await page.keyboard.press('Enter');
    await said.waitFor();
    await page.getByRole('status').getByText('다녀왔다고 적어 두었어요').waitFor();
    await until(async () => (await kindsOf(person, id)).includes('visit'));
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.reload();
    await said.waitFor();
    await said.focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: '다녀왔어요', pressed: false }).waitFor();
    await until(async () => !(await kindsOf(person, id)).includes('visit'));
    expect(strays).toEqual([]);
    await close();
  });

  it('is not asked where nobody can have been yet, nor of who lets nothing be learned', async () => {
    const person = await aPerson(pages);
    const coming = await aPublishedFestival(pages, {}, [{ startsIn: 5 }]);
    const running = await aPublishedFestival(pages, {}, [{ startsIn: -1 }]);
    const { page, close } = await visit(browser, pages, `/festivals/${coming.id}`, { language: 'en' });
    const button = page.getByRole('button', { name: 'I was there' });
    await page.getByRole('button', { name: 'Share' }).waitFor();
    expect(await button.count()).toBe(0);
    await page.goto(`${pages.url}/festivals/${running.id}`);
    await button.waitFor();
    await pages.patch('/v1/me', { personalised: false }, { token: person.token });
    await page.goto(pages.url + signInFor(`/festivals/${running.id}`));
    await signIn(page, person, 'Sign in');
    await page.waitForURL(`**/festivals/${running.id}`);
    await page.getByRole('button', { name: 'Share' }).waitFor();
    await button.waitFor({ state: 'detached' });
    await close();
  });
});

describe('a list of recommendations that is not what one would expect', () => {
  it('says why it is empty when the last festival was turned away, and leads to what was believed', async () => {
    const person = await aPerson(pages);
    const [first, last] = (await festivalsLike(pages, 2, {})) as [string, string];
    await sendSignals(pages, person, [{ kind: 'dismiss', festivalId: first }]);
    const { page, close } = await visit(browser, pages, signInFor('/'), { screen: 'phone' });
    await signIn(page, person);
    const list = page.getByRole('region', { name: /추천/ });
    await list.getByRole('button', { name: /관심 없어요/ }).click();
    const why = list.getByRole('status').getByText('앞으로 열릴 축제는 모두 이미 저장했거나');
    await why.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await list.getByRole('link', { name: '내 취향' }).click();
    await page.waitForURL('**/me/taste');
    expect((await kindsOf(person, last)).includes('dismiss')).toBe(true);
    await close();
  });

  it('says that all is far away where one is outside of Korea', async () => {
    await festivalsLike(pages, 2, { point: { lat: 37.5665, lng: 126.978 } });
    const { page, close } = await visit(browser, pages, '/festivals', { language: 'en' });
    await page.context().grantPermissions(['geolocation']);
    await page.context().setGeolocation({ latitude: 48.8566, longitude: 2.3522 });
    await page.getByRole('button', { name: 'Near me' }).click();
    await page.getByRole('link', { name: 'Home' }).first().click();
    await page.getByRole('status').getByText('outside Korea').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await close();
  });
});
