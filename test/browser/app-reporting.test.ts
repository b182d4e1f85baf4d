import type { Browser } from 'playwright-core';
import { accessibilityFaults, type Look, startBrowser, type Visit, visit } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson, type Person } from '../support/people.js';
import { aPublishedFestival } from '../support/published-festival.js';

let pages: Pages;
let browser: Browser;
let editor: Person;
let author: Person;
let festival: string;
let reviewId: string;

beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages(), startBrowser()]);
});
beforeEach(async () => {
  await pages.empty();
  [editor, author] = [await aPerson(pages, 'editor'), await aPerson(pages, 'visitor', '글쓴이')];
  const names = { name: '보령 등불 축제', nameEn: 'Boryeong Lantern Festival' };
  const { id } = await aPublishedFestival(pages, names, [{ startsIn: -9 }]);
  festival = `/festivals/${id}`;
  const draft = { rating: 2, text: '그냥 그랬어요' };
  const written = await pages.post(`/v1${festival}/reviews`, draft, { token: author.token });
  reviewId = written.body.id as string;
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

async function signedIn(person: Person, path: string, look: Look = {}): Promise<Visit> {
  const visited = await visit(browser, pages, `/sign-in?${new URLSearchParams({ next: path })}`, look);
  const { page } = visited;
  await page.getByLabel(/이메일|E-mail/).fill(person.email);
  await page.getByLabel(/비밀번호|Password/).fill(person.password);
  await page
    .getByRole('main')
    .getByRole('button', { name: /로그인|Sign in/ })
    .click();
  await page.waitForURL(`**${path}`);
  return visited;
}
const queue = async () => (await pages.get('/v1/admin/reports', { token: editor.token })).body;
const decide = async (body: object) => {
  const { version } = (await queue()).items[0] as { version: number };
  await pages.post(`/v1/admin/reports/${reviewId}/decision`, body, {
    token: editor.token,
    headers: { 'if-match': `"${version}"` },
  });
};

describe('a review that should not be there', () => {
  it('is reported with a reason by keys, and sent again where the connection was gone; nobody reports their own', async () => {
    const reader = await aPerson(pages);
    const { page, complaints, close } = await signedIn(reader, festival);
    const open = page.getByRole('button', { name: '글쓴이 님의 후기 신고' });
    await open.press('Enter');
    const form = page.getByRole('form', { name: '후기 신고' });
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await form.getByLabel(/^덧붙일 말/).fill('욕이 들어 있어요');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);

    const reports = '**/v1/reviews/*/reports';
    await page.route(reports, (route) => route.abort('connectionrefused'));
    await form.getByRole('button', { name: '신고하기' }).press('Enter');
    await form.getByRole('alert').waitFor();
    await page.unroute(reports);
    await form.getByRole('button', { name: '신고하기' }).press('Enter');
    await page.getByText('알려 주셔서 고마워요. 편집자가 살펴볼게요.').waitFor();
    expect((await queue()).items[0].reports).toMatchObject({
      byReason: [{ reason: 'insult', count: 1 }],
      notes: [{ note: '욕이 들어 있어요' }],
    });
    await close();

    const own = await signedIn(author, festival);
    await own.page.getByText('그냥 그랬어요').waitFor();
    expect(await own.page.getByRole('button', { name: /신고/ }).count()).toBe(0);
    await own.close();
  });

  it('is shown to its author as hidden, with the reason and one appeal', async () => {
    const { token } = await aPerson(pages);
    await pages.post(`/v1/reviews/${reviewId}/reports`, { reason: 'spam' }, { token });
    await decide({ decision: 'hide', reason: 'spam' });
    const { page, complaints, close } = await signedIn(author, '/me/reviews', {
      language: 'en',
      scheme: 'dark',
    });
    await page.getByText('This review is hidden.').waitFor();
    await page.getByText('Reason: Advertising or spam').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('Your appeal').fill('I was there myself.');
    await page.getByRole('button', { name: 'Send the appeal' }).press('Enter');
    await page.getByText('We are looking at your appeal.', { exact: false }).waitFor();
    expect((await queue()).items[0].appeal.text).toBe('I was there myself.');
    expect(await page.getByLabel('Your appeal').count()).toBe(0);
    expect(complaints).toEqual([]);
    await decide({ decision: 'keep' });
    await page.reload();
    await page.getByText('그냥 그랬어요').waitFor();
    expect(await page.getByText('This review is hidden.').count()).toBe(0);
    await close();
  });
});

describe('my reviews', () => {
  it('stand under the names of their festivals, each a way there, while the festival is public', async () => {
    const { page, complaints, close } = await signedIn(author, '/me/reviews', { language: 'en' });
    const toFestival = page.getByRole('article').getByRole('link', { name: 'Boryeong Lantern Festival' });
    await toFestival.waitFor();
    expect(await page.getByRole('article').getByText('글쓴이').count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await toFestival.press('Enter');
    await page.waitForURL(`**${festival}`);
    const { headers } = await pages.get(`/v1${festival}`, { token: editor.token });
    await pages.patch(
      `/v1${festival}`,
      { status: 'hidden' },
      { token: editor.token, headers: { 'if-match': headers.get('etag') as string } },
    );
    await page.goto(`${pages.url}/me/reviews`);
    await page.getByText('A festival that is no longer public').waitFor();
    await page.getByText('그냥 그랬어요').waitFor();
    expect(await page.getByRole('article').getByRole('link').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });
});
