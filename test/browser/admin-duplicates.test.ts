import type { Browser, Page } from 'playwright-core';
import { adminVisit } from '../support/admin.js';
import { accessibilityFaults, startBrowser } from '../support/browser.js';
import { applied, cp949, stdCsv } from '../support/imports.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson, type Person } from '../support/people.js';

let pages: Pages;
let browser: Browser;
let editor: Person;

beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages(), startBrowser()]);
});
beforeEach(async () => {
  await pages.empty();
  editor = await aPerson(pages, 'editor', '편집자');
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

/** Each in two records of which it is not sure that they are one: all is alike but the name, a year later. */
const twice = (names: readonly [string, string], cells = {}) => [
  { ...cells, 축제명: names[0] },
  { ...cells, 축제명: names[1], 축제시작일자: '2027-10-01', 축제종료일자: '2027-10-04' },
];
const hwacheon = {
  개최장소: '화천천',
  주관기관명: '나라문화재단',
  주최기관명: '강원특별자치도 화천군',
  전화번호: '033-440-0000',
  홈페이지주소: 'https://ice.example.kr',
  소재지도로명주소: '강원특별자치도 화천군 화천읍 산천어길 137',
  위도: '38.1062',
  경도: '127.7082',
  제공기관코드: '4280000',
  제공기관명: '강원특별자치도 화천군',
};
const file = cp949(
  stdCsv([
    ...twice(['보령 등불축제', '만세보령 빛의향연']),
    ...twice(['화천 산천어축제', '얼음나라 겨울잔치'], hwacheon),
  ]),
);
const BORYEONG = /보령 등불축제/;
const HWACHEON = /화천 산천어축제/;

const pairs = async (decision = 'none') =>
  (await pages.get(`/v1/admin/duplicates?decision=${decision}`, { token: editor.token })).body;
const festivals = async () => (await pages.get('/v1/festivals')).body.total as number;
const inView = (page: Page) => page.getByRole('heading', { level: 2, name: / · .* · |\d (\/|of) \d/ });
const line = (page: Page, name: RegExp) =>
  page.getByRole('region', { name: /^(쌍 목록|Pairs)$/ }).getByRole('button', { name });

describe('deciding about possible duplicates', () => {
  it('shows two side by side, decides by keys with the next following at once, and takes a decision back', async () => {
    await applied(pages, editor.token, file);
    const { page, complaints, strays, close } = await adminVisit(browser, pages, editor, '/admin/duplicates');
    await inView(page).filter({ hasText: '1 / 2' }).waitFor();
    const first = (await inView(page).innerText()).match(BORYEONG) ? BORYEONG : HWACHEON;
    const second = first === BORYEONG ? HWACHEON : BORYEONG;
    const table = page.getByRole('table', { name: '나란히 보기' });
    await table.getByRole('row', { name: /^이름 .*다름$/ }).waitFor();
    await table.getByRole('row', { name: /^전화 .*같음$/ }).waitFor();
    await table
      .getByRole('row', {
        name: /^2027년 – 2027\. 10\. 1\. – 10\. 4\. 한쪽만 있음$|^2027년 2027\. 10\. 1\. – 10\. 4\. – 한쪽만 있음$/,
      })
      .waitFor();
    await page.getByText('두 곳 사이의 거리는 0 m입니다.').waitFor();
    await page.getByRole('region', { name: '같다는 근거' }).getByText('주최·주관이 같음').waitFor();
    await page.getByRole('region', { name: '다르다는 근거' }).getByText('이름이 다름').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.keyboard.press('j');
    await inView(page).filter({ hasText: second }).waitFor();
    await page.keyboard.press('k');
    await inView(page).filter({ hasText: first }).waitFor();
    await page.keyboard.press('Control+s');
    await page.keyboard.press('Alt+d');
    expect((await pairs()).total).toBe(2);

    await page.keyboard.press('s');
    await inView(page).filter({ hasText: second }).waitFor();
    await page.getByText(/^같은 축제로 정했습니다/).waitFor();
    await line(page, first).getByText('같음').waitFor();
    expect([(await pairs('same')).total, await festivals()]).toEqual([1, 3]);

    await page.getByRole('button', { name: /^다른 축제/ }).click();
    await page.getByText(/^다른 축제로 정했습니다/).waitFor();
    expect((await pairs()).total).toBe(0);
    await page.keyboard.press('u');
    await page.getByText(/^판단을 취소했습니다/).waitFor();
    await inView(page).filter({ hasText: second }).waitFor();
    await page.keyboard.press('l');
    await line(page, second).getByText('나중에').waitFor();
    expect((await pairs()).total).toBe(1);

    await line(page, first).click();
    await page.getByRole('button', { name: '판단 취소' }).click();
    await page
      .getByRole('status')
      .filter({ hasText: first })
      .getByText(/^판단을 취소했습니다/)
      .waitFor();
    expect([(await pairs()).total, await festivals()]).toEqual([2, 4]);
    expect(complaints).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });

  it('B8 tells of a pair that somebody else decided meanwhile, and loses nothing while the server is away', async () => {
    await applied(pages, editor.token, file);
    const { page, close } = await adminVisit(browser, pages, editor, '/admin/duplicates', {
      language: 'en',
      scheme: 'dark',
    });
    await inView(page).filter({ hasText: '1 of 2' }).waitFor();
    const [one, other] = (await pairs()).items as { id: string; left: { name: string } }[];
    const headers = { 'if-match': '"1"' };
    const body = { decision: 'different' };
    await pages.post(`/v1/admin/duplicates/${one?.id ?? ''}/decision`, body, {
      token: editor.token,
      headers,
    });
    await page.getByRole('button', { name: /^Same festival/ }).click();
    await page.getByText(/^Somebody else has said meanwhile that they differ/).waitFor();
    await line(page, new RegExp(one?.left.name ?? ''))
      .getByText('Different')
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await inView(page)
      .filter({ hasText: other?.left.name ?? '' })
      .waitFor();
    const decision = '**/v1/admin/duplicates/*/decision';
    await page.route(decision, (route) => route.abort('connectionrefused'));
    await page.keyboard.press('d');
    await page.getByText(/^This could not be saved/).waitFor();
    await page.unroute(decision);
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await page.getByText(/^Said to differ: /).waitFor();
    expect([(await pairs()).total, (await pairs('different')).total]).toEqual([0, 2]);

    await page.reload();
    await page.getByRole('heading', { name: 'Nothing to decide' }).waitFor();
    await page.route('**/v1/admin/duplicates?*', (route) => route.abort('connectionrefused'));
    await page.getByRole('button', { name: 'Said to differ' }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'Try again' });
    await alert.waitFor();
    await page.unroute('**/v1/admin/duplicates?*');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await inView(page).filter({ hasText: '1 of 2' }).waitFor();
    await close();
  });
});
