import type { Browser } from 'playwright-core';
import { accessibilityFaults, startBrowser, visit } from '../support/browser.js';
import { type OpenIdServer, startOpenIdServer } from '../support/openid-server.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson } from '../support/people.js';

let openId: OpenIdServer;
let pages: Pages;
let browser: Browser;

beforeAll(async () => {
  openId = await startOpenIdServer();
  [pages, browser] = await Promise.all([
    startPages({ ...openId.environment, OUTBOUND_PRIVATE_HOSTS: openId.host }),
    startBrowser(),
  ]);
  openId.admit(pages.url);
});

afterAll(async () => {
  await browser.close();
  await pages.close();
  await openId.close();
});

describe('who comes by Kakao', () => {
  it('joins by keyboard, cannot unlink the only way in, and leaves after confirming there', async () => {
    openId.somebody = { sub: 'new-1', email: 'new-1@example.com', email_verified: true, nickname: '단풍' };
    const { page, complaints, close } = await visit(browser, pages, '/sign-in?next=/me/account');
    const button = page.getByRole('button', { name: '카카오로 계속하기' });
    await button.waitFor();
    expect(await page.getByRole('button', { name: /네이버/ }).count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await button.focus();
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: '처음 오셨네요' }).waitFor();
    expect(page.url()).toBe(`${pages.url}/sign-in/kakao`);
    expect(await page.getByLabel('별명').inputValue()).toBe('단풍');
    expect(await accessibilityFaults(page)).toEqual([]);
    for (const name of [/이용약관/, /개인정보/]) await page.getByRole('checkbox', { name }).check();
    await page.getByRole('button', { name: '가입하고 계속하기' }).click();
    await page.waitForURL('**/me/account');

    const links = page.getByRole('region', { name: '연결된 로그인' });
    await links.getByRole('button', { name: '카카오 연결 끊기' }).click();
    const dialog = page.getByRole('dialog', { name: '카카오 연결을 끊을까요?' });
    await dialog.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: '카카오로 본인 확인' }).click();
    await page
      .getByRole('status')
      .getByText(/^본인 확인을 마쳤어요/)
      .waitFor();
    await links.getByRole('button', { name: '카카오 연결 끊기' }).click();
    await page.getByRole('status').getByText('로그인할 방법이 남지 않습니다').waitFor();
    const leaving = page.getByRole('region', { name: '계정 지우기' });
    await leaving.getByRole('button', { name: '계정 지우기' }).click();
    await page.waitForURL(`${pages.url}/`);
    expect(complaints.filter((one) => !/403|409/.test(one))).toEqual([]);
    await close();
  });

  it('signs in again and links Google, in English and in the dark', async () => {
    openId.somebody = { sub: 'again-1', email: 'again-1@example.com', email_verified: true };
    const { page, complaints, close } = await visit(browser, pages, '/register?next=/me/account', {
      language: 'en',
      scheme: 'dark',
    });
    await page.getByRole('button', { name: 'Continue with Kakao' }).click();
    // The page that is left asks for a name, too.
    await page.getByRole('heading', { name: 'Welcome' }).waitFor();
    await page.getByLabel('Display name').fill('Autumn');
    for (const name of [/^Terms of use/, /^Personal data/])
      await page.getByRole('checkbox', { name }).check();
    await page.getByRole('button', { name: 'Join and go on' }).click();
    await page.waitForURL('**/me/account');
    const links = page.getByRole('region', { name: 'Linked sign-ins' });
    await links.getByRole('button', { name: 'Confirm with Kakao' }).click();
    await page
      .getByRole('status')
      .getByText(/^It is you/)
      .waitFor();
    await links.getByLabel('Link with').selectOption('google');
    await links.getByRole('button', { name: 'Link', exact: true }).click();
    await links.getByRole('button', { name: 'Unlink Google' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await links.getByRole('button', { name: 'Unlink Kakao' }).click();
    await page
      .getByRole('status')
      .getByText(/^Kakao is unlinked/)
      .waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('is told how to go on where the address has an account, and where the provider does not answer', async () => {
    const owner = await aPerson(pages);
    openId.somebody = { sub: 'known-1', email: owner.email, email_verified: true };
    const { page, close } = await visit(browser, pages, '/sign-in');
    await page.getByRole('button', { name: '카카오로 계속하기' }).click();
    await page.getByRole('heading', { name: '이미 가입된 이메일 주소입니다' }).waitFor();
    await page
      .getByRole('alert')
      .getByText(/먼저 비밀번호로 로그인/)
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: '비밀번호로 로그인하기' }).click();
    await page.waitForURL('**/sign-in?next=/me/account');
    await page.goto('/sign-in/kakao?error=access_denied&state=gone');
    await page.getByRole('alert').waitFor();
    await close();
  });
});
