import type { Browser, Page } from 'playwright-core';
import { adminVisit } from '../support/admin.js';
import { accessibilityFaults, type Look, startBrowser } from '../support/browser.js';
import { applied, cp949, stdCsv } from '../support/imports.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson, type Person } from '../support/people.js';

const SOURCE = { phone: '041-930-0000', endsOn: '2026-10-05' };
const NO_ANSWER = /Failed to load resource|status of 412/;

let pages: Pages;
let browser: Browser;
let editor: Person;
let id: string;

beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages(), startBrowser()]);
});

beforeEach(async () => {
  await pages.empty();
  editor = await aPerson(pages, 'editor', '김편집');
  await applied(pages, editor.token, cp949(stdCsv([{}])));
  id = (await pages.get('/v1/festivals')).body.items[0].id;
});

afterAll(async () => {
  await browser.close();
  await pages.close();
});

const open = (look: Look = {}) => adminVisit(browser, pages, editor, `/admin/festivals/${id}`, look);
const read = async () => (await pages.get(`/v1/festivals/${id}`, { token: editor.token })).body;

/** By the API, as somebody else while the page is open or before. */
async function edit(change: object): Promise<void> {
  const { headers } = await pages.get(`/v1/festivals/${id}`, { token: editor.token });
  const as = { token: editor.token, headers: { 'if-match': headers.get('etag') ?? '' } };
  expect((await pages.patch(`/v1/festivals/${id}`, change, as)).status).toBe(200);
}

async function editEdition(change: object): Promise<void> {
  const [{ id: editionId, version }] = (await read()).editions;
  const as = { token: editor.token, headers: { 'if-match': `"${String(version)}"` } };
  const answer = await pages.patch(`/v1/festivals/${id}/editions/${String(editionId)}`, change, as);
  expect(answer.status).toBe(200);
}

const historyOf = (page: Page) => page.getByRole('list', { name: '변경 기록' }).getByRole('listitem');

describe('where the values of a festival come from', () => {
  it('stands beside each field, and the source’s value is taken back, though the server was down at first', async () => {
    await edit({ phone: '02-123-4567' });
    await editEdition({ endsOn: '2026-10-20' });
    const { page, complaints, strays, close } = await open();
    await page.getByRole('textbox', { name: '주최' }).fill('아직 저장하지 않은 주최');
    await page.getByRole('button', { name: '주관: 출처' }).click();
    await page
      .getByRole('dialog')
      .getByText(/^표준데이터 · /)
      .waitFor();
    await page.keyboard.press('Escape');

    await page.route('**/release', (route) => route.abort());
    await page.getByRole('button', { name: '전화: 출처' }).click();
    const origin = page.getByRole('dialog', { name: '전화: 출처' });
    await origin.getByText(/^김편집 님이 정함 · /).waitFor();
    await origin.getByText(SOURCE.phone).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await origin.getByRole('button', { name: '원천 값으로 되돌리기' }).click();
    await origin.getByText('서버에 연결할 수 없습니다', { exact: false }).waitFor();
    expect((await read()).phone).toBe('02-123-4567');

    await page.unroute('**/release');
    await origin.getByRole('button', { name: '원천 값으로 되돌리기' }).click();
    await origin.waitFor({ state: 'detached' });
    expect(await page.getByLabel('전화', { exact: true }).inputValue()).toBe(SOURCE.phone);
    expect((await read()).phone).toBe(SOURCE.phone);
    await page.getByText('저장하지 않은 변경 1개').waitFor();

    await page.getByRole('button', { name: /^고치기: / }).click();
    await page.getByRole('button', { name: '마지막 날: 출처' }).click();
    const ofEdition = page.getByRole('dialog', { name: '마지막 날: 출처' });
    await ofEdition.getByText(SOURCE.endsOn).waitFor();
    await ofEdition.getByRole('button', { name: '원천 값으로 되돌리기' }).click();
    await ofEdition.waitFor({ state: 'detached' });
    expect(await page.locator('input[name=endsOn]').inputValue()).toBe(SOURCE.endsOn);
    expect((await read()).editions[0].endsOn).toBe(SOURCE.endsOn);
    expect(complaints.filter((text) => !NO_ANSWER.test(text))).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });
});

