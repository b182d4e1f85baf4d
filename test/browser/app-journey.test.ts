import type { Browser, Page } from 'playwright-core';
import { startBrowser, visit } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { jpegBytes } from '../support/photos.js';
import { aSmallCatalogue, type SmallCatalogue } from '../support/small-catalogue.js';
import { until } from '../support/until.js';

const PASSWORD = 'a long pass phrase';

let pages: Pages;
let browser: Browser;
let catalogue: SmallCatalogue;
let count = 0;

beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages(), startBrowser()]);
  catalogue = await aSmallCatalogue(pages);
});

afterAll(async () => {
  await browser.close();
  await pages.close();
});

/** Opens an account by the form; one is signed in afterwards and back on `next`. */
async function register(page: Page, next: string, displayName = '가을나들이'): Promise<{ email: string }> {
  const email = `browser-${(count += 1)}-${process.pid}@example.com`;
  await page.goto(`/register?${new URLSearchParams({ next })}`);
  await page.getByLabel('별명').fill(displayName);
  await page.getByLabel('이메일').fill(email);
  await page.getByLabel('비밀번호').fill(PASSWORD);
  for (const needed of ['이용약관', '개인정보']) await page.getByRole('checkbox', { name: needed }).check();
  await page.getByRole('main').getByRole('button', { name: '가입하기' }).click();
  await page.waitForURL(`**${next}`);
  return { email };
}

const festivalPath = (name: string) => `/festivals/${catalogue.ids.get(name) ?? ''}`;

describe('a festival-goer', () => {
  it('registers, keeps a festival, is recommended others for it, and is remembered after a reload', async () => {
    const { page, complaints, strays, close } = await visit(browser, pages, '/', { worker: true });
    await register(page, '/');
    const recommended = page.getByRole('region', { name: '가을나들이 님을 위한 추천' });
    await recommended.getByRole('article').first().waitFor();
    const because = recommended.getByText('관심을 보이신 축제와 같은 ‘바다·물놀이’ 분야예요');
    expect(await because.count()).toBe(0);

    await page
      .getByRole('region', { name: '지금 열리는 축제' })
      .getByRole('button', { name: '보령머드축제 저장' })
      .click();
    await page.getByRole('status').getByText('저장했어요').waitFor();
    await because.first().waitFor();
    expect(await recommended.getByRole('heading', { level: 3 }).first().textContent()).toBe('부산바다축제');

    await page.reload();
    await page.getByRole('link', { name: '내 정보 가을나들이' }).waitFor();
    await page.getByRole('button', { name: '보령머드축제 저장', pressed: true }).first().waitFor();
    await page.goto('/saved');
    await page.getByRole('heading', { level: 3, name: '보령머드축제' }).waitFor();
    expect(complaints).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });

  it('reviews a festival with a photo that goes straight to the store and is shown once it is ready', async () => {
    const { page, complaints, strays, close } = await visit(browser, pages, '/');
    const sentTo: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PUT') sentTo.push(new URL(request.url()).origin);
    });
    await register(page, festivalPath('진주남강유등축제'));
    await page.getByRole('button', { name: '후기 쓰기' }).click();
    await page.getByRole('radio', { name: '별 4개' }).check({ force: true });
    await page.getByLabel('어땠나요?').fill('해가 진 뒤가 가장 예뻐요.');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '유등.jpg', mimeType: 'image/jpeg', buffer: await jpegBytes(900, 600) });
    await page.getByText('준비됐어요', { exact: true }).waitFor();
    await page.getByLabel('사진 설명').fill('물에 비친 유등');
    await page.getByRole('button', { name: '후기 남기기' }).click();

    const review = page
      .getByRole('region', { name: /^후기/ })
      .getByRole('article')
      .filter({ hasText: '해가 진 뒤가 가장 예뻐요.' });
    await review.getByRole('img', { name: '별 4개' }).waitFor();
    await review.getByRole('button', { name: '물에 비친 유등 크게 보기' }).click();
    const large = page.getByRole('dialog').getByRole('img', { name: '물에 비친 유등' });
    await large.waitFor();
    await until(() => large.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(sentTo).toEqual([new URL(pages.storeUrl).origin]);
    expect(complaints).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });

  it('is told why a file is no photo, and can send the review without it', async () => {
    const { page, close } = await visit(browser, pages, '/');
    await register(page, festivalPath('진주남강유등축제'), '봄나들이');
    await page.getByRole('button', { name: '후기 쓰기' }).click();
    await page.getByRole('radio', { name: '별 5개' }).check({ force: true });
    await page.locator('input[type=file]').setInputFiles([
      {
        name: '엉터리.jpg',
        mimeType: 'image/jpeg',
        buffer: Buffer.from('no picture at all, whatever its name says'),
      },
      { name: '아이폰.heic', mimeType: 'image/heic', buffer: Buffer.from('a type that is not taken') },
    ]);
    await page.getByRole('alert').filter({ hasText: '사진 파일이 아니' }).waitFor();
    await page.getByRole('alert').filter({ hasText: 'HEIC는 JPEG로' }).waitFor();
    await page.getByRole('button', { name: '후기 남기기' }).click();

    const review = page
      .getByRole('region', { name: /^후기/ })
      .getByRole('article')
      .filter({ hasText: '봄나들이' });
    await review.waitFor();
    expect(await review.getByRole('button').count()).toBe(0);
    await close();
  });

  it('sees at the field what the form lacks, and which sign-in was refused', async () => {
    const { page, close } = await visit(browser, pages, '/register');
    await page.getByLabel('별명').fill('가을나들이');
    await page.getByLabel('비밀번호').fill('short');
    await page.getByRole('main').getByRole('button', { name: '가입하기' }).click();
    await page.getByText('채워 주세요.').waitFor();
    await page.getByText('8자 이상 적어 주세요.').waitFor();

    await page.goto('/sign-in');
    await page.getByLabel('이메일').fill('nobody@example.com');
    await page.getByLabel('비밀번호').fill('not the pass phrase');
    await page.getByRole('main').getByRole('button', { name: '로그인' }).click();
    await page.getByRole('alert').getByText('이메일이나 비밀번호가 맞지 않습니다').waitFor();
    await close();
  });

  it('is asked to sign in before keeping anything, comes back, and can sign out again', async () => {
    const { page, close } = await visit(browser, pages, '/');
    const { email } = await register(page, '/me');
    await page.getByRole('button', { name: '로그아웃' }).click();
    await page.getByRole('banner').getByRole('link', { name: '로그인' }).waitFor();

    await page.goto(festivalPath('보령머드축제'));
    await page.getByRole('button', { name: '저장', exact: true }).click();
    await page.getByText('축제를 저장하려면 로그인해 주세요.').waitFor();
    await page.getByLabel('이메일').fill(email);
    await page.getByLabel('비밀번호').fill(PASSWORD);
    await page.getByRole('main').getByRole('button', { name: '로그인' }).click();
    await page.getByRole('heading', { level: 1, name: '보령머드축제' }).waitFor();
    await page.getByRole('button', { name: '저장', exact: true }).click();
    await page.getByRole('button', { name: '저장', exact: true, pressed: true }).waitFor();
    await close();
  });
});
