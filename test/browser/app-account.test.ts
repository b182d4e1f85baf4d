import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { accessibilityFaults, startBrowser, visit } from '../support/browser.js';
import { type MailCatcher, startMailCatcher } from '../support/mail.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson } from '../support/people.js';

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

describe('who has an account', () => {
  it('sets a forgotten password anew by the link of a mail, takes their data along, and leaves', async () => {
    const { email } = await aPerson(pages);
    const { page, complaints, close } = await visit(browser, pages, '/sign-in', { screen: 'phone' });
    await page.getByRole('link', { name: '비밀번호를 잊으셨나요?' }).click();
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
