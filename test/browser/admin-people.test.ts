import type { Browser, Locator, Page } from 'playwright-core';
import { adminVisit, changeUser, chooseIn, pageOfUser, trailOnPage } from '../support/admin.js';
import { accessibilityFaults, startBrowser } from '../support/browser.js';
import { type Pages, startPages } from '../support/pages.js';
import { aPerson, type Person } from '../support/people.js';
import { firstStep, withAuthenticatorApp } from '../support/second-factor.js';
import { aSmallCatalogue } from '../support/small-catalogue.js';

const BORYEONG = '44180';
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

let pages: Pages;
let browser: Browser;
let admin: Person;

beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages(), startBrowser()]);
  await aSmallCatalogue(pages);
  admin = await aPerson(pages, 'admin', '한지우');
});

afterAll(async () => {
  await browser.close();
  await pages.close();
});

const visitAdmin = (path: string) => adminVisit(browser, pages, admin, path);
const read = async ({ id }: Person) =>
  (await pages.get(`/v1/admin/users/${id}`, { token: admin.token })).body;
const unexpected = (complaints: readonly string[], ...statuses: number[]) =>
  complaints.filter((text) => !statuses.some((status) => text.includes(`status of ${status}`)));

const save = (page: Page) => page.getByRole('button', { name: '저장', exact: true }).click();

