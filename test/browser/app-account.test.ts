import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { accessibilityFaults, startBrowser, visit } from '../support/browser.js';
import { type MailCatcher, startMailCatcher } from '../support/mail.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson, type Person } from '../support/people.js';

const NEXT = '새로 정한 긴 비밀번호';

let mails: MailCatcher;
let pages: Pages;
let browser: Browser;

beforeAll(async () => {
  mails = await startMailCatcher();
  [pages, browser] = await Promise.all([startPages({ SMTP_URL: mails.url }), startBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await pages.close();
  await mails.close();
});

/** Signs in by the form and lands on `next`. */
async function signIn(page: Page, { email, password }: Person, next: string): Promise<void> {
  await page.goto(`/sign-in?${new URLSearchParams({ next })}`);
  await page.getByLabel('이메일').fill(email);
  await page.getByLabel('비밀번호').fill(password);
  await page.getByRole('main').getByRole('button', { name: '로그인' }).click();
  await page.waitForURL(`**${next}`);
}

describe('who registers', () => {
  it('G8 tells their age to agree to location, is told why where they are too young, and has decided on each consent', async () => {
    const { page, complaints, close } = await visit(
      browser,
      pages,
      `/register?${new URLSearchParams({ next: '/me/account' })}`,
    );
    const submit = page.getByRole('main').getByRole('button', { name: '가입하기' });
    const email = `young-${process.pid}@example.com`;
    await page.getByLabel('별명').fill('봄나들이');
    await page.getByLabel('이메일').fill(email);
    await page.getByLabel('비밀번호').fill(NEXT);
    await submit.click();
    expect(new URL(page.url()).pathname).toBe('/register');
    for (const name of [/이용약관/, /개인정보/, /위치 정보/])
      await page.getByRole('checkbox', { name }).check();
    await page.getByText('내용 보기: 위치 정보 이용').click();
    await page.getByText('약 1km').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await submit.click();
    await page.getByText(/^위치 정보 이용에 동의하려면 생년월일이 필요합니다/).waitFor();
    await page.getByLabel(/^생년월일/).fill('2020-05-01');
    await submit.click();
    await page.getByRole('alert').getByRole('heading', { name: '만 14세부터 가입할 수 있어요' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const login = await pages.post('/v1/auth/login', { email, password: NEXT });
    expect(login.status).toBe(401);

    await page.getByRole('button', { name: '생년월일 고치기' }).click();
    await page.getByLabel(/^생년월일/).fill('1999-05-01');
    await submit.click();
    await page.waitForURL('**/me/account');
    const section = page.getByRole('region', { name: '동의' });
    await section.getByRole('switch', { name: '위치 정보 이용', checked: true }).waitFor();
    await section.getByRole('switch', { name: '소식 메일', checked: false }).waitFor();
    expect(complaints.filter((one) => !one.includes('403'))).toEqual([]);
    await close();
  });

  it('G8 agrees to location later, once their age is known', async () => {
    const person = await aPerson(pages);
    const { page, close } = await visit(browser, pages, '/');
    await signIn(page, person, '/me/account');
    const section = page.getByRole('region', { name: '동의' });
    expect(await section.getByRole('switch', { name: '위치 정보 이용' }).isDisabled()).toBe(true);
    await section.getByLabel('생년월일').fill('1999-05-01');
    await section.getByRole('button', { name: '나이 확인하기' }).click();
    const location = section.getByRole('switch', { name: '위치 정보 이용', disabled: false });
    await location.waitFor();
    await section.getByText('위치 정보 이용', { exact: true }).click();
    await section.getByRole('switch', { name: '위치 정보 이용', checked: true }).waitFor();
    await page.goto('/me/photos');
    await page.getByRole('checkbox', { name: /대략적인 위치/ }).waitFor();
    await close();
  });
});

describe('where somebody is signed in', () => {
  it.each(['ko', 'en'] as const)(
    'A6 is listed in %s, and ended one by one or all at once',
    async (language) => {
      const person = await aPerson(pages);
      const { email, password } = person;
      await pages.post('/v1/auth/login', { email, password });
      const { page, complaints, close } = await visit(browser, pages, '/', { language, screen: 'desktop' });
      const korean = language === 'ko';
      await page.goto('/sign-in?next=/me/account');
      await page.getByLabel(korean ? '이메일' : 'E-mail').fill(email);
      await page.getByLabel(korean ? '비밀번호' : 'Password').fill(password);
      await page
        .getByRole('main')
        .getByRole('button', { name: korean ? '로그인' : 'Sign in' })
        .click();
      await page.getByRole('link', { name: korean ? '로그인한 기기 보기' : 'See the devices' }).click();
      const rows = page.getByRole('main').getByRole('listitem');
      await rows.nth(2).waitFor();
      expect(await rows.first().textContent()).toContain(korean ? '지금 이 기기' : 'this device');
      expect(await accessibilityFaults(page)).toEqual([]);
      await rows.nth(1).getByRole('button').click();
      const dialog = page.getByRole('dialog');
      const given = dialog.getByLabel(korean ? '지금 비밀번호' : 'Present password');
      await given.waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      const yes = dialog.getByRole('button', { name: korean ? '로그아웃시키기' : 'Sign out', exact: true });
      await given.fill('not this one');
      await yes.click();
      await dialog.getByText(korean ? /^지금 쓰는 비밀번호를/ : /^Enter the password/).waitFor();
      await given.fill(password);
      await yes.click();
      await page
        .getByRole('status')
        .getByText(korean ? '그 기기를 로그아웃시켰어요' : 'That device is signed out')
        .waitFor();
      await rows.nth(2).waitFor({ state: 'detached' });
      await page
        .getByRole('button', { name: korean ? '다른 기기 모두 로그아웃시키기' : 'Sign out everywhere else' })
        .click();
      await page
        .getByText(korean ? /^다른 기기에서는 로그인하지/ : 'You are signed in nowhere else.')
        .waitFor();
      expect((await pages.get('/v1/me', { token: person.token })).status).toBe(401);
      // Asked, and answered wrongly, once each; not a second time for the rest.
      expect(complaints.filter((one) => !/400|403/.test(one))).toEqual([]);
      expect(complaints).toHaveLength(2);
      await close();
    },
  );
});

describe('who has an account', () => {
  it.each([
    '//evil.example',
    '/.//evil.example',
    '\\\\evil.example',
    'https://ok@evil.example',
    'javascript:alert(1)',
  ])('A15 is led nowhere else after signing in by an address that goes on at %s', async (next) => {
    const { email, password } = await aPerson(pages);
    const address = `/sign-in?${new URLSearchParams({ next })}`;
    const { page, strays, complaints, close } = await visit(browser, pages, address);
    await page.getByLabel('이메일').fill(email);
    await page.getByLabel('비밀번호').fill(password);
    await page.getByRole('main').getByRole('button', { name: '로그인' }).click();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    expect(new URL(page.url()).origin + new URL(page.url()).pathname).toBe(`${pages.url}/`);
    expect([strays, complaints]).toEqual([[], []]);
    await close();
  });

  it('sets a forgotten password anew by the link of a mail, takes their data along, and leaves', async () => {
    const { email } = await aPerson(pages);
    const { page, complaints, close } = await visit(browser, pages, '/sign-in', { screen: 'phone' });
    await page.getByRole('link', { name: '비밀번호를 잊으셨나요?' }).click();
    // The page that is left asks for an address, too.
    await page.getByRole('heading', { name: '비밀번호 다시 정하기' }).waitFor();
    await page.getByLabel('이메일').fill(email);
    await page.getByRole('button', { name: '링크 받기' }).click();
    await page.getByRole('heading', { name: '메일을 보냈어요' }).waitFor();

    const token = await mails.token(email, '비밀번호를 다시');
    await page.goto(`/reset-password#${token}`);
    await page.getByLabel('새 비밀번호').fill(NEXT);
    await page.getByRole('button', { name: '비밀번호 바꾸기' }).click();
    await page.getByRole('heading', { name: '비밀번호가 바뀌었어요' }).waitFor();

    await page.goto('/sign-in?next=/me/account');
    await page.getByLabel('이메일').fill(email);
    await page.getByLabel('비밀번호').fill(NEXT);
    await page.getByRole('main').getByRole('button', { name: '로그인' }).click();
    const section = (name: string) => page.getByRole('region', { name });
    await section('동의').getByRole('switch', { name: '위치 정보 이용' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await section('계정 지우기').getByLabel('지금 비밀번호').fill('not this one');
    await section('계정 지우기').getByRole('button').click();
    await section('계정 지우기').getByText('지금 쓰는 비밀번호를 다시 입력해 주세요.').waitFor();

    await section('내 정보 내려받기').getByLabel('지금 비밀번호').fill(NEXT);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      section('내 정보 내려받기').getByRole('button').click(),
    ]);
    const exported = JSON.parse(await readFile(await download.path(), 'utf8')) as {
      account: { email: string };
    };
    expect(exported.account.email).toBe(email);

    await section('계정 지우기').getByLabel('지금 비밀번호').fill(NEXT);
    await section('계정 지우기').getByRole('button').click();
    await page.getByRole('status').getByText('계정을 지웠어요').waitFor();
    await page.getByRole('banner').getByRole('link', { name: '로그인' }).waitFor();
    expect(complaints.filter((one) => !one.includes('403'))).toEqual([]);
    await close();
  });
});
