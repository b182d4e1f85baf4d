import type { Browser, Page } from 'playwright-core';
import { addDays, Clock } from '../../src/shared/clock.js';
import { accessibilityFaults, heldBack, startBrowser, visit } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson, type Person } from '../support/people.js';
import { aPublishedFestival } from '../support/published-festival.js';

const SUWON = { lat: 37.2636, lng: 127.0286 };
const CHUNCHEON = { lat: 37.8813, lng: 127.7298 };

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

async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.getByLabel(/이메일|E-mail/).fill(email);
  await page.getByLabel(/비밀번호|Password/).fill(password);
  await page
    .getByRole('main')
    .getByRole('button', { name: /로그인|Sign in/ })
    .click();
}

const inDays = (days: number) => addDays(pages.app.get(Clock).today(), days);
const theTrip = (more = '') => `/trip?from=${inDays(10)}&to=${inDays(12)}&place=seoul&radius=100${more}`;

/** One early and near, one late and farther: a trip of three days has room for both. */
async function twoOnTheWay(): Promise<void> {
  await aPublishedFestival(pages, { name: '수원화성문화제', point: SUWON, category: 'tradition' }, [
    { startsIn: 8 },
  ]);
  await aPublishedFestival(pages, { name: '춘천마임축제', nameEn: 'Mime Festival', point: CHUNCHEON }, [
    { startsIn: 12 },
  ]);
}

describe('two people who want to go together', () => {
  it('one sends a link, the other signs in on the way, sees what it means and accepts; both choose each other and either ends it', async () => {
    await twoOnTheWay();
    const [minsu, jisu] = [await aPerson(pages, 'visitor', '민수'), await aPerson(pages, 'visitor', '지수')];

    const his = await visit(browser, pages, '/me/companions');
    await his.page.getByRole('main').getByRole('link', { name: '로그인' }).click();
    await signIn(his.page, minsu);
    await his.page.getByText('아직 함께 가는 사람이 없어요').waitFor();
    await his.page.getByRole('button', { name: '초대 링크 만들기' }).click();
    const link = await his.page.getByLabel('초대 링크', { exact: true }).inputValue();
    expect(new URL(link).pathname + new URL(link).search).toBe('/companions/accept');
    await his.page.getByRole('region', { name: '기다리는 초대' }).getByRole('listitem').waitFor();
    expect(await accessibilityFaults(his.page)).toEqual([]);

    const hers = await visit(browser, pages, new URL(link).pathname + new URL(link).hash, { scheme: 'dark' });
    const code = new URL(link).hash.slice(1);
    const stored = () => hers.page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
    const asked: string[] = [];
    hers.page.on('request', (request) => asked.push(request.url()));
    await hers.page.getByRole('main').getByRole('link', { name: '로그인' }).click();
    await hers.page.getByLabel('이메일').waitFor();
    expect(await stored()).not.toContain(code);
    await signIn(hers.page, jisu);
    await hers.page.getByRole('heading', { name: '민수 님이 함께 추천받자고 해요' }).waitFor();
    await hers.page.getByText('언제든 한쪽이 끝내면 바로 끝나요').waitFor();
    expect(await stored()).not.toContain(code);
    expect(await accessibilityFaults(hers.page)).toEqual([]);
    await hers.page.getByRole('button', { name: '수락하기' }).click();
    await hers.page.getByRole('status').getByText('이제 민수 님과 함께 추천받을 수 있어요').waitFor();
    await hers.page.getByRole('button', { name: '민수 님과 끝내기' }).waitFor();
    expect(asked.some((url) => url.split('#')[0]?.includes(code))).toBe(false);

    await his.page.goto('/');
    const recommended = his.page.getByRole('region', { name: '민수 님을 위한 추천' });
    await recommended.getByRole('button', { name: '지수' }).click();
    await recommended.getByText('함께 갈 지수 님의 취향까지 담아 골랐어요.').waitFor();
    await recommended.getByRole('article').first().waitFor();
    expect(await accessibilityFaults(his.page)).toEqual([]);

    await hers.page.getByRole('button', { name: '민수 님과 끝내기' }).click();
    await hers.page.getByRole('button', { name: '네, 끝낼게요' }).click();
    await hers.page.getByText('아직 함께 가는 사람이 없어요').waitFor();
    await his.page.goto('/me/companions');
    await his.page.getByText('아직 함께 가는 사람이 없어요').waitFor();

    await hers.page.goto(link);
    await hers.page.getByRole('alert').getByText('초대를 찾을 수 없습니다').waitFor();
    expect([his.complaints, his.strays, hers.strays]).toEqual([[], [], []]);
    await his.close();
    await hers.close();
  });

  it('what is no invitation says so', async () => {
    const { page, close } = await visit(browser, pages, '/companions/accept');
    await page.getByText('초대 링크가 아니에요').waitFor();
    await close();
  });
});

