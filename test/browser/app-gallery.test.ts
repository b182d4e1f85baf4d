import type { Browser } from 'playwright-core';
import { accessibilityFaults, startBrowser, visit } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson } from '../support/people.js';
import { aPhoto } from '../support/photos.js';

let pages: Pages;
let browser: Browser;
let path: string;

beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages(), startBrowser()]);
  const editor = await aPerson(pages, 'editor');
  const [described, bare] = [
    await aPhoto(pages, editor, { purpose: 'festival' }),
    await aPhoto(pages, editor, { purpose: 'festival' }),
  ];
  const { token } = editor;
  const etag = (await pages.get(`/v1/media/${described}`, { token })).headers.get('etag') as string;
  const description = { alt: '밤하늘의 불꽃', credit: '김하늘', licence: 'kogl-1' };
  await pages.patch(`/v1/media/${described}`, description, { token, headers: { 'if-match': etag } });
  const linkedPictures = [
    {
      url: 'https://pictures.example.org/lanterns.jpg',
      sourceUrl: 'https://www.pictures.example.org/about?kind=<lanterns>',
      alt: '강을 따라 흘러가는 등불',
      credit: '등불 기록관',
      licence: 'kogl-3',
    },
  ];
  const festival = {
    name: '등불축제',
    category: 'light',
    galleryPhotoIds: [described, bare],
    linkedPictures,
  };
  const made = await pages.post('/v1/festivals', festival, { token });
  if (made.status !== 201) throw new Error(`No festival: ${made.text}`);
  path = `/festivals/${made.body.id}`;
});

afterAll(async () => {
  await browser.close();
  await pages.close();
});

describe('the photos of a festival', () => {
  it('open large with whom to name, in the order of the editor', async () => {
    const { page, complaints, close } = await visit(browser, pages, path);
    const thumbnails = page.getByRole('button', { name: /크게 보기$/ });
    await thumbnails.first().waitFor();
    expect(await thumbnails.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))).toEqual([
      '밤하늘의 불꽃 크게 보기',
      '축제 사진 2 크게 보기',
    ]);
    await thumbnails.first().press('Enter');
    const large = page.getByRole('dialog', { name: '밤하늘의 불꽃' });
    await large.getByText('사진 김하늘').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await large.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await close();
  });

  it.each([
    { language: 'ko', scheme: 'light', screen: 'phone', type: '공공누리 제3유형', open: /^사진 보기/ },
    { language: 'en', scheme: 'dark', screen: 'desktop', type: 'KOGL Type 3', open: /^Open the picture/ },
  ] as const)(
    'that must not be altered are linked with credit and licence and never fetched, in $language and $scheme',
    async ({ type, open, ...look }) => {
      const { page, complaints, strays, close } = await visit(browser, pages, path, look);
      const card = page.getByRole('listitem').filter({ hasText: '강을 따라 흘러가는 등불' }).first();
      await card.getByText(type).waitFor();
      await card.getByText('등불 기록관').waitFor();
      expect(await card.getByRole('link', { name: open }).getAttribute('href')).toBe(
        'https://pictures.example.org/lanterns.jpg',
      );
      const source = card.getByRole('link', { name: /pictures\.example\.org/ });
      expect(await source.getAttribute('href')).toBe(
        'https://www.pictures.example.org/about?kind=<lanterns>',
      );
      expect(await source.getAttribute('rel')).toBe('noreferrer');
      await page.waitForLoadState('networkidle');
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
      expect([complaints, strays]).toEqual([[], []]);
      await close();
    },
  );
});
