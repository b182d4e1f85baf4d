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

describe('changing many festivals at once', () => {
  it.each([
    ['light', 'ko', 'food'],
    ['dark', 'en', 'snow'],
  ] as const)(
    'says beforehand what will happen and afterwards what became of each, a lost race too, %s and in %s',
    async (scheme, language, category) => {
      const { page, complaints, close } = await adminVisit(browser, pages, catalogue.editor, '/admin/', {
        scheme,
        language,
      });
      const inKorean = language === 'ko';
      const name = inKorean ? '진주남강유등축제' : 'Jinju Namgang Yudeung Festival';
      await page.getByRole('row', { name: new RegExp(name) }).waitFor();
      const raced = await pages.get(`/v1/festivals/${catalogue.ids.get('진주남강유등축제')}`);
      const headers = { 'if-match': `"${raced.body.version}"` };
      const byColleague = { token: colleague.token, headers };
      await pages.patch(`/v1/festivals/${raced.body.id}`, { phone: `055-${category}` }, byColleague);

      await page.getByRole('checkbox', { name: /^(이 쪽의 축제 모두 선택|Select all festivals)/ }).focus();
      await page.keyboard.press('Space');
      await page.getByText(/^7(개 선택됨| selected)$/).waitFor();
      await page.getByRole('checkbox', { name: /^(보령머드축제 선택|Select Boryeong Mud)/ }).uncheck();
      await page.getByText(/^6(개 선택됨| selected)$/).waitFor();
      await page.getByRole('button', { name: /^(한꺼번에 바꾸기|Change them together)$/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: /^(새 분류|New category)/ }).click();
      const option = { food: /^(음식|Food)/, snow: /^(눈|Snow)/ }[category];
      await page.getByRole('option', { name: option }).click();
      await dialog.getByText(/^(5개의 분류를 바꿉니다. 1개는|6 festivals will)/).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);

      await dialog.getByRole('button', { name: /^(6개 바꾸기|Change 6)$/ }).click();
      const results = dialog.getByRole('list', { name: /^(결과|Results)$/ });
      const refused = results.getByRole('listitem').filter({ hasText: name });
      await refused.getByText(/(다른 사람이 먼저 바꿨습니다|Somebody changed it after)/).waitFor();
      expect(await results.getByRole('listitem').count()).toBe(6);
      expect(await accessibilityFaults(page)).toEqual([]);
      await dialog.getByRole('button', { name: /^(닫기|Close)$/ }).click();
      await dialog.waitFor({ state: 'hidden' });
      expect((await pages.get(`/v1/festivals?category=${category}`)).body.total).toBe(5);
      expect(complaints).toEqual([]);
      await close();
    },
  );
});