describe('the history of a festival', () => {
  it('tells who changed what, and puts a former value back, also after a lost race', async () => {
    await edit({ phone: '02-123-4567' });
    await editEdition({ startsOn: '2026-11-02', endsOn: '2026-11-05' });
    const { page, complaints, close } = await open();
    const changed = historyOf(page).filter({ hasText: '축제를 고쳤습니다' }).first();
    await changed.getByText('김편집').waitFor();
    await changed.getByText('041-930-0000').waitFor();
    await historyOf(page).filter({ hasText: '표준데이터' }).first().waitFor();

    await edit({ phone: '02-999-9999' });
    await changed.getByRole('button', { name: '되돌리기: 전화, “041-930-0000”(으)로' }).click();
    const race = page.getByRole('dialog', { name: '그사이에 다른 사람이 바꿨습니다' });
    await race.getByText('041-930-0000').waitFor();
    await race.getByText('02-999-9999').waitFor();
    expect((await read()).phone).toBe('02-999-9999');
    await race.getByRole('button', { name: '고른 값으로 저장' }).click();
    await historyOf(page).filter({ hasText: '02-999-9999' }).first().waitFor();
    expect((await read()).phone).toBe('041-930-0000');

    await page.getByRole('button', { name: '되돌리기: 첫날, “2026-10-02”(으)로' }).click();
    await page.getByText('2026. 10. 2. – 10. 5.', { exact: true }).first().waitFor();
    expect((await read()).editions[0]).toMatchObject({ startsOn: '2026-10-02', endsOn: '2026-10-05' });
    await page
      .getByRole('button', { name: '되돌리기: 첫날, “2026-10-02”(으)로' })
      .waitFor({ state: 'detached' });
    expect(complaints.filter((text) => !NO_ANSWER.test(text))).toEqual([]);
    await close();
  });
});

describe('the place of a festival on the map', () => {
  it('is moved by the keyboard alone, doubted where it leaves its region, and saved as it was typed or placed', async () => {
    const { page, complaints, strays, close } = await open();
    const map = page.getByRole('application', { name: '지도에서 자리 정하기' });
    await page.getByLabel('위도').fill('36.3129004');
    await page.getByText('위도 36.3129004, 경도 126.5132').waitFor();
    expect(await page.getByLabel('위도').inputValue()).toBe('36.3129004');

    await map.focus();
    await page.keyboard.press('ArrowUp');
    const latitude = async () => Number(await page.getByLabel('위도').inputValue());
    const far = (await latitude()) - 36.3129;
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await page.keyboard.press('ArrowUp');
    expect((await latitude()) - 36.3129 - far).toBeCloseTo(far / 4, 3);
    for (let times = 0; times < 6; times += 1) await page.keyboard.press('Shift+ArrowUp');
    await page.getByText(/보령시의 중심에서 \d+ km 떨어져 있고/).waitFor();
    for (let times = 0; times < 12; times += 1) await page.keyboard.press('Shift+ArrowLeft');
    await page.getByText('바다이거나 한국 밖인 것 같습니다', { exact: false }).waitFor();

    await map.click();
    const placed = await latitude();
    await page.getByRole('button', { name: '저장', exact: true }).click();
    await page.getByText('모두 저장됨').waitFor();
    expect((await read()).point.lat).toBeCloseTo(placed, 5);
    expect(complaints).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });
});

describe('the page of a festival with sources and history', () => {
  it.each([
    ['light', 'ko'],
    ['dark', 'en'],
  ] as const)('keeps WCAG 2.2 AA, %s and in %s, and leads to the app’s page', async (scheme, language) => {
    await edit({ phone: '02-123-4567', point: { lat: 35.16, lng: 129.16 } });
    const { page, complaints, close } = await open({ scheme, language });
    await page.getByRole('status').getByText(/km/).waitFor();
    await page.getByRole('button', { name: /^(되돌리기: 전화|Revert: Phone)/ }).waitFor();
    await page.getByRole('button', { name: /^(전화: 출처|Phone: where it is from)$/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(overflow)).toBe(0);
    const link = page.getByRole('link', { name: /^(앱에서 보기|See it in the app)$/ });
    const [opened] = await Promise.all([page.waitForEvent('popup'), link.click()]);
    await opened.getByRole('heading', { level: 1, name: '한빛마을 등불축제' }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
