import type { Browser } from 'playwright-core';
import { addDays, Clock } from '../../src/shared/clock.js';
import { accessibilityFaults, startBrowser, visit } from '../support/browser.js';
import { aFestival } from '../support/festivals.js';
import { type Pages, startPages } from '../support/pages.js';
import { SCRIPT_PAYLOADS } from '../support/script-payloads.js';
import { parseIcalendar } from '../support/strict-ical.js';

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

// The months that are asked by name are over, so today is in none of them.
describe('the calendar of the app', () => {
  it('shows a month with its holidays in words, and the festivals of the day that is chosen, by keys alone', async () => {
    await aFestival(pages, {
      name: '어린이 큰잔치',
      editions: [{ startsOn: '2026-05-04', endsOn: '2026-05-06' }],
    });
    await aFestival(pages, {
      name: '상설 전시',
      editions: [{ startsOn: '2026-01-01', endsOn: '2026-12-31' }],
    });
    const { page, complaints, strays, close } = await visit(browser, pages, '/calendar?month=2026-05');
    await page.getByRole('heading', { level: 1, name: '2026년 5월' }).waitFor();
    await page.getByText('이날 열리는 축제가 없어요').waitFor();

    await page.getByRole('button', { name: '5월 1일 금요일, 노동절, 축제 1개' }).focus();
    for (const key of ['ArrowDown', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
    const day = page.getByRole('button', { name: '5월 5일 화요일, 어린이날, 축제 2개' });
    await page.getByRole('heading', { level: 2, name: '5월 5일 화요일 어린이날' }).waitFor();
    expect(await day.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.getByRole('heading', { level: 3 }).allTextContents()).toEqual([
      '어린이 큰잔치',
      '상설 전시',
    ]);

    for (let week = 0; week < 4; week += 1) await page.keyboard.press('ArrowDown');
    await page.getByRole('heading', { level: 1, name: '2026년 6월' }).waitFor();
    await page.getByRole('heading', { level: 2, name: '6월 2일 화요일' }).waitFor();
    expect(new URL(page.url()).searchParams.get('month')).toBe('2026-06');
    await page.locator('button:focus').getByText('6월 2일 화요일, 축제 1개').waitFor();
    await page.keyboard.press('ArrowUp');
    await page.locator('button:focus').getByText('5월 26일 화요일, 축제 1개').waitFor();
    expect(complaints).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });

  it('draws what is only estimated dashed and named so, and tells it apart from what is held', async () => {
    const today = pages.app.get(Clock).today();
    // Over so long that the next one is estimated, in a month that has not begun.
    const lastTime = addDays(today, -280);
    const { id } = await aFestival(pages, {
      name: '꽃잔치',
      nameEn: 'Flower Feast',
      editions: [{ startsOn: lastTime, endsOn: lastTime }],
    });
    const { startsOn } = (await pages.get(`/v1/festivals/${id}`)).body.edition;
    await aFestival(pages, { name: '빛잔치', editions: [{ startsOn, endsOn: startsOn }] });
    const path = `/calendar?month=${startsOn.slice(0, 7)}`;

    const korean = await visit(browser, pages, path, { screen: 'desktop' });
    const day = korean.page.getByRole('button', { name: /, 축제 1개, 예상 1개$/ });
    await day.click();
    const barOf = (name: string) =>
      korean.page.getByRole('grid').getByText(name, { exact: true }).locator('..');
    const borderOf = (name: string) =>
      barOf(name).evaluate((bar) => getComputedStyle(bar).borderBlockStartStyle);
    expect([await borderOf('(예상) 꽃잔치'), await borderOf('빛잔치')]).toEqual(['dashed', 'none']);
    await korean.page.getByText('점선은 지난 회차로 어림한 예상이에요').waitFor();
    expect(await korean.page.getByRole('status').allTextContents()).toContain('축제 1개, 예상 1개');
    const listed = (name: string) =>
      korean.page.getByRole('listitem').filter({ has: korean.page.getByRole('heading', { name }) });
    expect(await listed('꽃잔치').textContent()).toContain('무렵 (예상)');
    expect(await listed('빛잔치').textContent()).not.toContain('예상');
    expect([await accessibilityFaults(korean.page), korean.complaints]).toEqual([[], []]);
    await korean.close();

    const english = await visit(browser, pages, path, { language: 'en' });
    await english.page.getByRole('button', { name: /, 1 festival, 1 estimated$/ }).waitFor();
    expect(await english.page.getByRole('grid').textContent()).toContain('(estimated) Flower Feast');
    await english.close();
  });

  it('says so when the month cannot be had, and loads it when asked again', async () => {
    const { page, close } = await visit(browser, pages, '/calendar?month=2026-05');
    await page.getByText('이날 열리는 축제가 없어요').waitFor();
    await page.route('**/v1/calendar?month=2026-06', (route) => route.abort());
    await page.getByRole('button', { name: '다음 달' }).click();
    await page.getByRole('alert').waitFor();
    await page.unroute('**/v1/calendar?month=2026-06');
    await page.getByRole('button', { name: '다시 시도' }).click();
    await page.getByRole('heading', { level: 2, name: '6월 1일 월요일' }).waitFor();
    await close();
  });
});

describe('the page of a festival', () => {
  it('hands the festival to the calendar of whoever asks', async () => {
    const today = pages.app.get(Clock).today();
    const { id } = await aFestival(pages, {
      name: '머드축제',
      editions: [{ startsOn: addDays(today, 3), endsOn: addDays(today, 5) }],
    });
    const { page, close } = await visit(browser, pages, `/festivals/${id}`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '캘린더에 추가' }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    expect(parseIcalendar(Buffer.concat(chunks)).map(({ SUMMARY }) => SUMMARY)).toEqual(['머드축제']);
    await close();
  });

  // A slow machine opens fifteen pages well within the time of a test, and not sixty.
  it.each([0, 1, 2, 3])(
    'C5 runs none of sixty payloads in its texts, asks nobody else and breaks no policy, part %i',
    async (part) => {
      const payloads = SCRIPT_PAYLOADS.filter((_, index) => index % 4 === part);
      expect(payloads.length).toBeGreaterThanOrEqual(15);
      const ids: string[] = [];
      for (const payload of payloads) {
        const text = {
          name: payload,
          place: payload,
          organiser: payload,
          description: payload,
          tags: [payload.slice(0, 40)],
        };
        ids.push((await aFestival(pages, text)).id);
      }
      const { page, complaints, strays, close } = await visit(browser, pages, `/festivals/${ids[0] ?? ''}`);
      const dialogs: string[] = [];
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      for (const [index, id] of ids.entries()) {
        await page.goto(`/festivals/${id}`);
        const heading = page.getByRole('heading', { level: 1 });
        await heading.waitFor();
        expect(await heading.textContent()).toBe(payloads[index]);
      }
      expect([dialogs, complaints, strays]).toEqual([[], [], []]);
      await close();
    },
  );
});
