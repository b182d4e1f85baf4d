import type { Browser } from 'playwright-core';
import { FestivalWriter } from '../../src/festivals/index.js';
import { addDays, Clock } from '../../src/shared/clock.js';
import { accessibilityFaults, heldBack, startBrowser, visit } from '../support/browser.js';
import { aFestival, anEdition } from '../support/festivals.js';
import { type Pages, startPages } from '../support/pages.js';

let pages: Pages;
let browser: Browser;

beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages(), startBrowser()]);
});
beforeEach(() => pages.empty());

afterAll(async () => {
  await browser.close();
  await pages.close();
});

const thisYear = () => Number(pages.app.get(Clock).today().slice(0, 4));
const octoberOf = (year: number) => ({ startsOn: `${year}-10-02`, endsOn: `${year}-10-04` });

/** Held for three years, moved, put off and called off, and moved again. */
async function anUnsteadyFestival(): Promise<string> {
  const { id } = await aFestival(pages, { name: '등불축제' });
  const coming = thisYear() + 1;
  for (const year of [coming - 3, coming - 2]) await anEdition(pages, id, octoberOf(year));
  const edition = await anEdition(pages, id, octoberOf(coming));
  for (const change of [
    { startsOn: `${coming}-10-09`, endsOn: `${coming}-10-11` },
    { status: 'postponed' },
    { status: 'scheduled', startsOn: `${coming}-11-05`, endsOn: `${coming}-11-07` },
    { status: 'cancelled' },
  ] as const)
    await pages.app.get(FestivalWriter).changeEdition(id, edition.id, change);
  return id;
}

describe('the history of a festival on its page', () => {
  it.each([
    ['ko', 'light', 'phone', /^취소되었습니다 \(/, '새로 등록되었습니다.', '더 보기'],
    ['en', 'dark', 'desktop', /^Cancelled \(/, 'Newly listed.', 'Show more'],
  ] as const)(
    'is told in %s, newest first and the oldest when asked for, and keeps WCAG 2.2 AA in %s on a %s',
    async (language, scheme, screen, newest, oldest, more) => {
      const id = await anUnsteadyFestival();
      const look = { language, scheme, screen };
      const { page, complaints, strays, close } = await visit(browser, pages, `/festivals/${id}`, look);
      const history = page.getByRole('region', { name: language === 'ko' ? /변화$/ : 'What has changed' });
      await history.getByText(newest).waitFor();
      expect(await history.getByRole('listitem').count()).toBe(5);
      await history.getByRole('button', { name: more }).click();
      await history.getByText(oldest).waitFor();
      const told = await history.getByRole('listitem').allTextContents();
      expect(told).toHaveLength(6);
      expect(told.at(-1)).toContain(oldest);
      expect(await history.getByRole('button').count()).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect([complaints, strays]).toEqual([[], []]);
      await close();
    },
  );

  it('says so when it cannot be had, loads when asked again, and the page stands without it', async () => {
    const id = await anUnsteadyFestival();
    const { page, close } = await visit(browser, pages, '/');
    const changes = await heldBack(page, '**/changes?*');
    await page.goto(`/festivals/${id}`);
    const history = page.getByRole('region', { name: /변화$/ });
    await history.getByRole('status', { name: '불러오는 중' }).waitFor();
    changes.refuse();
    await page.getByRole('heading', { level: 1, name: '등불축제' }).waitFor();
    await history.getByRole('alert').waitFor();
    await page.unroute('**/changes?*');
    await history.getByRole('button', { name: '다시 시도' }).click();
    await history.getByText(/^취소되었습니다/).waitFor();
    await close();
  });

  it('says that nothing has changed where nothing is known', async () => {
    const id = await anUnsteadyFestival();
    const { page, close } = await visit(browser, pages, '/');
    await page.route('**/changes?*', (route) =>
      route.fulfill({ json: { items: [], page: 1, perPage: 5, total: 0 } }),
    );
    await page.goto(`/festivals/${id}`);
    await page.getByText('아직 바뀐 것이 없어요.').waitFor();
    await close();
  });
});

describe('when a festival usually falls', () => {
  it('is said to be an estimate, with how far it can be relied on, until somebody announces the next', async () => {
    const { id } = await aFestival(pages, { name: '억새축제' });
    for (const yearsAgo of [2, 1]) await anEdition(pages, id, octoberOf(thisYear() - yearsAgo));
    const { page, close } = await visit(browser, pages, `/festivals/${id}`);
    const facts = page.getByRole('complementary', { name: '축제 정보' });
    await facts.getByText('보통 10월 초').waitFor();
    const note = facts.getByText('지난 회차 2번으로 어림한 예상이에요. 열 번에 8번꼴로');
    expect(await note.count()).toBe(1);
    expect(await accessibilityFaults(page)).toEqual([]);

    const soon = addDays(pages.app.get(Clock).today(), 5);
    await anEdition(pages, id, { startsOn: soon, endsOn: soon });
    await page.reload();
    await facts.getByText(/^보통 \d+월/).waitFor();
    expect(await note.count()).toBe(0);
    await close();
  });
});
