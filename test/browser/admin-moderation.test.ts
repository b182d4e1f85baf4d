import type { Browser, Locator, Page } from 'playwright-core';
import { adminVisit } from '../support/admin.js';
import { accessibilityFaults, startBrowser } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson, type Person } from '../support/people.js';
import { aPublishedFestival } from '../support/published-festival.js';

let pages: Pages;
let browser: Browser;
let editor: Person;
let festivalId: string;

beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages(), startBrowser()]);
});
beforeEach(async () => {
  await pages.empty();
  editor = await aPerson(pages, 'editor', '편집자');
  festivalId = (await aPublishedFestival(pages, { name: '보령 등불 축제' }, [{ startsIn: -9 }])).id;
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

interface Written {
  readonly id: string;
  readonly author: Person;
}

async function aReportedReview(name: string, text: string, ...reports: object[]): Promise<Written> {
  const author = await aPerson(pages, 'visitor', name);
  const draft = { rating: 2, text };
  const written = await pages.post(`/v1/festivals/${festivalId}/reviews`, draft, { token: author.token });
  for (const report of reports) {
    const { token } = await aPerson(pages);
    await pages.post(`/v1/reviews/${written.body.id}/reports`, report, { token });
  }
  return { id: written.body.id as string, author };
}
const isSeen = async ({ id }: Written) => (await pages.get(`/v1/reviews/${id}`)).status === 200;
const decide = (review: Written, version: number, body: object) =>
  pages.post(`/v1/admin/reports/${review.id}/decision`, body, {
    token: editor.token,
    headers: { 'if-match': `"${version}"` },
  });
const inView = (page: Page, name: string) =>
  page.getByRole('heading', { level: 2, name: new RegExp(`^(${name} 님의 후기|Review by ${name})$`) });
const told = (page: Page) =>
  page.getByRole('region', { name: /^(숨기면 작성자가 받을 메일|Mail to the author if you hide it)$/ });

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('No Tab leads there');
}

describe('deciding about reported reviews', () => {
  it('reads the gravest first, chooses a reason, sees the mail, hides, keeps and takes it back by the keyboard alone', async () => {
    const grave = await aReportedReview(
      '글쓴이',
      '주인 전화번호는 이것입니다',
      { reason: 'insult', note: '욕이 들어 있어요' },
      { reason: 'insult' },
    );
    const mild = await aReportedReview('나그네', '그냥 그랬어요', { reason: 'other' });
    const { page, complaints, strays, close } = await adminVisit(browser, pages, editor, '/admin/moderation');
    await inView(page, '글쓴이').waitFor();
    await page.getByRole('status').filter({ hasText: '2건 남음' }).waitFor();
    await page.getByText('주인 전화번호는 이것입니다').last().waitFor();
    const reports = page.getByRole('region', { name: '신고 2건' });
    await reports.getByText('욕설이나 비하: 2').waitFor();
    await reports.getByText('욕설이나 비하: 욕이 들어 있어요').waitFor();
    await told(page).getByText('이유: 욕설이나 비하').waitFor();
    await page.getByText('작성자에게는 아무것도 알리지 않습니다.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.keyboard.press('j');
    await inView(page, '나그네').waitFor();
    await page.keyboard.press('k');
    await inView(page, '글쓴이').waitFor();
    await tabTo(page, page.getByRole('radio', { name: '욕설이나 비하' }));
    await page.keyboard.press('ArrowDown');
    await told(page).getByText('이유: 다른 사람의 개인정보').waitFor();
    await page.keyboard.press('Control+h');
    expect(await isSeen(grave)).toBe(true);
    await page.keyboard.press('h');
    await page.getByText('숨겼습니다: 글쓴이 님의 후기').waitFor();
    await inView(page, '나그네').waitFor();
    const mine = await pages.get('/v1/me/reviews', { token: grave.author.token });
    expect([await isSeen(grave), mine.body.items[0].hidden.reason]).toEqual([false, 'personal-data']);

    await page.keyboard.press('a');
    await page.getByText('그대로 두었습니다: 나그네 님의 후기').waitFor();
    await page.getByText('모두 살펴보았습니다. 수고하셨습니다.').waitFor();
    expect(await isSeen(mild)).toBe(true);
    await page.keyboard.press('k');
    await inView(page, '글쓴이').waitFor();
    await page.keyboard.press('a');
    await page.getByText('그대로 두었습니다: 글쓴이 님의 후기').waitFor();
    expect(await isSeen(grave)).toBe(true);
    expect(complaints).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });

  it('shows an appeal, tells of what came in between, and loses nothing while the server is away', async () => {
    const appealed = await aReportedReview('Minji', '직접 다녀왔어요', { reason: 'spam' });
    await decide(appealed, 1, { decision: 'hide', reason: 'spam' });
    const appeal = { text: 'I was there myself.' };
    await pages.post(`/v1/reviews/${appealed.id}/appeals`, appeal, { token: appealed.author.token });
    const other = await aReportedReview('Jisu', '별로예요', { reason: 'other' });
    const { page, close } = await adminVisit(browser, pages, editor, '/admin/moderation', {
      language: 'en',
      scheme: 'dark',
    });
    await inView(page, 'Minji').waitFor();
    const region = page.getByRole('region', { name: 'Appeal of the author' });
    await region.getByText('I was there myself.').waitFor();
    await region.getByText('Hidden because of: Advertising or spam').waitFor();
    await told(page).getByText('We have looked again', { exact: false }).waitFor();
    await page
      .getByRole('region', { name: 'Mail to the author if you keep it' })
      .getByText('Your review is shown again')
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await decide(appealed, 3, { decision: 'keep' });
    await page.keyboard.press('h');
    await page.getByText('Somebody else has kept it meanwhile: review by Minji').waitFor();
    expect(await isSeen(appealed)).toBe(true);

    await page.keyboard.press('j');
    await inView(page, 'Jisu').waitFor();
    const decision = '**/v1/admin/reports/*/decision';
    await page.route(decision, (route) => route.abort('connectionrefused'));
    await page.keyboard.press('h');
    await page.getByText(/^This could not be saved/).waitFor();
    expect(await isSeen(other)).toBe(true);
    await page.unroute(decision);
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Hidden: review by Jisu').waitFor();
    expect(await isSeen(other)).toBe(false);

    const list = '**/v1/admin/reports?*';
    await page.route(list, (route) => route.abort('connectionrefused'));
    await page.reload();
    const alert = page.getByRole('alert').filter({ hasText: 'Try again' });
    await alert.waitFor();
    await page.unroute(list);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'No reviews to look at' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await close();
  });
});
