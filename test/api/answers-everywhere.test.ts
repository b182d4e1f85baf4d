import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, startApi } from '../support/api.js';
import { operationsOf, withUnknownIds } from '../support/operations.js';
import { aPerson } from '../support/people.js';
import { aPublishedFestival } from '../support/published-festival.js';
import { expectSafeHeaders } from '../support/safe-headers.js';

const HTML = { accept: 'text/html' };

describe('every answer, whatever is asked for', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi({ DOCS_ENABLED: 'true' });
  });
  afterAll(() => api.close());

  /** Without the body: one of them is a stream of news that does not end. */
  async function headOf(method: string, path: string, headers: Record<string, string> = {}) {
    const answer = await fetch(api.url + path, { method, headers, redirect: 'manual' });
    await answer.body?.cancel();
    return answer;
  }

  it('F3 When a page, a script, a style or a picture of the app, the admin or the docs is asked for, then it carries the security headers', async () => {
    const { id } = await aPublishedFestival(api);
    const shells = ['/', '/admin', '/admin/', '/admin/users', '/me/account', `/festivals/${id}`];
    const files = new Set(['/docs/swagger-ui.css', '/docs/swagger-ui-bundle.js', '/sw.js']);
    for (const path of [...shells, '/docs']) {
      const page = await api.get(path, { headers: HTML });
      expect([path, page.status, page.headers.get('content-type')]).toEqual([
        path,
        200,
        expect.stringContaining('text/html'),
      ]);
      expectSafeHeaders(page.headers);
      expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
      for (const [, file] of page.text.matchAll(/(?:src|href)="(\/(?!\/)[^"?#]+\.\w+)"/g)) files.add(file!);
    }
    for (const kind of ['js', 'css', 'svg', 'webmanifest'])
      expect([...files].some((file) => file.endsWith(kind))).toBe(true);
    for (const file of files) {
      const { status, headers } = await api.get(file);
      expect([file, status]).toEqual([file, 200]);
      expectSafeHeaders(headers);
    }
  });

  it.each([
    ['a page that is none', '/v1/nothing', HTML, 404],
    ['a festival that is none', '/festivals/01900000-0000-7000-8000-000000000000', HTML, 404],
    ['a script that is none', '/assets/nothing.js', {}, 404],
    ['a part of the docs that is none', '/docs/nothing', {}, 404],
    ['the document', '/openapi.json', {}, 200],
    ['the map for crawlers', '/sitemap.xml', {}, 200],
    ['what crawlers may', '/robots.txt', {}, 200],
  ])(
    'F3 When %s is asked for, then it carries the security headers',
    async (_what, path, headers, status) => {
      const answer = await api.get(path, { headers });
      expect(answer.status).toBe(status);
      expectSafeHeaders(answer.headers);
    },
  );

  it('F3 When any operation is asked, by nobody or by an admin, then it carries the security headers, and what an admin reads may not be stored', async () => {
    const { token } = await aPerson(api, 'admin');
    const admin = { authorization: `Bearer ${token}` };
    const stored: string[] = [];
    let read = 0;
    for (const { method, path, name } of operationsOf(api)) {
      expectSafeHeaders((await headOf(method, withUnknownIds(path))).headers);
      if (method !== 'GET') continue;
      const { headers, status } = await headOf(method, withUnknownIds(path), admin);
      expectSafeHeaders(headers);
      if (status === 200) read += 1;
      if (headers.get('cache-control') !== 'no-store')
        stored.push(`${name}: ${headers.get('cache-control')}`);
    }
    expect(stored).toEqual([]);
    expect(read).toBeGreaterThan(30);
  });
});
