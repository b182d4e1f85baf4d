import type { Browser, Locator, Page } from 'playwright-core';
import { type Look, visit, type Visit } from './browser.js';
import type { Pages } from './pages.js';
import { asRead, type Person } from './people.js';

/** Fills in the sign-in form of the admin, in either language, and sends it. */
export async function signInto(
  page: Page,
  { email, password }: Pick<Person, 'email' | 'password'>,
): Promise<void> {
  await page.getByLabel(/^(이메일|E-mail)$/).fill(email);
  await page.getByLabel(/^(비밀번호|Password)$/).fill(password);
  await page.getByRole('button', { name: /^(로그인|Sign in)$/ }).click();
}

/** A page of the admin as this person sees it after signing in. */
export async function adminVisit(
  browser: Browser,
  pages: Pages,
  person: Person,
  path: string,
  look: Look = {},
): Promise<Visit> {
  const visited = await visit(browser, pages, '/admin/', { screen: 'desktop', ...look });
  await signInto(visited.page, person);
  await visited.page.getByRole('heading', { level: 1, name: /^(축제|Festivals)$/ }).waitFor();
  if (path !== '/admin/') await visited.page.goto(path);
  return visited;
}

/** An admin's page of somebody. */
export const pageOfUser = ({ id }: Pick<Person, 'id'>): string => `/admin/users/${id}`;

/** The entries of the trail on that page. */
export function trailOnPage(page: Page): Locator {
  const trail = page.getByRole('region', { name: /^(이 사람의 기록|Trail of this person)$/ });
  return trail.getByRole('listitem');
}

/** Takes one of the options of a select, whatever is chosen in it now. */
export async function chooseIn(page: Page, box: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: box }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Changes an account by the API, as somebody else would while a page is open. */
export async function changeUser(pages: Pages, admin: Person, { id }: Person, body: object): Promise<void> {
  const headers = await asRead(pages, id);
  const answer = await pages.patch(`/v1/admin/users/${id}`, body, { token: admin.token, headers });
  if (answer.status !== 200) throw new Error(`The change was refused: ${answer.text}`);
}
