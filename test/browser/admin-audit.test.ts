import type { Browser } from 'playwright-core';
import { adminVisit, changeUser, pageOfUser, trailOnPage, chooseIn } from '../support/admin.js';
import { accessibilityFaults, type Look, startBrowser } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson, type Person } from '../support/people.js';
import { SCRIPT_PAYLOADS } from '../support/script-payloads.js';
import { aSmallCatalogue, type SmallCatalogue } from '../support/small-catalogue.js';

/** As long as a name may be. */
const LONGEST_NAME = 40;

let pages: Pages;
let browser: Browser;
let catalogue: SmallCatalogue;
let admin: Person;

beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages(), startBrowser()]);
  catalogue = await aSmallCatalogue(pages);
  admin = await aPerson(pages, 'admin', '한지우');
});

afterAll(async () => {
  await browser.close();
  await pages.close();
});

const visitAdmin = (path: string, look: Look = {}) => adminVisit(browser, pages, admin, path, look);

describe('the audit log', () => {
  it('tells as sentences who did what, narrowed by who, what and day, with details to open', async () => {
    const person = await aPerson(pages, 'visitor', '겨울');
    await changeUser(pages, admin, person, { role: 'editor' });
    const made = await pages.post(
      '/v1/festivals',
      { name: '눈꽃 축제', category: 'snow' },
      { token: person.token },
    );
    const { page, complaints, strays, close } = await visitAdmin('/admin/audit');
    const entries = page.getByRole('list', { name: '기록' }).getByRole('listitem');
    await page.getByRole('combobox', { name: '누가' }).fill(person.email.slice(0, -4));
    await page.getByRole('option', { name: person.email }).click();
    await page.getByText('1건', { exact: true }).waitFor();
    const entry = entries.filter({ hasText: '겨울 님이 축제를 만들었습니다: 눈꽃 축제' });
    await entry.locator('summary').click();
    await entry.getByText(made.headers.get('x-request-id') ?? '').waitFor();
    expect(await entry.getByRole('link', { name: '눈꽃 축제' }).getAttribute('href')).toBe(
      `/admin/festivals/${made.body.id}`,
    );

    await page.getByLabel('이날까지').fill('2020-01-01');
    await page.getByText('조건에 맞는 기록이 없습니다').waitFor();
    await page.getByRole('search').getByRole('button', { name: '조건 지우기' }).click();
    await page.getByRole('button', { name: '조건 지우기', disabled: true }).waitFor();
    await chooseIn(page, '무엇을', '계정 변경');
    await entries.filter({ hasText: '한지우 님이 겨울 님의 계정을 바꿨습니다.' }).waitFor();
    await page.reload();
    await entries.filter({ hasText: '한지우 님이 겨울 님의 계정을 바꿨습니다.' }).waitFor();
    expect(complaints).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });

  it('speaks English, and of who has left as such', async () => {
    const person = await aPerson(pages, 'editor', '떠난 사람');
    await pages.post('/v1/festivals', { name: '첫눈', category: 'snow' }, { token: person.token });
    const left = await pages.delete('/v1/me', {
      token: person.token,
      body: { currentPassword: person.password },
    });
    expect(left.status).toBe(204);
    const { page, close } = await visitAdmin('/admin/audit', { language: 'en' });
    await page.getByText('Somebody who has left deleted the account.').waitFor();
    await page.getByText('Somebody who has left added a festival: 첫눈').waitFor();
    expect(await page.getByText('떠난 사람').count()).toBe(0);
    await close();
  });
});

describe('pages for admins', () => {
  it.each(['/admin/users', '/admin/audit', 'a person'])(
    'B1 tell an editor who opens %s whose page it is, and ask the API nothing',
    async (path) => {
      const asked: string[] = [];
      const { page, complaints, close } = await adminVisit(browser, pages, catalogue.editor, '/admin/');
      page.on('request', (request) => {
        if (/\/v1\/admin\/(users|audit)/.test(request.url())) asked.push(request.url());
      });
      expect(await page.getByRole('link', { name: /^(사람들|감사 기록)$/ }).count()).toBe(0);
      await page.goto(path === 'a person' ? pageOfUser(admin) : path);
      await page.getByText('관리자만 볼 수 있는 페이지입니다').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole('link', { name: '축제로 가기' }).click();
      await page.getByRole('table').waitFor();
      expect(asked).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  it('C5 run nothing of what people call themselves', async () => {
    const names = SCRIPT_PAYLOADS.filter((text) => [...text].length <= LONGEST_NAME);
    expect(names.length).toBeGreaterThan(15);
    const people: Person[] = [];
    for (const name of names) people.push(await aPerson(pages, 'visitor', name));
    for (const person of people.slice(0, 8)) await changeUser(pages, admin, person, { role: 'editor' });
    const { page, complaints, strays, close } = await visitAdmin('/admin/users');
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    for (const name of names.slice(-10)) await page.getByText(name, { exact: true }).first().waitFor();
    for (const [at, person] of people.slice(0, 8).entries()) {
      await page.goto(pageOfUser(person));
      await page.getByRole('heading', { level: 1, name: names[at]!, exact: true }).waitFor();
      await trailOnPage(page).first().waitFor();
      await page.getByRole('button', { name: '이용 정지' }).click();
      await page.getByRole('dialog').waitFor();
    }
    await page.goto('/admin/audit');
    await page.getByRole('link', { name: names[7]!, exact: true }).first().waitFor();
    // A page that is left while it trades its token makes the next one wait for the answer.
    const unexpected = complaints.filter((text) => !text.includes('status of 409'));
    expect([dialogs, strays, unexpected]).toEqual([[], [], []]);
    await close();
  });

  it.each([
    ['light', 'ko', 1440],
    ['dark', 'en', 1440],
    ['light', 'en', 1024],
    ['dark', 'ko', 1024],
  ] as const)('keep WCAG 2.2 AA, %s, in %s, %i wide', async (scheme, language, width) => {
    const person = await aPerson(pages, 'editor', '새봄');
    await changeUser(pages, admin, person, { regions: ['44180', '51'] });
    await changeUser(pages, admin, person, { suspended: true });
    const { page, complaints, close } = await visitAdmin('/admin/users', { scheme, language });
    await page.setViewportSize({ width, height: 900 });
    await page.getByRole('link', { name: person.email }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: person.email }).click();
    await trailOnPage(page).getByText('새봄').first().waitFor();
    await page.getByText(/^(로그인한 기기가 없습니다.|Signed in nowhere.)$/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: /^(감사 기록|Audit log)$/ }).click();
    await page
      .getByRole('list', { name: /^(기록|Entries)$/ })
      .getByText('새봄')
      .first()
      .waitFor();
    await page.locator('summary').first().click();
    expect(await accessibilityFaults(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    await close();
  });
});
