import type { Browser } from 'playwright-core';
import { adminVisit, chooseIn } from '../support/admin.js';
import { accessibilityFaults, startBrowser } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson, type Person } from '../support/people.js';
import { aSmallCatalogue, type SmallCatalogue } from '../support/small-catalogue.js';

let pages: Pages;
let browser: Browser;
let catalogue: SmallCatalogue;
let colleague: Person;

beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages(), startBrowser()]);
  catalogue = await aSmallCatalogue(pages);
  colleague = await aPerson(pages, 'editor', '동료');
});

afterAll(async () => {
  await browser.close();
  await pages.close();
});

describe('saved views of the list', () => {
  it('are kept with filters and order, opened by a colleague from the select or by the address, and told to be changed since', async () => {
    const mine = await adminVisit(browser, pages, catalogue.editor, '/admin/');
    await chooseIn(mine.page, '분류', '바다·물놀이');
    await mine.page.getByText('2개', { exact: true }).waitFor();
    await chooseIn(mine.page, '정렬', '최근 수정순');
    await mine.page.getByRole('button', { name: '새 보기로 저장' }).click();
    const dialog = mine.page.getByRole('dialog', { name: '새 보기로 저장' });
    await dialog.getByLabel('보기 이름').fill('바다 축제');
    await dialog.getByLabel('모든 편집자와 공유').check();
    expect(await accessibilityFaults(mine.page)).toEqual([]);
    await dialog.getByRole('button', { name: '저장' }).click();
    await mine.page.getByRole('combobox', { name: '보기' }).getByText('바다 축제', { exact: true }).waitFor();
    const address = mine.page.url();

    const theirs = await adminVisit(browser, pages, colleague, '/admin/');
    await theirs.page.getByText('7개', { exact: true }).waitFor();
    await theirs.page.getByRole('combobox', { name: '보기' }).click();
    await theirs.page.getByRole('option', { name: '바다 축제 공유: 편집자' }).click();
    await theirs.page.getByText('2개', { exact: true }).waitFor();
    expect(new URL(theirs.page.url()).searchParams.get('sort')).toBe('updated');
    expect(await theirs.page.getByRole('button', { name: '보기 삭제' }).count()).toBe(0);

    await chooseIn(theirs.page, '상태', '예정');
    await theirs.page.getByText('1개', { exact: true }).waitFor();
    const box = theirs.page.getByRole('combobox', { name: '보기' });
    await box.getByText('바다 축제 · 바뀜').waitFor();
    await theirs.page.getByRole('button', { name: '바꾸기 전으로' }).click();
    await theirs.page.getByText('2개', { exact: true }).waitFor();
    await box.getByText('바다 축제', { exact: true }).waitFor();
    await chooseIn(theirs.page, '보기', '모든 축제');
    await theirs.page.getByText('7개', { exact: true }).waitFor();
    await theirs.page.goto(address);
    await theirs.page.getByText('2개', { exact: true }).waitFor();
    await box.getByText('바다 축제', { exact: true }).waitFor();
    expect([...mine.complaints, ...theirs.complaints]).toEqual([]);
    await Promise.all([mine.close(), theirs.close()]);
  });
});
