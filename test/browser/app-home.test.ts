import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { startBrowser, visit } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { aSmallCatalogue, type SmallCatalogue } from '../support/small-catalogue.js';

const MOST_SCRIPT_BYTES = 150_000;

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

describe('the home page', () => {
  it('shows the festivals that run today, with their photos, and none that does not', async () => {
    const { page, complaints, strays, close } = await visit(browser, pages, '/');
    const running = page.getByRole('region', { name: '지금 열리는 축제' });
    await running.getByRole('link', { name: '보령머드축제' }).waitFor();

    expect((await running.getByRole('heading', { level: 3 }).allTextContents()).sort()).toEqual([
      '보령머드축제',
      '진주남강유등축제',
    ]);
    await running.getByText('5일 더 열려요').waitFor();
    await running.getByText('오늘까지').waitFor();
    await page.waitForFunction(() => {
      const covers = [
        ...document.querySelectorAll<HTMLImageElement>('section[aria-labelledby=running] picture img'),
      ];
      return (
        covers.length === 2 && covers.every(({ complete, naturalWidth }) => complete && naturalWidth > 0)
      );
    });
    expect(complaints).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });

  it('says why it recommends what it recommends, and never a festival that is over', async () => {
    const { page, close } = await visit(browser, pages, '/');
    const cards = page.getByRole('region', { name: '이런 축제는 어때요?' }).getByRole('article');
    await cards.first().waitFor();

    for (const card of await cards.all()) {
      expect(
        await card.getByRole('list', { name: '추천하는 까닭' }).getByRole('listitem').count(),
      ).toBeGreaterThan(0);
    }
    expect(await cards.getByRole('heading').allTextContents()).not.toContain('진해군항제');
    await close();
  });

  it('comes in English to a browser that speaks English, and changes language where it stands', async () => {
    const { page, complaints, close } = await visit(browser, pages, '/', { language: 'en' });
    await page.getByRole('heading', { level: 1, name: '2 festivals are on in Korea today' }).waitFor();
    await page.getByRole('link', { name: 'Boryeong Mud Festival' }).first().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');

    await page.getByRole('button', { name: '한국어' }).click();
    await page.getByRole('heading', { level: 1, name: '오늘, 전국에서 축제 2개가 열려요' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('ko');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: '오늘, 전국에서 축제 2개가 열려요' }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it(`loads no more than ${MOST_SCRIPT_BYTES / 1000} kB of script at first`, async () => {
    const { page, close } = await visit(browser, pages, '/favicon.svg');
    const scripts: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response.body());
    });
    await page.goto('/');
    await page.getByRole('link', { name: '보령머드축제' }).first().waitFor();

    const bytes = (await Promise.all(scripts)).reduce((sum, script) => sum + gzipSync(script).length, 0);
    expect(scripts.length).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
    await close();
  });
});

