import type { Browser, CDPSession, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { phoneExif } from '../../lambda/fixtures/pictures.js';
import { accessibilityFaults, type Look, startBrowser, visit, type Visit } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { agreesToLocation, aPerson, type Person } from '../support/people.js';
import { aPhoto, jpegBytes, picture } from '../support/photos.js';
import { until } from '../support/until.js';

/** A phone at the edge of a crowd: bytes a second, and milliseconds there and back. */
const THIN = { latency: 60, downloadThroughput: 500_000, uploadThroughput: 350_000 };
const FREE = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };

let pages: Pages;
let browser: Browser;

beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages(), startBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await pages.close();
});

/** Opens a page of the app as someone who has just signed in. */
async function visitAs(person: Person, path: string, look: Look = {}): Promise<Visit> {
  const { email, password } = person;
  const visited = await visit(browser, pages, `/sign-in?${new URLSearchParams({ next: path })}`, look);
  const english = look.language === 'en';
  await visited.page.getByLabel(english ? 'E-mail' : '이메일').fill(email);
  await visited.page.getByLabel(english ? 'Password' : '비밀번호').fill(password);
  const submit = visited.page.getByRole('main').getByRole('button', { name: english ? 'Sign in' : '로그인' });
  await submit.click();
  await visited.page.waitForURL(`**${path}`);
  return visited;
}