describe('looking after people', () => {
  it('finds a person, makes them an editor of a region, and shows that in their trail', async () => {
    const person = await aPerson(pages, 'visitor', '여름밤');
    const { page, complaints, strays, close } = await visitAdmin('/admin/users');
    await page.getByRole('searchbox', { name: '이메일 앞부분으로 찾기' }).fill(person.email.toUpperCase());
    await page.getByText('1명', { exact: true }).waitFor();
    await page.getByRole('row', { name: new RegExp(person.email) }).click();
    await page.getByRole('heading', { level: 1, name: '여름밤' }).waitFor();

    await chooseIn(page, '역할', '편집자');
    await page.getByRole('combobox', { name: '맡을 지역' }).fill('boryeong');
    await page.getByRole('option', { name: /충청남도 보령시/ }).click();
    await page.keyboard.press('Escape');
    await save(page);
    await page.getByText('모두 저장됨').waitFor();

    const entry = trailOnPage(page).filter({ hasText: '한지우 님이 여름밤 님의 계정을 바꿨습니다.' }).first();
    await entry.getByText('일반 회원').waitFor();
    await entry.getByText('편집자', { exact: true }).waitFor();
    await entry.getByText('충청남도 보령시').waitFor();
    await entry.locator('summary').click();
    await entry.getByText('user.changed').waitFor();
    expect(await read(person)).toMatchObject({ role: 'editor', regions: [BORYEONG] });

    await page.getByRole('link', { name: '사람들 목록' }).click();
    await chooseIn(page, '역할', '편집자');
    await page.getByRole('row', { name: new RegExp(`${person.email}.*보령시`) }).waitFor();
    await chooseIn(page, '상태', '정지됨');
    await page.getByText('조건에 맞는 사람이 없습니다').waitFor();
    expect(complaints).toEqual([]);
    expect(strays).toEqual([]);
    await close();
  });

  it('says of nobody that they have left while the name of who did something is on its way', async () => {
    const person = await aPerson(pages, 'visitor', '가랑비');
    const other = await aPerson(pages, 'admin', '이하늘');
    await changeUser(pages, other, person, { role: 'editor' });
    const { page, close } = await visitAdmin(pageOfUser(person));
    const trail = trailOnPage(page);
    await trail.filter({ hasText: '이하늘 님이 가랑비 님의 계정을 바꿨습니다.' }).waitFor();

    const known = await trail.count();
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/v1/admin/users?ids=*', async (route) => {
      await answered;
      await route.continue();
    });
    await chooseIn(page, '역할', '일반 회원');
    await save(page);
    await trail.nth(known).waitFor();
    expect((await trail.allTextContents()).join(' ')).not.toContain('탈퇴한 사람');
    answer();
    await trail.filter({ hasText: '한지우 님이 가랑비 님의 계정을 바꿨습니다.' }).waitFor();
    // Others here are about the only admin there is.
    await changeUser(pages, admin, other, { role: 'visitor' });
    await close();
  });

  it('says what a suspension does before it does it, ends every session, and lifts it again', async () => {
    const person = await aPerson(pages, 'visitor', '봄비');
    const { page, complaints, close } = await visitAdmin(pageOfUser(person));
    await page.getByRole('button', { name: '이용 정지' }).click();
    const dialog = page.getByRole('dialog', { name: '봄비 님의 이용을 정지할까요?' });
    await dialog.getByText('(지금 1곳)').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: '취소' }).click();
    expect((await pages.get('/v1/me', { token: person.token })).status).toBe(200);

    await page.getByRole('button', { name: '이용 정지' }).click();
    await dialog.getByRole('button', { name: '이용 정지' }).click();
    await page.getByText('로그인한 기기가 없습니다.').waitFor();
    expect((await pages.get('/v1/me', { token: person.token })).status).toBe(401);
    await trailOnPage(page)
      .filter({ hasText: '한지우 님이 봄비 님의 기기 1곳을 로그아웃시켰습니다.' })
      .waitFor();

    await page.getByRole('button', { name: '정지 풀기' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '정지 풀기' }).click();
    await page.getByText('로그인하고 이용할 수 있습니다.').waitFor();
    expect((await read(person)).suspendedAt).toBeNull();
    expect(complaints).toEqual([]);
    await close();
  });

  it('ends one session of somebody and leaves the other', async () => {
    const person = await aPerson(pages);
    const { email, password } = person;
    const headers = { 'user-agent': FIREFOX };
    const lost = await pages.post('/v1/auth/login', { email, password }, { headers });
    const { page, close } = await visitAdmin(pageOfUser(person));
    await page.getByRole('button', { name: /^로그아웃시키기: Firefox · Windows/ }).click();
    await page.getByText('로그아웃시켰습니다.', { exact: true }).waitFor();
    await page.getByText('Firefox · Windows').waitFor({ state: 'detached' });
    expect((await pages.get('/v1/me', { token: lost.body.accessToken })).status).toBe(401);
    expect((await pages.get('/v1/me', { token: person.token })).status).toBe(200);
    await close();
  });

  it('G2 after a lost race shows what I chose beside what is saved, and loses neither', async () => {
    const person = await aPerson(pages, 'visitor', '가을');
    const { page, complaints, close } = await visitAdmin(pageOfUser(person));
    await chooseIn(page, '역할', '관리자');
    await changeUser(pages, admin, person, { role: 'editor', regions: [BORYEONG] });
    await save(page);
    const dialog = page.getByRole('dialog', { name: '그사이에 다른 사람이 바꿨습니다' });
    const rights = dialog.getByRole('radiogroup', { name: /역할과 지역/ });
    await rights.getByText('관리자').waitFor();
    await rights.getByText('편집자 · 충청남도 보령시').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await dialog.getByRole('button', { name: '계속 고치기' }).click();
    await page.getByText(/저장하지 않은 변경이 있습니다/).waitFor();
    await save(page);
    await rights.getByLabel('지금 저장된 값').check();
    await dialog.getByRole('button', { name: '고른 값으로 저장' }).click();
    await page.getByText('모두 저장됨').waitFor();
    await page.getByRole('combobox', { name: '역할' }).getByText('편집자').waitFor();
    expect(await read(person)).toMatchObject({ role: 'editor', regions: [BORYEONG] });

    await chooseIn(page, '역할', '일반 회원');
    await changeUser(pages, admin, person, { suspended: true });
    await save(page);
    await dialog.getByText('(이용)').waitFor();
    await dialog.getByRole('button', { name: '고른 값으로 저장' }).click();
    await page.getByText('모두 저장됨').waitFor();
    const { role, suspendedAt } = await read(person);
    expect([role, typeof suspendedAt]).toEqual(['visitor', 'string']);
    expect(unexpected(complaints, 412)).toEqual([]);
    await close();
  });

  it('G2 keeps what is not saved yet in the form when a suspension loses a race and is settled', async () => {
    const person = await aPerson(pages);
    const { page, close } = await visitAdmin(pageOfUser(person));
    await chooseIn(page, '역할', '관리자');
    await changeUser(pages, admin, person, { role: 'editor' });
    await page.getByRole('button', { name: '이용 정지' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '이용 정지' }).click();
    const race = page.getByRole('dialog', { name: '그사이에 다른 사람이 바꿨습니다' });
    await race.getByText('(역할과 지역)').waitFor();
    await race.getByRole('button', { name: '고른 값으로 저장' }).click();
    await page.getByText('이용이 정지되어 로그인할 수 없습니다.').waitFor();
    expect((await read(person)).role).toBe('editor');
    await page.getByText(/저장하지 않은 변경이 있습니다/).waitFor();
    await page.getByRole('combobox', { name: '역할' }).getByText('관리자').waitFor();
    await close();
  });

  it('G2 resets the second factor of who has lost their device, also after a lost race, but not one’s own', async () => {
    const person = await aPerson(pages, 'editor', '겨울눈');
    await withAuthenticatorApp(pages, person);
    const { page, complaints, close } = await visitAdmin(pageOfUser(person));
    await page.getByText('설정됨', { exact: true }).waitFor();
    const button = page.getByRole('button', { name: '2단계 인증 초기화' });
    await tabTo(page, button);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: '겨울눈 님의 2단계 인증을 초기화할까요?' });
    await dialog.getByText('다시 설정할 때까지 비밀번호만으로 로그인합니다', { exact: false }).waitFor();
    await dialog.getByText('(지금 1곳)', { exact: false }).waitFor();
    await dialog.getByText('메일로 알립니다', { exact: false }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect((await firstStep(pages, person)).status).toBe(403);

    await changeUser(pages, admin, person, { regions: [BORYEONG] });
    await button.click();
    await dialog.getByLabel('내 비밀번호를 다시 입력해 주세요').fill('not this one');
    await dialog.getByRole('button', { name: '2단계 인증 초기화' }).click();
    await dialog.getByText('지금 쓰는 비밀번호를 다시 입력해 주세요', { exact: false }).waitFor();
    await dialog.getByLabel('내 비밀번호를 다시 입력해 주세요').fill(admin.password);
    await dialog.getByRole('button', { name: '2단계 인증 초기화' }).click();
    const race = page.getByRole('dialog', { name: '그사이에 다른 사람이 바꿨습니다' });
    await race.getByText('(역할과 지역)').waitFor();
    expect(await read(person)).toMatchObject({ hasSecondFactor: true });
    await race.getByRole('button', { name: '계속 고치기' }).click();
    await button.click();
    await dialog.getByLabel('내 비밀번호를 다시 입력해 주세요').fill(admin.password);
    await dialog.getByRole('button', { name: '2단계 인증 초기화' }).click();
    await race.getByRole('button', { name: '고른 값으로 저장' }).click();
    await page.getByText('2단계 인증을 초기화했습니다.', { exact: false }).first().waitFor();
    await page.getByText('설정 안 함', { exact: true }).waitFor();
    expect(await button.count()).toBe(0);
    await trailOnPage(page)
      .filter({ hasText: '한지우 님이 겨울눈 님의 2단계 인증을 초기화했습니다.' })
      .waitFor();
    expect(await read(person)).toMatchObject({ hasSecondFactor: false, regions: [BORYEONG] });
    expect((await pages.get('/v1/me', { token: person.token })).status).toBe(401);
    expect((await firstStep(pages, person)).status).toBe(200);
    expect(unexpected(complaints, 412, 403)).toEqual([]);
    await close();

    const mine = await adminVisit(browser, pages, admin, pageOfUser(admin), {
      language: 'en',
      scheme: 'dark',
    });
    await mine.page.getByRole('link', { name: 'To my two-factor set-up' }).waitFor();
    expect(await mine.page.getByRole('button', { name: 'Reset the second factor' }).count()).toBe(0);
    expect(await accessibilityFaults(mine.page)).toEqual([]);
    await mine.page.getByRole('link', { name: 'To my two-factor set-up' }).click();
    await mine.page.waitForURL('**/admin/two-factor');
    await mine.close();
  });

  it('B8 tells the last admin why not, keeps what they chose, and stays theirs', async () => {
    const { page, complaints, close } = await visitAdmin(pageOfUser(admin));
    await page.getByText('지금 로그인한 내 계정입니다.', { exact: false }).waitFor();
    await chooseIn(page, '역할', '편집자');
    await save(page);
    await page.getByRole('alert').filter({ hasText: '마지막 관리자입니다' }).waitFor();
    await page.getByRole('link', { name: '관리자 목록 보기' }).waitFor();
    await page.getByText(/저장하지 않은 변경이 있습니다/).waitFor();
    await page.getByRole('button', { name: '변경 취소' }).click();
    expect((await read(admin)).role).toBe('admin');
    expect(unexpected(complaints, 409)).toEqual([]);
    await close();
  });

  it('shows what the API refuses at its field', async () => {
    const person = await aPerson(pages, 'editor');
    const { page, close } = await visitAdmin('/admin/');
    await page.route('**/v1/regions', async (route) => {
      const answer = await route.fetch();
      const text = (await answer.text()).replaceAll(`"${BORYEONG}"`, '"44999"');
      await route.fulfill({ response: answer, body: text });
    });
    await page.goto(pageOfUser(person));
    const picker = page.getByRole('combobox', { name: '맡을 지역' });
    await picker.fill('보령');
    await page.getByRole('option', { name: /보령시/ }).click();
    await page.keyboard.press('Escape');
    await save(page);
    await page
      .locator('p', { hasText: '시도나 시군구의 코드 또는 하나로 정해지는 이름이어야 합니다.' })
      .waitFor();
    expect(await picker.getAttribute('aria-invalid')).toBe('true');
    expect((await read(person)).regions).toBeNull();
    await close();
  });

  it('says so when the server is away, loses nothing, and goes on when it is back', async () => {
    const person = await aPerson(pages);
    const { page, close } = await visitAdmin('/admin/users');
    const gone = '**/v1/admin/**';
    await page.getByRole('link', { name: person.email }).waitFor();
    await page.route(gone, (route) => route.abort('connectionrefused'));
    await page.getByRole('searchbox').fill(person.email);
    const alert = page.getByRole('alert').filter({ hasText: '서버에 연결할 수 없습니다' });
    await alert.getByRole('button', { name: '다시 시도' }).waitFor();
    await page.unroute(gone);
    await alert.getByRole('button', { name: '다시 시도' }).click();
    await page.getByRole('link', { name: person.email }).click();
    await page.getByRole('heading', { level: 1, name: '봄나들이' }).waitFor();

    await chooseIn(page, '역할', '편집자');
    await page.route(gone, (route) => route.abort('connectionrefused'));
    await save(page);
    await alert.first().waitFor();
    await page.getByText(/저장하지 않은 변경이 있습니다/).waitFor();
    await page.unroute(gone);
    await save(page);
    await page.getByText('모두 저장됨').waitFor();
    expect((await read(person)).role).toBe('editor');
    await close();
  });

  it('needs no mouse', async () => {
    const person = await aPerson(pages);
    const { page, complaints, close } = await visitAdmin('/admin/users');
    await tabTo(page, page.getByRole('searchbox'));
    await page.keyboard.type(person.email);
    await page.getByText('1명', { exact: true }).waitFor();
    await tabTo(page, page.getByRole('link', { name: person.email }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '봄나들이' }).waitFor();
    await tabTo(page, page.getByRole('combobox', { name: '역할' }));
    for (const key of ['Enter', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await tabTo(page, page.getByRole('combobox', { name: '맡을 지역' }));
    await page.keyboard.type('보령');
    await page.getByRole('option', { name: /보령시/ }).waitFor();
    for (const key of ['ArrowDown', 'Enter', 'Escape']) await page.keyboard.press(key);
    await tabTo(page, page.getByRole('button', { name: '저장', exact: true }));
    await page.keyboard.press('Enter');
    await page.getByText('모두 저장됨').waitFor();
    await tabTo(page, page.getByRole('button', { name: '이용 정지' }));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await read(person)).toMatchObject({ role: 'editor', regions: [BORYEONG], suspendedAt: null });
    expect(complaints).toEqual([]);
    await close();
  });
});

/** Presses Tab until it is there, as somebody without a mouse would. */
async function tabTo(page: Page, locator: Locator): Promise<void> {
  await locator.waitFor();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there');
}
