import type { Browser, Page } from 'playwright-core';
import { Database } from '../../src/shared/database/database.js';
import { adminVisit, chooseIn, pageOfUser, signInto } from '../support/admin.js';
import { accessibilityFaults, startBrowser, visit } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson, type Person } from '../support/people.js';
import { aPublishedFestival } from '../support/published-festival.js';
import { authenticatorApp, firstStep, withAuthenticatorApp, withPasskey } from '../support/second-factor.js';

/** Browsers write down every refused request; those that a test provokes are expected. */
const REFUSED = /the server responded with a status of 40[013]/;
const TWO_FACTOR = '/admin/two-factor';
/** It does not itself end with the address that it leads to. */
const SIGN_IN_TO_ACCOUNT = `/sign-in?${new URLSearchParams({ next: '/me/account' })}`;

let pages: Pages;
let browser: Browser;
let editor: Person;

beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages({}, 'localhost'), startBrowser()]);
});
beforeEach(async () => {
  await pages.empty();
  await aPublishedFestival(pages);
  editor = await aPerson(pages, 'editor');
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: '로그아웃' }).click();
  await page.getByRole('heading', { name: '편집자 로그인' }).waitFor();
}

/** Answers the dialog for the password, by keyboard. */
async function givePassword(page: Page, password: string): Promise<void> {
  await page.getByRole('dialog').getByLabel('지금 비밀번호').fill(password);
  await page.keyboard.press('Enter');
}