/** Photos whose colours run into each other: quick to make, and of a phone's kilobytes. */
function scenes(count: number): Promise<{ name: string; mimeType: string; buffer: Buffer }[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const [from, to] = [(index * 360) / count, (index * 360) / count + 80];
      const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">
        <radialGradient id="sky" cx="0.${(index % 8) + 1}" cy="0.3" r="0.9">
          <stop offset="0" stop-color="hsl(${to},80%,75%)"/><stop offset="1" stop-color="hsl(${from},60%,25%)"/>
        </radialGradient>
        <rect width="1200" height="900" fill="url(#sky)"/>
      </svg>`;
      const buffer = await sharp(Buffer.from(drawing)).jpeg({ quality: 100 }).toBuffer();
      return { name: `축제-${index + 1}.jpg`, mimeType: 'image/jpeg', buffer };
    }),
  );
}

const choose = (page: Page, files: Awaited<ReturnType<typeof scenes>>) =>
  page.locator('input[type=file]').setInputFiles(files);

/** Keeps every text of an element from now on, as a screen reader would hear them. */
async function listen(element: Locator): Promise<() => Promise<string[]>> {
  const heard = await element.evaluateHandle((node) => {
    const texts = [node.textContent];
    new MutationObserver(() => texts.push(node.textContent)).observe(node, {
      characterData: true,
      childList: true,
      subtree: true,
    });
    return texts;
  });
  return () => heard.jsonValue();
}

const line = (session: CDPSession, quality: typeof THIN, offline = false) =>
  session.send('Network.emulateNetworkConditions', { offline, ...quality });

describe('“My photos”', () => {
  it('24 photos at once over a thin line that drops in the middle: progress is seen, all end ready, none twice', async () => {
    const person = await aPerson(pages);
    const files = await scenes(24);
    const { page, strays, close } = await visitAs(person, '/me/photos');
    const stored: string[] = [];
    const watches: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).pathname === '/v1/media/events') watches.push(request.url());
    });
    page.on('requestfinished', (request) => {
      if (request.method() === 'PUT') stored.push(new URL(request.url()).pathname);
    });
    await page.getByText('아직 올린 사진이 없어요').waitFor();
    const session = await page.context().newCDPSession(page);
    await line(session, THIN);

    await choose(page, files);
    const summary = page.getByRole('status');
    const told = await listen(summary.getByText(/^사진 24장 가운데/));
    await until(() => stored.length >= 6);
    const bar = page.getByRole('progressbar', { name: '사진 올리기' });
    const before = Number(await bar.getAttribute('aria-valuenow'));
    expect(before).toBeGreaterThan(10);
    expect(before).toBeLessThan(90);
    await page.getByText('차례를 기다리는 중').first().waitFor();

    await line(session, THIN, true);
    await summary.getByText('연결이 돌아오면 이어서 올릴게요').waitFor();
    const dropped = await page.getByText('연결을 기다리는 중').count();
    expect(dropped).toBeGreaterThan(0);
    expect(stored.length).toBeLessThan(24);

    await line(session, THIN);
    await summary.getByText('사진 24장 가운데 24장이 준비됐어요').waitFor();
    const counts = (await told()).flatMap((text) => /가운데 (\d+)장/.exec(text)?.slice(1).map(Number) ?? []);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(new Set(counts).size).toBeGreaterThan(3);
    await line(session, FREE);
    const shown = page.getByRole('button', { name: /크게 보기$/ });
    await shown.nth(23).waitFor();
    expect(await shown.count()).toBe(24);
    await page.getByRole('heading', { name: '사진 24장' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    const { body } = await pages.get('/v1/me/photos?perPage=100', { token: person.token });
    expect(body.total).toBe(24);
    expect(new Set(body.items.map(({ status }: { status: string }) => status))).toEqual(new Set(['ready']));
    const originals = await pages.bucket.objects('originals/');
    expect(originals.map(({ key }) => key).sort()).toEqual(
      body.items.map(({ id }: { id: string }) => `originals/${id}`).sort(),
    );
    expect(watches.length).toBeGreaterThan(0);
    expect(strays).toEqual([]);
    await close();
  });

  it.each(['first', 'later'])(
    'a photo that becomes ready while a %s list is on its way stays',
    async (which) => {
      const { page, close } = await visitAs(await aPerson(pages), '/me');
      let release = (): void => undefined;
      let isHeld = false;
      const holdNext = () =>
        page.route(
          '**/v1/me/photos?*',
          async (route) => {
            const response = await route.fetch();
            await new Promise<void>((resolve) => {
              release = resolve;
              isHeld = true;
            });
            // Whoever asked may have stopped waiting.
            await route.fulfill({ response }).catch(() => undefined);
          },
          { times: 1 },
        );
      if (which === 'first') await holdNext();
      await page.goto('/me/photos');
      if (which === 'later') {
        await page.getByText('아직 올린 사진이 없어요').waitFor();
        await holdNext();
        await page.context().setOffline(true);
        await page.context().setOffline(false);
      }
      await until(() => isHeld);

      await choose(page, [{ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await jpegBytes() }]);
      await page.getByRole('status').getByText('사진 1장 가운데 1장이 준비됐어요').waitFor();
      release();
      await page.waitForLoadState('networkidle');
      await page.getByRole('heading', { name: '사진 1장' }).waitFor();
      expect(await page.getByRole('button', { name: /크게 보기$/ }).count()).toBe(1);
      await close();
    },
  );

  it('a photo is deleted after one is asked, and not before', async () => {
    const person = await aPerson(pages);
    const id = await aPhoto(pages, person);
    const { page, complaints, close } = await visitAs(person, '/me/photos', { language: 'en' });
    await page.getByRole('button', { name: 'Delete My photo 1' }).press('Enter');
    const question = page.getByRole('alertdialog', { name: 'Delete this photo?' });
    await question.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect((await pages.get(`/v1/media/${id}`, { token: person.token })).status).toBe(200);

    await page.getByRole('button', { name: 'Delete My photo 1' }).press('Enter');
    await question.getByRole('button', { name: 'Delete' }).press('Enter');
    await page.getByText('No photos yet').waitFor();
    expect((await pages.get(`/v1/media/${id}`, { token: person.token })).status).toBe(404);
    expect(complaints).toEqual([]);
    await close();
  });

  it('G8 who has not agreed to the use of location is led to where they can instead of being asked for the place', async () => {
    const person = await aPerson(pages);
    const { page, complaints, close } = await visitAs(person, '/me/photos', { language: 'en' });
    const toConsents = page.getByRole('link', { name: /agree to the use of location/ });
    await toConsents.waitFor();
    expect(await page.getByRole('checkbox', { name: /rough place/ }).count()).toBe(0);
    await toConsents.press('Enter');
    await page.waitForURL('**/me/account');
    expect(complaints).toEqual([]);
    await close();
  });

  it('G8 the rough place is kept of photos chosen after one said so, and shown to their owner', async () => {
    const person = await aPerson(pages);
    await agreesToLocation(pages, person);
    const { page, complaints, close } = await visitAs(person, '/me/photos', { language: 'en' });
    const chooseOne = async (count: number) => {
      const buffer = await picture().withExif(phoneExif).jpeg().toBuffer();
      await choose(page, [{ name: `${count}.jpg`, mimeType: 'image/jpeg', buffer }]);
      await page.getByRole('heading', { name: count === 1 ? '1 photo' : `${count} photos` }).waitFor();
      await page.getByRole('status').filter({ hasText: 'is ready' }).waitFor();
    };
    const consent = page.getByRole('checkbox', { name: /rough place/ });
    expect(await consent.isChecked()).toBe(false);
    await chooseOne(1);
    await consent.press('Space');
    await chooseOne(2);
    const { items } = (await pages.get('/v1/me/photos', { token: person.token })).body;
    expect(items.map((photo: { own: { location: unknown } }) => photo.own.location)).toEqual([
      { lat: 37.57, lng: 126.98 },
      null,
    ]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Enlarge: My photo 1' }).press('Enter');
    await page.getByText('Taken near 37.57, 126.98; only you see this').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('a photo is described in its owner’s words, however the field is left, and cut around what matters', async () => {
    const person = await aPerson(pages);
    const id = await aPhoto(pages, person);
    const focus = { focalPoint: { x: 0.2, y: 0.75 } };
    expect((await pages.patch(`/v1/media/${id}`, focus, { token: person.token })).status).toBe(200);
    const { page, complaints, close } = await visitAs(person, '/me/photos');
    const altOf = async () =>
      (await pages.get(`/v1/media/${id}`, { token: person.token })).body.alt as string;
    const thumbnail = page.getByRole('button', { name: /크게 보기$/ });
    expect(await thumbnail.locator('img').evaluate((image) => image.style.objectPosition)).toBe('20% 75%');

    await thumbnail.press('Enter');
    await page.getByLabel('사진 설명').fill('강 위에 뜬 등불들');
    await page.keyboard.press('Enter');
    await page.getByText('설명을 저장했어요').waitFor();
    expect(await altOf()).toBe('강 위에 뜬 등불들');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('사진 설명').fill('다리 아래 등불들');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '다리 아래 등불들 크게 보기' }).waitFor();
    expect(await altOf()).toBe('다리 아래 등불들');
    expect(complaints).toEqual([]);
    await close();
  });

  it('a file that is no photo for us is refused before anything is asked, with what to do about it', async () => {
    const { page, complaints, close } = await visitAs(await aPerson(pages), '/me/photos', { language: 'en' });
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') asked.push(request.url());
    });
    await choose(page, [
      { name: 'IMG_0001.HEIC', mimeType: '', buffer: Buffer.from('a phone’s own format') },
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('words') },
      { name: 'nothing.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) },
      { name: 'huge.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(20 * 1024 * 1024 + 1) },
    ]);
    for (const words of [
      'Most Compatible',
      'This format cannot be uploaded',
      'is empty',
      'larger than 20 MB',
    ])
      await page.getByRole('alert').filter({ hasText: words }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(asked).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it.each(['light', 'dark'] as const)(
    'keeps WCAG 2.2 AA in %s, empty, failed and to strangers',
    async (scheme) => {
      const { page, close } = await visitAs(await aPerson(pages), '/me/photos', { scheme });
      await page.getByText('아직 올린 사진이 없어요').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.route('**/v1/me/photos*', (route) => route.abort());
      await page.reload();
      await page.getByRole('button', { name: '다시 시도' }).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await close();

      const stranger = await visit(browser, pages, '/me/photos', { scheme });
      await stranger.page.getByText('로그인이 필요해요').waitFor();
      expect(await accessibilityFaults(stranger.page)).toEqual([]);
      await stranger.close();
    },
  );

  it('a photo whose file was lost half way goes on when the same file is chosen again', async () => {
    const person = await aPerson(pages);
    const { page, close } = await visitAs(person, '/me/photos', { screen: 'desktop' });
    const photo = { name: '다시.jpg', mimeType: 'image/jpeg', buffer: await jpegBytes(900, 600) };
    await page.route(`${pages.storeUrl}/**`, (route) => route.abort());
    await choose(page, [photo]);
    await page.getByText('연결을 기다리는 중').waitFor();
    // The store stays out of reach until the page has forgotten the file: it would have gone on by itself.
    await page.reload();
    await page.getByText('같은 사진을 다시 고르면 이어서 올려요.').waitFor();
    await page.unroute(`${pages.storeUrl}/**`);
    await choose(page, [photo]);
    await page.getByText('사진 1장 가운데 1장이 준비됐어요').waitFor();
    await page.getByRole('heading', { name: '사진 1장' }).waitFor();
    expect((await pages.get('/v1/me/photos', { token: person.token })).body.total).toBe(1);
    await close();
  });
});
