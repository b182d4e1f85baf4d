import type { Browser } from 'playwright-core';
import { startBrowser, visit } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { aSmallCatalogue } from '../support/small-catalogue.js';

let pages: Pages;
let browser: Browser;

beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages(), startBrowser()]);
  await aSmallCatalogue(pages);
});

afterAll(async () => {
  await browser.close();
  await pages.close();
});

describe('Swagger UI', () => {
  it('comes from our own origin and tries out a real request, answered with real festivals', async () => {
    const { page, complaints, strays, close } = await visit(browser, pages, '/docs', { screen: 'desktop' });
    await page.locator('#operations-tag-festivals').getByRole('button').click();
    const operation = page.locator('#operations-festivals-listFestivals');
    await operation.getByRole('button').first().click();
    await operation.getByPlaceholder('q', { exact: true }).fill('ㅂㄹㅁㄷ');
    await operation.getByRole('button', { name: 'Execute' }).click();
    const answer = operation.locator('.live-responses-table');
    await answer.locator('.response-col_status').getByText('200').first().waitFor();
    await answer.filter({ hasText: '보령머드축제' }).waitFor();

    expect(complaints).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });
});