/** A device that holds passkeys and knows its owner. */
async function withDevice(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function firstStepInApp(page: Page): Promise<void> {
  await page.getByLabel('이메일').fill(editor.email);
  await page.getByLabel('비밀번호').fill(editor.password);
  await page.getByRole('main').getByRole('button', { name: '로그인' }).click();
}

describe('two-factor set-up in the admin', () => {
  it('sets up an authenticator app, shows recovery codes once, and then asks for a code at each sign-in', async () => {
    const { page, complaints, strays, close } = await adminVisit(browser, pages, editor, TWO_FACTOR);
    await page.getByRole('button', { name: '인증 앱 설정' }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await givePassword(page, 'not this one');
    await page.getByRole('dialog').getByText('지금 쓰는 비밀번호를 다시 입력해 주세요.').waitFor();
    await givePassword(page, editor.password);
    await page.getByRole('img', { name: '인증 앱으로 찍을 QR 코드' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '');
    const app = authenticatorApp(pages, secret);

    await page.getByLabel('인증 코드 6자리').fill(app.code(40));
    await page.keyboard.press('Enter');
    await page.getByText('코드가 맞지 않습니다').waitFor();
    await page.getByLabel('인증 코드 6자리').fill(app.code());
    await page.keyboard.press('Enter');
    const codes = page.getByRole('list', { name: '복구 코드' }).getByRole('listitem');
    await codes.first().waitFor();
    const [recoveryCode = ''] = await codes.allTextContents();
    expect(await codes.count()).toBe(10);
    await page.getByText('남은 코드 10개').waitFor();
    const file = await page.getByRole('link', { name: '파일로 받기' }).getAttribute('href');
    expect(decodeURIComponent(file ?? '')).toContain(recoveryCode);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.reload();
    await page.getByText('남은 코드 10개').waitFor();
    expect(await codes.count()).toBe(0);

    await signOut(page);
    await signInto(page, editor);
    await page.getByRole('heading', { name: '한 번 더 확인합니다' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('인증 코드 6자리').fill(app.code(40));
    await page.keyboard.press('Enter');
    await page.getByText('새 코드로 다시 시도해 주세요').waitFor();
    await page.getByLabel('인증 코드 6자리').fill(app.code(1));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '로그아웃' }).waitFor();

    await signOut(page);
    await signInto(page, editor);
    await page.getByRole('button', { name: '복구 코드로 로그인' }).click();
    await page.getByLabel('복구 코드', { exact: true }).fill(recoveryCode);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '로그아웃' }).waitFor();
    await page.goto(TWO_FACTOR);
    await page.getByText('남은 코드 9개').waitFor();
    expect(complaints.filter((complaint) => !REFUSED.test(complaint))).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });

  it('leads whoever must have one to this page and to no other, and on from there once it is set up', async () => {
    const strict = await startPages({ REQUIRE_SECOND_FACTOR: 'true' }, 'localhost');
    const newcomer = await aPerson(strict, 'editor');
    const { page, complaints, strays, close } = await visit(browser, strict, '/admin/', {
      screen: 'desktop',
    });
    await signInto(page, newcomer);
    await page.getByText('편집자와 관리자는 2단계 인증을 설정해야').waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goto('/admin/imports');
    await page.getByRole('button', { name: '인증 앱 설정' }).click();
    await givePassword(page, newcomer.password);
    await page.getByRole('img', { name: '인증 앱으로 찍을 QR 코드' }).waitFor();
    const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '');
    await page.getByLabel('인증 코드 6자리').fill(authenticatorApp(strict, secret).code());
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: '복구 코드' }).getByRole('listitem').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '시작하기' }).click();
    await page.getByRole('navigation').first().waitFor();
    expect(complaints).toEqual([]);
    expect(strays).toEqual([]);
    await close();
    await strict.close();
  });

  it('adds a passkey of the device, signs in with it, renames it and takes it away', async () => {
    const { page, complaints, close } = await adminVisit(browser, pages, editor, TWO_FACTOR);
    await withDevice(page);
    await page.getByRole('button', { name: '패스키 추가' }).click();
    await page.getByRole('dialog').getByLabel('패스키 이름').fill('사무실 노트북');
    await givePassword(page, editor.password);
    const line = page.getByRole('listitem').filter({ hasText: '사무실 노트북' });
    await line.getByText('아직 쓰지 않음').waitFor();
    await page.getByText('남은 코드 10개').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await signOut(page);
    await signInto(page, editor);
    await page.getByRole('button', { name: '패스키로 로그인' }).click();
    await page.getByRole('button', { name: '로그아웃' }).waitFor();

    await page.goto(TWO_FACTOR);
    await line.getByText('마지막으로 사용').waitFor();
    await page.getByRole('button', { name: '사무실 노트북 이름 바꾸기' }).click();
    await page.getByRole('dialog').getByLabel('패스키 이름').fill('집 노트북');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '집 노트북 삭제' }).click();
    await givePassword(page, editor.password);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('집 노트북', { exact: true }).waitFor({ state: 'detached' });
    expect((await firstStep(pages, editor)).status).toBe(200);
    expect(complaints.filter((complaint) => !REFUSED.test(complaint))).toEqual([]);
    await close();
  });

  it('says so where no passkey is at hand, and starts over where the login is over', async () => {
    await withPasskey(pages, editor);
    const { page, close } = await visit(browser, pages, '/admin/', { screen: 'desktop', language: 'en' });
    await withDevice(page);
    await signInto(page, editor);
    await page.getByRole('heading', { name: 'One more step' }).waitFor();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('alert').getByText('The passkey could not be checked').waitFor();
    await page.getByRole('button', { name: 'Use a recovery code' }).click();
    for (let tries = 0; tries < 6; tries += 1) {
      await page.getByLabel('Recovery code').fill('AAAAAA-AAAAAA-AAAAAA-AAAAAA');
      // Enter sends nothing while the answer to the code before is still being read.
      await page.getByRole('button', { name: 'Sign in', exact: true, disabled: false }).waitFor();
      const answered = page.waitForResponse('**/v1/auth/login/second-factor');
      await page.keyboard.press('Enter');
      await answered;
    }
    await page.getByRole('alert').getByText('This login is over').waitFor();
    await page.getByRole('heading', { name: 'Sign in as an editor' }).waitFor();
    await close();
  });

  it('fits a phone, in the dark and in English, and says so where it cannot be read', async () => {
    await withAuthenticatorApp(pages, editor);
    await withPasskey(pages, editor, '사무실 노트북');
    const look = { language: 'en', screen: 'phone', scheme: 'dark' } as const;
    const { page, close } = await visit(browser, pages, '/admin/', look);
    await signInto(page, editor);
    await page.getByRole('heading', { name: 'One more step' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await close();

    const admin = await aPerson(pages, 'admin');
    const inside = await adminVisit(browser, pages, admin, TWO_FACTOR, look);
    await inside.page.getByRole('button', { name: 'Set up an app' }).waitFor();
    expect(await accessibilityFaults(inside.page)).toEqual([]);
    const width = await inside.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    await inside.page.route('**/v1/me/second-factor', (route) => route.fulfill({ status: 404, body: '{}' }));
    await inside.page.reload();
    await inside.page.getByRole('button', { name: 'Try again' }).waitFor();
    await inside.close();
  });
});