describe('searching', () => {
  it('finds a festival by its initial consonants while one types, and by its English name', async () => {
    const { page, complaints, close } = await visit(browser, pages, '/');
    await page.getByRole('combobox', { name: '축제 검색' }).pressSequentially('ㅂㄹㅁㄷ');
    await page.getByRole('status').getByText('축제 1개').waitFor();
    expect(await page.getByRole('main').getByRole('heading', { level: 3 }).allTextContents()).toEqual([
      '보령머드축제',
    ]);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search-words');

    await page.getByRole('button', { name: '검색어 지우기' }).click();
    await page.getByRole('status').getByText('축제 7개').waitFor();
    await page.getByRole('combobox', { name: '축제 검색' }).pressSequentially('cheese');
    await page.getByRole('heading', { level: 3, name: '임실N치즈축제' }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('narrows by days, region and kind, and keeps the search in the address', async () => {
    const { page, close } = await visit(browser, pages, '/festivals');
    await page.getByRole('status').getByText('축제 7개').waitFor();
    await page.getByRole('button', { name: '오늘' }).click();
    await page.getByRole('status').getByText('축제 2개').waitFor();
    await page.getByLabel('지역').selectOption({ label: '충청남도' });
    await page.getByRole('status').getByText('축제 1개').waitFor();
    await page.getByLabel('분야').selectOption({ label: '빛·불꽃' });
    await page.getByText('조건에 맞는 축제가 없어요').waitFor();

    await page.reload();
    await page.getByText('조건에 맞는 축제가 없어요').waitFor();
    await page.getByRole('button', { name: '조건 지우기' }).click();
    await page.getByRole('status').getByText('축제 7개').waitFor();
    await close();
  });

  it('loses nothing of what is chosen before the page has followed, by pointer or by keys', async () => {
    const { page, close } = await visit(browser, pages, '/festivals?tag=해변');
    await page.getByRole('status').getByText('축제 3개').waitFor();
    await page.getByRole('group', { name: '검색 조건' }).evaluate((bar) => {
      const [now] = bar.querySelectorAll('button');
      bar.querySelector<HTMLElement>('button[aria-label]')?.click();
      now?.click();
    });
    await page.getByRole('status').getByText('축제 2개').waitFor();
    await page.getByRole('button', { name: '오늘', pressed: true }).waitFor();
    expect(new URL(page.url()).search).toBe('?when=now');

    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 20 });
    await page.getByLabel('분야').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    await page.getByRole('status').getByText('축제 1개').waitFor();
    expect(new URL(page.url()).search).toBe('?category=sea&when=now');
    await close();
  });

  it('asks where one is only when asked for what is near, and then puts the nearest first', async () => {
    const { page, close } = await visit(browser, pages, '/festivals');
    await page.getByRole('status').getByText('축제 7개').waitFor();
    await page.context().grantPermissions(['geolocation']);
    await page.context().setGeolocation({ latitude: 35.16, longitude: 129.16 });
    await page.getByRole('button', { name: '내 주변' }).click();
    await page.getByText(/^부산광역시.*· 0\.0km$/).waitFor();
    expect(await page.getByRole('main').getByRole('heading', { level: 3 }).first().textContent()).toBe(
      '부산바다축제',
    );
    await close();
  });
});

describe('when something is wrong', () => {
  it('an unreachable API is told, and one press tries again', async () => {
    const { page, close } = await visit(browser, pages, '/favicon.svg');
    await page.route('**/v1/**', (route) => route.abort());
    await page.goto('/festivals');
    await page.getByRole('alert').getByText('연결할 수 없어요').waitFor();

    await page.unroute('**/v1/**');
    await page.getByRole('button', { name: '다시 시도' }).click();
    await page.getByRole('status').getByText('축제 7개').waitFor();
    await close();
  });

  it('a lost connection is said, and gone with it', async () => {
    const { page, close } = await visit(browser, pages, '/');
    await page.getByRole('link', { name: '보령머드축제' }).first().waitFor();
    await page.context().setOffline(true);
    await page.getByText('인터넷에 연결되어 있지 않아요').waitFor();
    await page.context().setOffline(false);
    await page.getByText('인터넷에 연결되어 있지 않아요').waitFor({ state: 'detached' });
    await close();
  });

  it('an address that leads nowhere gets a page that leads on', async () => {
    const { page, close } = await visit(browser, pages, '/no/such/page');
    await page.getByRole('heading', { level: 1, name: '없는 페이지예요' }).waitFor();
    await page.goto(`/festivals/${[...catalogue.ids.values()][0]?.replace(/^..../, 'ffff') ?? ''}`);
    await page.getByText('축제를 찾을 수 없어요').first().waitFor();
    await page.getByRole('link', { name: '다른 축제 보기' }).click();
    await page.getByRole('status').getByText('축제 7개').waitFor();
    await close();
  });

  it('opens without a network on a second visit, and says what is missing', async () => {
    const { page, close } = await visit(browser, pages, '/', { worker: true });
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.context().setOffline(true);
    await page.reload();
    await page.getByText('인터넷에 연결되어 있지 않아요').waitFor();
    await page.getByRole('link', { name: 'Fasteval' }).waitFor();
    await close();
  });
});