describe('the trip page', () => {
  it.each([
    ['ko', 'light', 'phone', '1일째', '수원화성문화제', '이날은 비어 있어요.', '서울(으)로 돌아오기'],
    ['en', 'dark', 'desktop', 'Day 1', 'Mime Festival', 'This day stays free.', 'Back to Seoul'],
  ] as const)(
    'strings festivals together day by day in %s and keeps WCAG 2.2 AA in %s on a %s',
    async (language, scheme, screen, day, name, free, home) => {
      await twoOnTheWay();
      const { page, complaints, strays, close } = await visit(browser, pages, theTrip(), {
        language,
        scheme,
        screen,
      });
      await page.getByRole('heading', { level: 2, name: day }).waitFor();
      await page.getByRole('heading', { level: 3, name }).waitFor();
      expect(await page.getByRole('article').count()).toBe(2);
      await page.getByText(free).waitFor();
      await page.getByText(home).waitFor();
      const drawing = page.getByRole('img', {
        name: language === 'ko' ? /서울 → 수원화성문화제 → 춘천/ : /^Drawing/,
      });
      await drawing.waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      expect([complaints, strays]).toEqual([[], []]);
      await close();
    },
  );

  it('plans anew by the keyboard alone, keeps what was asked in its address, and says why nothing is found', async () => {
    await twoOnTheWay();
    const { page, close } = await visit(browser, pages, theTrip());
    await page.getByRole('article').first().waitFor();
    await page.getByLabel('출발지').focus();
    for (const key of ['End', 'ArrowUp']) await page.keyboard.press(key);
    await page.getByText('이 조건으로는 들를 축제가 없어요').waitFor();
    await page.getByText('이 기간 이 근처에는 일정이 발표된 축제가 없어요.').waitFor();
    expect(new URL(page.url()).searchParams.get('place')).toBe('busan');
    await page.getByLabel('거리').selectOption('300');
    await page.waitForURL(/radius=300/);
    await page.reload();
    await page
      .getByLabel('출발지')
      .locator('option:checked', { hasText: '부산' })
      .waitFor({ state: 'attached' });
    await close();
  });

  it('loads, says so when it cannot be planned, and plans when asked again', async () => {
    await twoOnTheWay();
    const { page, close } = await visit(browser, pages, '/');
    const plan = await heldBack(page, '**/v1/trips?*');
    await page.goto(theTrip());
    const trip = page.getByRole('region', { name: '축제 여행 짜기' });
    await trip.getByRole('status', { name: '불러오는 중' }).waitFor();
    plan.refuse();
    await trip.getByRole('alert').waitFor();
    await page.unroute('**/v1/trips?*');
    await trip.getByRole('button', { name: '다시 시도' }).click();
    await trip.getByRole('article').first().waitFor();
    await close();
  });

  it('starts where the person is only when they ask for it and allow it', async () => {
    await twoOnTheWay();
    const { page, close } = await visit(browser, pages, theTrip('').replace('seoul', 'here'));
    await page.getByText(/^위치를 알 수 없어요/).waitFor();
    await page.context().grantPermissions(['geolocation']);
    await page.context().setGeolocation({ latitude: 37.2636, longitude: 127.0286 });
    await page.getByLabel('출발지').selectOption('seoul');
    await page.getByLabel('출발지').selectOption('here');
    await page.getByText('내 위치(으)로 돌아오기').waitFor();
    await close();
  });
});