describe('what takes a second factor shown lately', () => {
  /** Signed in with a recovery code, longer ago than counts. */
  async function longSignedIn(person: Person, path: string) {
    const { app, recoveryCodes } = await withAuthenticatorApp(pages, person);
    const visited = await visit(browser, pages, '/admin/', { screen: 'desktop' });
    await signInto(visited.page, person);
    await visited.page.getByRole('button', { name: '복구 코드로 로그인' }).click();
    await visited.page.getByLabel('복구 코드', { exact: true }).fill(recoveryCodes[0] ?? '');
    await visited.page.keyboard.press('Enter');
    await visited.page.getByRole('button', { name: '로그아웃' }).waitFor();
    await pages.app
      .get(Database)
      .change('UPDATE auth_session SET factor_shown_at = factor_shown_at - INTERVAL 16 MINUTE');
    await visited.page.goto(path);
    return { app, ...visited };
  }
  /** In the dialog for it, by keyboard. */
  async function signInAgain(page: Page, { password }: Person, code: string): Promise<void> {
    await page.getByRole('button', { name: '다시 로그인' }).click();
    await page.getByRole('dialog', { name: '다시 로그인' }).waitFor();
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    const step = page.getByRole('dialog', { name: '한 번 더 확인합니다' });
    await step.getByLabel('인증 코드 6자리').fill(code);
    await page.keyboard.press('Enter');
    await step.waitFor({ state: 'detached' });
  }

  it('is done after signing in again over what was begun, which stays as it is', async () => {
    const { app, page, complaints, strays, close } = await longSignedIn(editor, TWO_FACTOR);
    await page.getByRole('button', { name: '새 복구 코드 만들기' }).click();
    await givePassword(page, editor.password);
    await page.getByText('2단계 인증으로 다시 로그인해 주세요').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByRole('button', { name: '다시 로그인' }).click();
    const again = page.getByRole('dialog', { name: '다시 로그인' });
    await again.getByLabel('비밀번호').fill('not this one');
    await page.keyboard.press('Enter');
    await again.getByRole('alert').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await again.waitFor({ state: 'detached' });

    await signInAgain(page, editor, app.code());
    const done = page.getByRole('status').filter({ hasText: '다시 로그인했습니다' });
    await done.waitFor();
    expect(await done.evaluate((box) => box === document.activeElement)).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '새 복구 코드 만들기' }).click();
    await page.getByText('남은 코드 10개').waitFor();
    expect(new URL(page.url()).pathname).toBe(TWO_FACTOR);
    expect(complaints.filter((complaint) => !REFUSED.test(complaint))).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });

  it("resets somebody's second factor after signing in again, and what was changed on the page is still there", async () => {
    await withAuthenticatorApp(pages, editor);
    const admin = await aPerson(pages, 'admin');
    const { app, page, close } = await longSignedIn(admin, pageOfUser(editor));
    await chooseIn(page, '역할', '일반 회원');
    const reset = page.getByRole('button', { name: '2단계 인증 초기화' });
    const decide = async () => {
      await reset.first().click();
      await page.getByRole('dialog').getByLabel('내 비밀번호를 다시 입력해 주세요').fill(admin.password);
      await page.getByRole('dialog').getByRole('button', { name: '2단계 인증 초기화' }).click();
    };
    await decide();
    await signInAgain(page, admin, app.code());
    await page.getByRole('status').filter({ hasText: '다시 로그인했습니다' }).waitFor();
    await decide();
    await page.getByText('2단계 인증을 초기화했습니다. 모든 기기에서 로그아웃되었습니다.').waitFor();
    expect(await page.getByRole('combobox', { name: '역할' }).textContent()).toBe('일반 회원');
    expect((await firstStep(pages, editor)).status).toBe(200);
    await close();
  });
});

describe('signing in to the app as an editor with a second factor', () => {
  it('asks for the code of the app or a recovery code, and shows a wrong one at its field', async () => {
    const { app, recoveryCodes } = await withAuthenticatorApp(pages, editor);
    const { page, complaints, close } = await visit(browser, pages, SIGN_IN_TO_ACCOUNT);
    await firstStepInApp(page);
    await page.getByRole('heading', { name: '한 번 더 확인해요' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('인증 앱 코드 6자리').fill(app.code(40));
    await page.keyboard.press('Enter');
    await page.getByText('새 코드로 다시 시도해 주세요').waitFor();
    await page.getByRole('button', { name: '복구 코드로 로그인하기' }).click();
    await page.getByLabel('복구 코드').fill(recoveryCodes[0] ?? '');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/me/account');
    expect(complaints.filter((complaint) => !REFUSED.test(complaint))).toEqual([]);
    await close();

    const again = await visit(browser, pages, SIGN_IN_TO_ACCOUNT);
    await firstStepInApp(again.page);
    await again.page.getByLabel('인증 앱 코드 6자리').fill(app.code());
    await again.page.keyboard.press('Enter');
    await again.page.waitForURL('**/me/account');
    await again.close();
  });
});
