import type { Browser, Page } from 'playwright-core';
import { type Look, visit, type Visit } from './browser.js';
import type { Pages } from './pages.js';
import type { Person } from './people.js';

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
  await visited.page.getByRole('table').waitFor();
  if (path !== '/admin/') await visited.page.goto(path);
  return visited;
}
