import { DataSource } from 'typeorm';
import type { Browser } from 'playwright-core';
import { accessibilityFaults, type Look, startBrowser, visit, type Visit } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson, type Person } from '../support/people.js';
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

/** Opens a page of the app as someone who has just signed in. */
async function visitAs({ email, password }: Person, path: string, look: Look = {}): Promise<Visit> {
  const visited = await visit(browser, pages, `/sign-in?${new URLSearchParams({ next: path })}`, look);
  const english = look.language === 'en';
  await visited.page.getByLabel(english ? 'E-mail' : '이메일').fill(email);
  await visited.page.getByLabel(english ? 'Password' : '비밀번호').fill(password);
  await visited.page
    .getByRole('main')
    .getByRole('button', { name: english ? 'Sign in' : '로그인' })
    .click();
  await visited.page.waitForURL(`**${path}`);
  return visited;
}

async function somebodyWithTaste(): Promise<{ person: Person; kept: string; dismissed: string }> {
  const person = await aPerson(pages);
  const [kept] = (await festivalsLike(pages, 1, {
    category: 'flowers',
    name: '벚꽃축제',
    nameEn: 'Cherry Festival',
    region: { provinceCode: '11', districtCode: null },
  })) as [string];
  const [dismissed] = (await festivalsLike(pages, 1, { category: 'food', name: '먹거리축제' })) as [string];
  await pages.put(`/v1/festivals/${kept}/bookmark`, undefined, { token: person.token });
  await sendSignals(pages, person, [
    { kind: 'share', festivalId: kept },
    { kind: 'dismiss', festivalId: dismissed },
  ]);
  return { person, kept, dismissed };
}

describe('“My taste”', () => {
  it('tells what is believed and why, takes single signals back, and keeps the focus where the reader is', async () => {
    const { person } = await somebodyWithTaste();
    const { page, strays, close } = await visitAs(person, '/me/taste');
    await page.getByRole('heading', { name: /꽃.* 좋아하시는 것 같아요/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByText('관심 없다고 했어요').waitFor();
    const remove = page.getByRole('button', { name: '벚꽃축제: “공유했어요” 지우기' });
    await remove.focus();
    await page.keyboard.press('Enter');
    await remove.waitFor({ state: 'detached' });
    await until(() =>
      page.evaluate(
        () => document.activeElement?.tagName === 'H2' && document.activeElement.textContent !== '',
      ),
    );
    await page.getByText('저장했어요').waitFor();
    await page.getByRole('button', { name: '먹거리축제: “관심 없다고 했어요” 지우기' }).click();
    await page.getByRole('link', { name: '먹거리축제' }).waitFor({ state: 'detached' });
    const { body } = await pages.get('/v1/recommendations', { token: person.token });
    expect(body.items).toHaveLength(1);
    expect(strays).toEqual([]);
    await close();
  });

  it('starts afresh only when asked twice, and then says that nothing is known', async () => {
    const { person } = await somebodyWithTaste();
    const { page, close } = await visitAs(person, '/me/taste', { language: 'en', screen: 'phone' });
    await page
      .getByRole('heading', { name: 'From your interest in 2 festivals, you seem to like: Flowers.' })
      .waitFor();
    const reset = page.getByRole('button', { name: 'Start afresh' });
    await reset.click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('link', { name: 'Cherry Festival' }).waitFor();
    await reset.click();
    await page.getByRole('button', { name: 'Forget all' }).click();
    await page.getByRole('heading', { name: 'Nothing is known of your taste yet' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await close();
  });

  it('says so when personal recommendations are off, and when the service cannot be reached', async () => {
    const { person } = await somebodyWithTaste();
    const { page, close } = await visitAs(person, '/me/taste');
    await page.getByRole('link', { name: '벚꽃축제' }).waitFor();
    await page.getByText('맞춤 추천', { exact: true }).click();
    await page.getByText('맞춤 추천이 꺼져 있어요').waitFor();
    await page.route('**/v1/me/taste', (route) => route.abort());
    await page.reload();
    await page.getByRole('alert').getByRole('button', { name: '다시 시도' }).waitFor();
    await page.unroute('**/v1/me/taste');
    await page.getByRole('alert').getByRole('button', { name: '다시 시도' }).click();
    await page.getByText('맞춤 추천이 꺼져 있어요').waitFor();
    await close();
  });
});

describe('recommendations on the home page', () => {
  it('are told as seen and chosen by the list that showed them, also of a stranger, of whom nothing is kept', async () => {
    const [first] = (await festivalsLike(pages, 1, { name: '등불축제' })) as [string];
    const { page, close } = await visit(browser, pages, '/');
    const shown = () =>
      pages.app.get(DataSource).query('SELECT festival_id AS id, clicked FROM recommendations_shown');
    const card = page
      .getByRole('region', { name: '이런 축제는 어때요?' })
      .getByRole('link', { name: '등불축제' });
    await card.scrollIntoViewIfNeeded();
    await until(async () => (await shown()).length === 1);
    expect(await shown()).toEqual([{ id: first, clicked: 0 }]);
    await card.click();
    await page.waitForURL(`**/festivals/${first}`);
    await until(async () => (await shown())[0].clicked === 1);
    expect(await pages.app.get(DataSource).query('SELECT * FROM recommendations_signal')).toEqual([]);
    await close();
  });
});
