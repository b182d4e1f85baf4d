import type { Browser, Locator, Page } from 'playwright-core';
import { Database } from '../../src/shared/database/database.js';
import { adminVisit } from '../support/admin.js';
import { accessibilityFaults, startBrowser } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson, type Person } from '../support/people.js';
import { aPhoto, jpegBytes } from '../support/photos.js';

let pages: Pages;
let browser: Browser;
let editor: Person;
let id: string;
let photoIds: string[];

beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages(), startBrowser()]);
});
beforeEach(async () => {
  await pages.empty();
  editor = await aPerson(pages, 'editor', '편집자');
  photoIds = await Promise.all([1, 2, 3].map(() => aPhoto(pages, editor, { purpose: 'festival' })));
  const festival = {
    name: '보령 등불 축제',
    nameEn: 'Boryeong Lanterns',
    category: 'light',
    galleryPhotoIds: photoIds,
  };
  id = (await pages.post('/v1/festivals', festival, { token: editor.token })).body.id;
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

const visitPhotos = (look = {}) => adminVisit(browser, pages, editor, `/admin/festivals/${id}/photos`, look);
const orderNow = async (): Promise<string[]> =>
  (await pages.get(`/v1/festivals/${id}`, { token: editor.token })).body.galleryPhotoIds;
const gallery = (page: Page) => page.getByRole('list', { name: /^(사진첩|Gallery)$/ });
const cards = (page: Page) => gallery(page).getByRole('listitem');
const upload = (page: Page) => page.locator('input[type=file]');
const save = (page: Page) => page.getByRole('button', { name: /^(저장|Save)$/ }).click();
const saved = (page: Page) => page.getByText(/^(모두 저장됨|All saved)$/).waitFor();
const jpeg = async (name: string) => ({ name, mimeType: 'image/jpeg', buffer: await jpegBytes() });

/** Somebody else changes the festival while the page is open. */
async function changeMeanwhile(change: object): Promise<void> {
  const { headers } = await pages.get(`/v1/festivals/${id}`);
  const answer = await pages.patch(`/v1/festivals/${id}`, change, {
    token: editor.token,
    headers: { 'if-match': headers.get('etag')! },
  });
  expect(answer.status).toBe(200);
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('No Tab leads there');
}

describe('putting photos on a festival', () => {
  it('takes many dropped anywhere, sends each straight to the store, and publishes them by saving', async () => {
    const { page, complaints, strays, close } = await adminVisit(
      browser,
      pages,
      editor,
      `/admin/festivals/${id}`,
    );
    await page.getByRole('link', { name: '사진', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '보령 등불 축제 사진' }).waitFor();
    const puts: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PUT') puts.push(new URL(request.url()).origin);
    });
    const bytes = await Promise.all([1, 2].map(async () => (await jpegBytes()).toString('base64')));
    const files = await page.evaluateHandle((each) => {
      const transfer = new DataTransfer();
      for (const [index, base64] of each.entries()) {
        const picture = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([picture], `등불 ${index}.jpg`, { type: 'image/jpeg' }));
      }
      return transfer;
    }, bytes);
    const heading = page.getByRole('heading', { level: 1 });
    await heading.dispatchEvent('dragover', { dataTransfer: files });
    await page.getByText('여기에 놓으면 올립니다').waitFor();
    await heading.dispatchEvent('drop', { dataTransfer: files });
    await page.getByText('준비된 사진: 2/2장').waitFor();
    await page.getByText('여기에 놓으면 올립니다').waitFor({ state: 'hidden' });
    expect(puts).toEqual([1, 2].map(() => new URL(pages.storeUrl).origin));
    expect(await cards(page).count()).toBe(5);
    expect(await orderNow()).toEqual(photoIds);
    expect(await accessibilityFaults(page)).toEqual([]);

    await save(page);
    await saved(page);
    const order = await orderNow();
    expect([order.length, order.slice(0, 3)]).toEqual([5, photoIds]);
    expect(complaints).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });

  it('says exactly why a file was refused, takes the others, and sends again what the store did not take', async () => {
    const { page, complaints, close } = await visitPhotos();
    await cards(page).nth(2).waitFor();
    await page.route(`${new URL(pages.storeUrl).origin}/**`, (route) =>
      route.request().method() === 'PUT' ? route.fulfill({ status: 400 }) : route.continue(),
    );
    await upload(page).setInputFiles([
      await jpeg('등불.jpg'),
      { name: '움직임.heic', mimeType: 'image/heic', buffer: Buffer.from('heic') },
    ]);
    const refused = page.getByRole('alert').filter({ hasText: '움직임.heic' });
    await refused.getByText('쓸 수 없는 사진입니다').waitFor();
    await refused.getByText('HEIC는 JPEG로 바꿔 주세요', { exact: false }).waitFor();
    const failed = page.getByRole('alert').filter({ hasText: '등불.jpg' });
    await failed.getByRole('button', { name: '다시 시도: 등불.jpg' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.unroute(`${new URL(pages.storeUrl).origin}/**`);
    await failed.getByRole('button', { name: '다시 시도: 등불.jpg' }).click();
    await cards(page).nth(3).waitFor();

    await upload(page).setInputFiles({
      name: '가짜.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('%PDF-1.7 글일 뿐입니다'.padEnd(200, ' ')),
    });
    const fake = page.getByRole('alert').filter({ hasText: '가짜.jpg' });
    await fake
      .getByText(/사진|이미지|파일/)
      .first()
      .waitFor();
    await fake.getByRole('button', { name: '목록에서 빼기: 가짜.jpg' }).click();
    await fake.waitFor({ state: 'detached' });
    expect(await cards(page).count()).toBe(4);
    expect(complaints.filter((text) => !text.includes('status of 400'))).toEqual([]);
    await close();
  });
});

describe('putting the photos in order', () => {
  it('moves them by the keyboard alone, says where each went, and keeps those that are not shown yet', async () => {
    const [first, second, third] = photoIds as [string, string, string];
    await pages.app
      .get(Database)
      .change("UPDATE media_photo SET moderation = 'review' WHERE id = ?", [third]);
    const { page, complaints, strays, close } = await visitPhotos({ language: 'en', scheme: 'dark' });
    await page.getByText('Waiting for a check; not shown in the app yet.').waitFor();
    await tabTo(page, page.getByRole('button', { name: 'Move photo 1' }));
    await page.keyboard.press('ArrowRight');
    await page.getByText('Moved to place 2 of 3.').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByText('Moved to place 3 of 3.').waitFor();
    await page.keyboard.press('Home');
    await page.getByText('Moved to place 1 of 3.').waitFor();
    await page.keyboard.press('End');
    await page.getByText('Moved to place 3 of 3.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await tabTo(page, page.getByRole('button', { name: 'Save', exact: true }));
    await page.keyboard.press('Enter');
    await saved(page);
    expect(await orderNow()).toEqual([second, third, first]);
    expect(complaints).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });

  it('moves one by dragging it over another, or by its buttons, and takes one out', async () => {
    const [first, second, third] = photoIds as [string, string, string];
    const { page, complaints, close } = await visitPhotos();
    await cards(page).nth(0).dragTo(cards(page).nth(2));
    await page.getByText('사진을 3번째로 옮겼습니다. 모두 3장입니다.').waitFor();
    expect(await page.getByText('올리는 사진').count()).toBe(0);
    await save(page);
    await saved(page);
    expect(await orderNow()).toEqual([second, third, first]);

    await page.getByRole('button', { name: '사진 2 앞으로' }).click();
    await page.getByText('사진을 1번째로 옮겼습니다.', { exact: false }).waitFor();
    await page.getByRole('button', { name: '사진 2 빼기' }).click();
    await page.getByText('사진을 뺐습니다. 저장하면 지워집니다.').waitFor();
    await save(page);
    await saved(page);
    expect(await orderNow()).toEqual([third, first]);
    expect((await pages.get(`/v1/media/${second}`)).status).toBe(404);
    expect(complaints).toEqual([]);
    await close();
  });

  it('loses nothing when somebody else changed the gallery meanwhile: both are shown, and one is chosen', async () => {
    const [first, second, third] = photoIds as [string, string, string];
    const { page, complaints, close } = await visitPhotos();
    await page.getByRole('button', { name: '사진 1 뒤로' }).click();
    await changeMeanwhile({ galleryPhotoIds: [third, second, first] });
    await save(page);
    const dialog = page.getByRole('dialog', { name: '그사이에 다른 사람이 바꿨습니다' });
    await dialog.getByRole('heading', { name: '사진과 순서' }).waitFor();
    expect(await dialog.getByRole('img').count()).toBe(6);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await orderNow()).toEqual([third, second, first]);
    await dialog.getByRole('radio', { name: /^내 값/ }).check();
    await dialog.getByRole('button', { name: '고른 값으로 저장' }).click();
    await saved(page);
    expect(await orderNow()).toEqual([second, first, third]);
    expect(complaints.filter((text) => !text.includes('status of 412'))).toEqual([]);
    await close();
  });
});

describe('pictures that may not be altered', () => {
  it('are linked with their credit beside the photos, and never fetched by the page', async () => {
    const { page, complaints, strays, close } = await visitPhotos();
    await page.getByRole('button', { name: '그림 연결하기' }).click();
    const form = page.getByRole('form', { name: '그림 연결하기' });
    await form.getByRole('textbox', { name: '그림 주소' }).fill('http://pictures.example.org/a.jpg');
    await form.getByRole('textbox', { name: '출처 쪽 주소' }).fill('https://pictures.example.org/');
    await form.getByRole('textbox', { name: '대체 텍스트' }).fill('머드를 바르고 뛰노는 사람들');
    await form.getByRole('button', { name: '목록에 넣기' }).click();
    await form.getByText('https://로 시작하는 주소여야 합니다.').waitFor();
    await form.getByText('꼭 입력해 주세요.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await form.getByRole('textbox', { name: '그림 주소' }).fill('https://pictures.example.org/a.jpg');
    await form.getByRole('textbox', { name: '저작자 표시' }).fill('보령축제관광재단');
    await form.getByRole('button', { name: '목록에 넣기' }).click();
    const list = page.getByRole('list', { name: '연결한 그림' });
    await list.getByText('보령축제관광재단 · 공공누리 제3유형 (출처 표시, 변경 금지)').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await save(page);
    await saved(page);
    const { linkedPictures, gallery: shown } = (await pages.get(`/v1/festivals/${id}`)).body;
    expect(linkedPictures).toMatchObject([{ licence: 'kogl-3', credit: '보령축제관광재단' }]);
    expect(shown).toHaveLength(3);

    await list.getByRole('button', { name: '연결 빼기: 머드를 바르고 뛰노는 사람들' }).click();
    await save(page);
    await saved(page);
    expect((await pages.get(`/v1/festivals/${id}`)).body.linkedPictures).toEqual([]);
    expect(complaints).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });
});

describe('what is said of a photo', () => {
  it('is written by the keyboard alone: text, credit, licence and focal point', async () => {
    const { page, complaints, strays, close } = await visitPhotos();
    await tabTo(page, page.getByRole('button', { name: '사진 2 정보 고치기' }));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: '사진 정보' });
    await dialog.getByRole('textbox', { name: '대체 텍스트' }).fill('강 위의 등불');
    await dialog.getByRole('textbox', { name: '저작자 표시' }).fill('김하늘');
    await tabTo(page, dialog.getByRole('combobox', { name: '이용 조건' }));
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await dialog.getByRole('slider', { name: '초점: 왼쪽에서' }).press('Home');
    await dialog.getByText(/공공누리 제3·4유형/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('textbox', { name: '저작자 표시' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await cards(page).nth(1).getByText('강 위의 등불').waitFor();
    await cards(page).nth(1).getByText('김하늘 · 공공누리 제1유형 (출처 표시)').waitFor();
    expect((await pages.get(`/v1/media/${photoIds[1]}`)).body).toMatchObject({
      alt: '강 위의 등불',
      credit: '김하늘',
      licence: 'kogl-1',
      focalPoint: { x: 0, y: 0.5 },
    });
    expect(complaints).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });

  it('meets what somebody else said meanwhile, and what is too long is told at its field', async () => {
    const { page, close } = await visitPhotos({ language: 'en', screen: 'phone', scheme: 'dark' });
    const path = `/v1/media/${photoIds[0]}`;
    await page.getByRole('button', { name: 'Change what is said of photo 1' }).click();
    const about = page.getByRole('dialog', { name: 'About the photo' });
    const alt = about.getByRole('textbox', { name: 'Alternative text' });
    await alt.fill('a'.repeat(501));
    await about.getByRole('button', { name: 'Save', exact: true }).click();
    await about.locator('[aria-invalid=true]').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await alt.fill('Lanterns on the river');
    const { headers } = await pages.get(path);
    const theirs = await pages.patch(
      path,
      { alt: 'Paper lanterns', credit: 'Haneul' },
      {
        token: editor.token,
        headers: { 'if-match': headers.get('etag')! },
      },
    );
    expect(theirs.status).toBe(200);
    await about.getByRole('button', { name: 'Save', exact: true }).click();
    const race = page.getByRole('dialog').filter({ hasText: 'Paper lanterns' });
    await race.getByText('Lanterns on the river').waitFor();
    expect((await pages.get(path)).body.alt).toBe('Paper lanterns');
    await race.getByRole('radio', { name: /Lanterns on the river/ }).check();
    await race.getByRole('button').last().click();
    await about.waitFor({ state: 'detached' });
    expect((await pages.get(path)).body).toMatchObject({ alt: 'Lanterns on the river', credit: 'Haneul' });
    await close();
  });
});
