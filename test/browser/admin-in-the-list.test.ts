import type { Browser, Page } from 'playwright-core';
import { addDays, Clock } from '../../src/shared/clock.js';
import { adminVisit, chooseIn } from '../support/admin.js';
import { accessibilityFaults, startBrowser } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { aFestival } from '../support/festivals.js';
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

const visitList = () => adminVisit(browser, pages, catalogue.editor, '/admin/');
const idOf = (name: string) => catalogue.ids.get(name) as string;
const editionsOf = async (name: string) =>
  (await pages.get(`/v1/festivals/${idOf(name)}/editions`)).body.items as {
    id: string;
    version: number;
    startsOn: string;
    endsOn: string;
    status: string;
  }[];
const lineOf = (page: Page, name: RegExp) => page.getByRole('row', { name });

async function openQuickly(page: Page, name: string) {
  await page.getByRole('button', { name: `${name}의 날짜와 상태 고치기` }).click();
  const dialog = page.getByRole('dialog', { name });
  await dialog.getByLabel('마지막 날').waitFor();
  return dialog;
}

describe('the list of festivals', () => {
  it('narrows by days told from today, which its address and its files keep as they were asked', async () => {
    const { page, complaints, close } = await visitList();
    await chooseIn(page, '기간', '7일 안에 시작');
    await page.getByText('2개', { exact: true }).waitFor();
    await lineOf(page, /부산바다축제/).waitFor();
    await lineOf(page, /강릉단오제/).waitFor();
    expect(decodeURIComponent(page.url())).toContain('"when":"starting-in-7-days"');
    expect(await page.getByRole('link', { name: /ICS/ }).getAttribute('href')).toContain(
      'when=starting-in-7-days',
    );
    await page.reload();
    await page.getByText('2개', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('has the columns that somebody chose, by keys too, and keeps them over sign-out', async () => {
    const { page, complaints, close } = await visitList();
    const headers = () => page.getByRole('columnheader').allTextContents();
    const button = page.getByRole('button', { name: '보일 열' });
    await button.press('Enter');
    const menu = page.getByRole('menu', { name: '보일 열' });
    await menu.getByRole('menuitemcheckbox', { name: '평점', checked: true }).click();
    await menu.getByRole('menuitemcheckbox', { name: '태그', checked: false }).press('Enter');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    expect(await headers()).toEqual(['', '축제', '지역', '분류', '태그', '회차', '상태', '수정']);
    await lineOf(page, /부산바다축제/)
      .getByText('해변, 물놀이')
      .waitFor();

    await page.getByRole('button', { name: '로그아웃' }).click();
    await page.getByRole('heading', { name: '편집자 로그인' }).waitFor();
    expect(await page.evaluate(() => localStorage.getItem('RaStore.festivals.columns'))).toContain('tags');
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('an edition in the list', () => {
  it('has its days and status changed where it stands, and the focus is back on its line', async () => {
    const { page, complaints, close } = await visitList();
    const [before] = await editionsOf('부산바다축제');
    const endsOn = addDays(before!.endsOn, 2);
    const dialog = await openQuickly(page, '부산바다축제');
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByLabel('마지막 날').fill(addDays(before!.startsOn, -1));
    await dialog.getByRole('button', { name: '회차 저장' }).click();
    await dialog.getByText('마지막 날은 첫날보다 빠를 수 없습니다.').first().waitFor();
    await dialog.getByLabel('마지막 날').fill(endsOn);
    await dialog.getByRole('combobox', { name: '상태' }).click();
    await page.getByRole('option', { name: '취소', exact: true }).click();
    await dialog.getByRole('button', { name: '회차 저장' }).click();

    await lineOf(page, /부산바다축제/)
      .getByRole('cell', { name: '취소', exact: true })
      .waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect(page.url()).toMatch(/\/admin\/festivals(\?|$)/);
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(await focused()).toBe('부산바다축제의 날짜와 상태 고치기');
    expect(await editionsOf('부산바다축제')).toMatchObject([
      { startsOn: before!.startsOn, endsOn, status: 'cancelled', version: before!.version + 1 },
    ]);
    expect(complaints.filter((text) => !/status of 400/.test(text))).toEqual([]);
    await close();
  });

  it('is met again, by both values, where somebody else changed it meanwhile', async () => {
    const { page, complaints, close } = await visitList();
    const [before] = await editionsOf('강릉단오제');
    const [mine, theirs] = [addDays(before!.endsOn, 1), addDays(before!.endsOn, 5)];
    const dialog = await openQuickly(page, '강릉단오제');
    await dialog.getByLabel('마지막 날').fill(mine);
    const { token } = catalogue.editor;
    const changed = await pages.patch(
      `/v1/festivals/${idOf('강릉단오제')}/editions/${before!.id}`,
      { endsOn: theirs, price: '무료' },
      { token, headers: { 'if-match': `"${before!.version}"` } },
    );
    expect(changed.status).toBe(200);
    await dialog.getByRole('button', { name: '회차 저장' }).click();
    const race = page.getByRole('dialog', { name: '그사이에 다른 사람이 바꿨습니다' });
    await race.getByText(theirs).waitFor();
    await race.getByRole('button', { name: '고른 값으로 저장' }).click();
    await race.waitFor({ state: 'detached' });
    await dialog.waitFor({ state: 'detached' });
    expect((await editionsOf('강릉단오제'))[0]).toMatchObject({ endsOn: mine, price: '무료' });
    expect(complaints.filter((text) => !/status of 412/.test(text))).toEqual([]);
    await close();
  });

  it('is announced from the list where a festival has none', async () => {
    const { id } = await aFestival(pages, { name: '새로 생긴 축제', editions: [] });
    const { page, complaints, close } = await visitList();
    const day = addDays(pages.app.get(Clock).today(), 20);
    const dialog = await openQuickly(page, '새로 생긴 축제');
    await dialog.getByLabel('첫날').fill(day);
    await dialog.getByLabel('마지막 날').fill(day);
    await dialog.getByRole('button', { name: '회차 저장' }).click();
    await lineOf(page, /새로 생긴 축제/)
      .getByText('20일 뒤 시작')
      .waitFor();
    expect((await pages.get(`/v1/festivals/${id}/editions`)).body.items).toMatchObject([
      { startsOn: day, endsOn: day, status: 'scheduled' },
    ]);
    expect(complaints).toEqual([]);
    await close();
  });
});
