import type { Browser, Page } from 'playwright-core';
import { adminVisit, signInto } from '../support/admin.js';
import { accessibilityFaults, startBrowser, visit } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson, type Person } from '../support/people.js';
import { aPublishedFestival } from '../support/published-festival.js';
import { withAuthenticatorApp } from '../support/second-factor.js';

const REFUSED = /\b401\b/;

let pages: Pages;
let browser: Browser;
let editor: Person;
let festival: string;

beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages(), startBrowser()]);
});
beforeEach(async () => {
  await pages.empty();
  editor = await aPerson(pages, 'editor', '첫 편집자');
  festival = `/festivals/${(await aPublishedFestival(pages)).id}`;
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

const phoneOf = async () => (await pages.get(`/v1${festival}`)).body.phone;
const again = (page: Page) => page.getByRole('dialog', { name: '다시 로그인' });

/** The same person ends, from elsewhere, every session but the one there. */
async function endElsewhere({ token, password }: Person): Promise<void> {
  const ended = await pages.delete('/v1/auth/sessions', { token, body: { currentPassword: password } });
  expect(ended.status).toBe(204);
}
async function changePhone(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: '전화' }).fill('041-930-0000');
  await endElsewhere(editor);
  await page.getByRole('button', { name: '저장', exact: true }).click();
  await again(page).waitFor();
}

describe('a session that ends while a form is filled in', () => {
  it('is begun again over the page: what was typed stays, also where that is put off, and is saved then', async () => {
    const { page, complaints, strays, close } = await adminVisit(browser, pages, editor, `/admin${festival}`);
    await changePhone(page);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await again(page).waitFor({ state: 'detached' });
    const phone = page.getByRole('textbox', { name: '전화' });
    expect([await phone.inputValue(), await phoneOf()]).toEqual(['041-930-0000', null]);

    await page.getByRole('button', { name: '저장', exact: true }).click();
    await again(page).getByLabel('비밀번호').fill('not this one');
    await page.keyboard.press('Enter');
    await again(page).getByRole('alert').waitFor();
    await again(page).getByLabel('비밀번호').fill(editor.password);
    await page.keyboard.press('Enter');
    await page.getByText('모두 저장됨').waitFor();
    expect([await phone.inputValue(), await phoneOf()]).toEqual(['041-930-0000', '041-930-0000']);
    expect(complaints.filter((complaint) => !REFUSED.test(complaint))).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });

  it('asks for the second factor of who has one', async () => {
    const { app, recoveryCodes } = await withAuthenticatorApp(pages, editor);
    const { page, close } = await visit(browser, pages, '/admin/', { screen: 'desktop' });
    await signInto(page, editor);
    await page.getByRole('button', { name: '복구 코드로 로그인' }).click();
    await page.getByLabel('복구 코드', { exact: true }).fill(recoveryCodes[0] ?? '');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '로그아웃' }).waitFor();
    await page.goto(`/admin${festival}`);
    await changePhone(page);
    await again(page).getByLabel('비밀번호').fill(editor.password);
    await page.keyboard.press('Enter');
    const step = page.getByRole('dialog', { name: '한 번 더 확인합니다' });
    await step.getByLabel('인증 코드 6자리').fill(app.code());
    await page.keyboard.press('Enter');
    await page.getByText('모두 저장됨').waitFor();
    expect(await phoneOf()).toBe('041-930-0000');
    await close();
  });

  it('When somebody else signs in there, then nothing of what was begun is left or saved; who may not enter does not', async () => {
    const [other, visitor] = [await aPerson(pages, 'editor', '다른 편집자'), await aPerson(pages)];
    const { page, close } = await adminVisit(browser, pages, editor, `/admin${festival}`);
    await changePhone(page);
    const signInAs = async (person: Person) => {
      await again(page).getByLabel('이메일').fill(person.email);
      await again(page).getByLabel('비밀번호').fill(person.password);
      await page.keyboard.press('Enter');
    };
    await signInAs(visitor);
    await again(page).getByRole('alert').waitFor();
    await signInAs(other);
    await page.getByRole('heading', { level: 1, name: '축제' }).waitFor();
    await page.goto(`/admin${festival}`);
    expect(await page.getByRole('textbox', { name: '전화' }).inputValue()).toBe('');
    expect(await phoneOf()).toBeNull();
    await close();
  });
});
