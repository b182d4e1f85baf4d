import { Clock } from '../../src/shared/clock.js';
import type { Browser, Page } from 'playwright-core';
import { adminVisit } from '../support/admin.js';
import { accessibilityFaults, startBrowser } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { jpegBytes } from '../support/photos.js';
import { aSmallCatalogue, type SmallCatalogue } from '../support/small-catalogue.js';
import { until } from '../support/until.js';

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

const idOf = (name: string) => catalogue.ids.get(name) ?? '';
const visitAdmin = (path: string, look = {}) => adminVisit(browser, pages, catalogue.editor, path, look);
const read = async (id: string) =>
  (await pages.get(`/v1/festivals/${id}`, { token: catalogue.editor.token })).body;

/** Somebody else changes the festival while the page is open. */
async function changeMeanwhile(id: string, change: object): Promise<void> {
  const { token } = catalogue.editor;
  const { headers } = await pages.get(`/v1/festivals/${id}`, { token });
  const answer = await pages.patch(`/v1/festivals/${id}`, change, {
    token,
    headers: { 'if-match': headers.get('etag')! },
  });
  expect(answer.status).toBe(200);
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: '저장', exact: true }).click();
}

describe('editing a festival', () => {
  it('saves what was changed and nothing else, and asks before unsaved changes are left', async () => {
    const id = idOf('임실N치즈축제');
    const before = await read(id);
    const { page, complaints, strays, close } = await visitAdmin(`/admin/festivals/${id}`);
    await page.getByRole('textbox', { name: '전화' }).fill('063-640-0000');
    await page.getByText('저장하지 않은 변경 1개').waitFor();

    // It is asked a moment after the click, and what is clicked meanwhile is lost.
    await Promise.all([
      page.waitForEvent('dialog').then((dialog) => dialog.dismiss()),
      page.getByRole('link', { name: '축제 목록' }).click(),
    ]);
    expect(await page.getByRole('textbox', { name: '전화' }).inputValue()).toBe('063-640-0000');

    await save(page);
    await page.getByText('모두 저장됨').waitFor();
    const { updatedAt: _before, ...unchanged } = before;
    const { updatedAt: _after, ...after } = await read(id);
    expect(after).toEqual({ ...unchanged, version: Number(before.version) + 1, phone: '063-640-0000' });
    expect(complaints).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });

  it('shows each thing that the API refuses at its field, and stores nothing', async () => {
    const id = idOf('강릉단오제');
    const { page, close } = await visitAdmin(`/admin/festivals/${id}`);
    await page.getByLabel('홈페이지').fill('javascript:alert(1)');
    await page.getByLabel('위도').fill('91');
    await save(page);

    await page.getByText('http:// 또는 https://로 시작하는 주소여야 합니다.').first().waitFor();
    for (const label of ['홈페이지', '위도']) {
      expect(await page.getByLabel(label).getAttribute('aria-invalid')).toBe('true');
    }
    expect(await page.getByLabel('경도').getAttribute('aria-invalid')).toBe('false');
    expect((await read(id)).homepage).toBeNull();
    await close();
  });

  it('after a lost race shows my values beside the saved ones, and loses neither', async () => {
    const id = idOf('진해군항제');
    const { page, close } = await visitAdmin(`/admin/festivals/${id}`);
    await page.getByRole('textbox', { name: '전화' }).fill('055-111-1111');
    await page.getByRole('textbox', { name: '장소' }).fill('여좌천');
    await changeMeanwhile(id, {
      phone: '055-222-2222',
      place: '경화역',
      organiser: '이충무공선양군항제위원회',
    });
    await save(page);

    const dialog = page.getByRole('dialog', { name: '그사이에 다른 사람이 바꿨습니다' });
    const phone = dialog.getByRole('radiogroup', { name: /전화/ });
    await phone.getByText('055-111-1111').waitFor();
    await phone.getByText('055-222-2222').waitFor();
    await dialog.getByText('(주관)').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await dialog.getByRole('button', { name: '계속 고치기' }).click();
    expect(await page.getByRole('textbox', { name: '전화' }).inputValue()).toBe('055-111-1111');
    await save(page);
    await dialog.getByRole('radiogroup', { name: /장소/ }).getByLabel('지금 저장된 값').check();
    await dialog.getByRole('button', { name: '고른 값으로 저장' }).click();
    await page.getByText('모두 저장됨').waitFor();
    expect(await read(id)).toMatchObject({
      phone: '055-111-1111',
      place: '경화역',
      organiser: '이충무공선양군항제위원회',
    });
    await close();
  });

  it('adds, changes and removes an edition in its place, and lets a lost race about one be settled', async () => {
    const id = idOf('여수밤바다 불꽃축제');
    const year = Number(pages.app.get(Clock).today().slice(0, 4)) + 1;
    const days = `${year}. 11. 6. – 11. 7.`;
    const { page, complaints, close } = await visitAdmin(`/admin/festivals/${id}`);
    await page.getByRole('button', { name: '회차 더하기' }).click();
    const adding = page.getByRole('form', { name: '새 회차' });
    await adding.getByLabel('첫날').fill(`${year}-11-06`);
    await adding.getByLabel('마지막 날').fill(`${year}-11-05`);
    await adding.getByRole('button', { name: '회차 저장' }).click();
    await adding.getByText('마지막 날은 첫날보다 빠를 수 없습니다.').first().waitFor();
    await adding.getByLabel('마지막 날').fill(`${year}-11-07`);
    await adding.getByRole('button', { name: '회차 저장' }).click();
    await page.getByText(days, { exact: true }).waitFor();

    await page.getByRole('button', { name: `고치기: ${days}` }).click();
    const changing = page.getByRole('form', { name: '회차 고치기' });
    await changing.getByLabel('요금').fill('1만 원');
    const { token } = catalogue.editor;
    const [edition] = (await read(id)).editions as [{ id: string; version: number }];
    await pages.patch(
      `/v1/festivals/${id}/editions/${edition.id}`,
      { price: '무료' },
      { token, headers: { 'if-match': `"${edition.version}"` } },
    );
    await changing.getByRole('button', { name: '회차 저장' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('무료').waitFor();
    await dialog.getByRole('button', { name: '고른 값으로 저장' }).click();
    await page.getByText(/뒤 시작 · 1만 원/).waitFor();
    expect((await read(id)).editions[0].price).toBe('1만 원');

    await page.getByRole('button', { name: `지우기: ${days}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: '지우기' }).click();
    await page.getByText(days, { exact: true }).waitFor({ state: 'detached' });
    expect((await read(id)).editions).toHaveLength(1);
    expect(complaints.filter((text) => !/status of 4(00|12)/.test(text))).toEqual([]);
    await close();
  });
});

describe('the cover photo of a festival', () => {
  it('goes straight to the store when it is dropped, and is public once the festival is saved', async () => {
    const id = idOf('강릉단오제');
    const { page, complaints, strays, close } = await visitAdmin(`/admin/festivals/${id}`);
    const puts: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PUT') puts.push(new URL(request.url()).origin);
    });
    const file = await page.evaluateHandle(
      (base64) => {
        const transfer = new DataTransfer();
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], '단오.jpg', { type: 'image/jpeg' }));
        return transfer;
      },
      (await jpegBytes(1600, 1000)).toString('base64'),
    );
    await page.getByText('사진을 여기에 끌어다 놓으세요').dispatchEvent('drop', { dataTransfer: file });
    await page.getByText('사진이 준비되었습니다. 저장하면 공개됩니다.').waitFor();
    expect(puts).toEqual([new URL(pages.storeUrl).origin]);
    expect((await pages.get(`/v1/festivals/${id}`)).body.cover).toBeNull();

    await save(page);
    await page.getByText('모두 저장됨').waitFor();
    const cover = await until(async () => (await pages.get(`/v1/festivals/${id}`)).body.cover);
    expect(cover).toMatchObject({ status: 'ready', width: 1600, height: 1000 });
    expect(complaints).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });

  it('is refused with the reason when it is no photo, and the old one stays', async () => {
    const id = idOf('보령머드축제');
    const { cover } = await read(id);
    const { page, complaints, close } = await visitAdmin(`/admin/festivals/${id}`);
    const input = page.locator('input[type=file]');
    await input.setInputFiles({
      name: '가짜.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('글일 뿐입니다'),
    });
    const alert = page.getByRole('alert').filter({ hasText: '쓸 수 없는 사진입니다' });
    await alert.getByText('가짜.jpg').waitFor();
    expect(await alert.textContent()).toMatch(/가짜\.jpg.{5,}/);
    await page.getByText('모두 저장됨').waitFor();

    await input.setInputFiles({ name: '움직임.heic', mimeType: 'image/heic', buffer: Buffer.from('heic') });
    await alert.getByText('HEIC는 JPEG로 바꿔 주세요', { exact: false }).waitFor();
    expect((await read(id)).cover.id).toBe(cover.id);
    expect(complaints.filter((text) => !text.includes('status of 400'))).toEqual([]);
    await close();
  });
});

describe('a new festival', () => {
  it('is made with its fields, asks for what is missing, and opens for its editions', async () => {
    const { page, complaints, close } = await visitAdmin('/admin/festivals/create');
    await page.getByRole('textbox', { name: '전화' }).fill('02-000-0000');
    await page.getByRole('button', { name: '축제 만들기' }).click();
    await page.getByText('꼭 입력해 주세요.').first().waitFor();

    await page.getByLabel(/^이름/).fill('한강 빛 축제');
    await page.getByLabel(/^분류/).click();
    await page.getByRole('option', { name: '빛·불꽃' }).click();
    await page.getByLabel('태그').pressSequentially('야경');
    await page.keyboard.press('Enter');
    await page.getByLabel('시도 · 시군구').fill('영등포');
    await page.getByRole('option', { name: /영등포구/ }).click();
    await page.getByRole('button', { name: '축제 만들기' }).click();
    await page.getByRole('heading', { level: 1, name: '한강 빛 축제' }).waitFor();

    const made = await read(page.url().split('/').at(-1)!);
    expect(made).toMatchObject({
      category: 'light',
      tags: ['야경'],
      phone: '02-000-0000',
      region: { code: '11560' },
    });
    await page.getByText('아직 회차가 없습니다.').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('the pages of a festival', () => {
  it.each([
    ['light', 'ko'],
    ['dark', 'en'],
  ] as const)('keep WCAG 2.2 AA, %s and in %s', async (scheme, language) => {
    const { page, complaints, close } = await visitAdmin(`/admin/festivals/${idOf('보령머드축제')}`, {
      scheme,
      language,
    });
    await page
      .getByRole('heading', { level: 1, name: language === 'ko' ? '보령머드축제' : 'Boryeong Mud Festival' })
      .waitFor();
    await page.getByRole('button', { name: /^(회차 더하기|Add an edition)$/ }).click();
    await page.getByRole('form').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.goto('/admin/festivals/create');
    await page.getByRole('heading', { level: 1, name: /^(새 축제|New festival)$/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });
});
