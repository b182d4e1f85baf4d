import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Pages } from './pages.js';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1440, height: 900 };

/** Calls that a browser makes by itself would knock in vain where there is no network. */
const QUIET = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Look {
  readonly language?: 'ko' | 'en';
  readonly scheme?: 'light' | 'dark';
  readonly screen?: 'phone' | 'desktop';
  /** Whether the page may install its service worker, which fetches the whole app. */
  readonly worker?: boolean;
}

/** Longer than any wait that succeeds on the slowest machine. */
const PATIENCE_MS = 120_000;

/** What Playwright itself says where no worker is wanted. */
const WORKER_KEPT_OUT = 'Service Worker registration blocked by Playwright';

export interface Visit {
  readonly page: Page;
  /** What the console complained of and what the page threw, so far. */
  readonly complaints: string[];
  /** Requests to any other origin than ours and the store's, so far. */
  readonly strays: string[];
  readonly close: () => Promise<void>;
}

/** The Chromium named by CHROMIUM_PATH, or Debian's. */
export function startBrowser(): Promise<Browser> {
  const root = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--disable-gpu', '--no-first-run', ...QUIET, ...(root ? ['--no-sandbox'] : [])],
  });
}

/** Opens a page of ours as a new person would, and watches what it does. Motion is reduced, so that it holds still. */
export async function visit(
  browser: Browser,
  pages: Pages,
  path: string,
  { language = 'ko', scheme = 'light', screen = 'phone', worker = false }: Look = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: pages.url,
    viewport: screen === 'phone' ? PHONE : DESKTOP,
    colorScheme: scheme,
    locale: language === 'ko' ? 'ko-KR' : 'en-GB',
    timezoneId: 'Asia/Seoul',
    reducedMotion: 'reduce',
    serviceWorkers: worker ? 'allow' : 'block',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  const strays: string[] = [];
  const ours = [pages.url, pages.storeUrl].map((url) => new URL(url).origin);
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (!['data:', 'blob:'].includes(protocol) && !ours.includes(origin)) strays.push(request.url());
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type()) || message.text() === WORKER_KEPT_OUT) return;
    complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(path);
  return { page, complaints, strays, close: () => context.close() };
}

/** Leaves what is asked for there unanswered, so that what is shown meanwhile can be looked at; then refuses it. */
export async function heldBack(page: Page, url: string): Promise<{ readonly refuse: () => void }> {
  let refuse = (): void => undefined;
  const refused = new Promise<void>((resolve) => (refuse = resolve));
  await page.route(url, async (route) => {
    await refused;
    await route.abort();
  });
  return { refuse };
}

/**
 * What of the page breaks WCAG 2.2 AA, one line a finding; nothing when all is well. Not what keeps it: to tell that
 * takes two thirds of the time.
 */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (tags) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: tags, resultTypes: ['violations'] }),
    WCAG_22_AA,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
