import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestApi, standAt, startApi } from '../support/api.js';
import { aFestival } from '../support/festivals.js';
import { vocabularyFaults } from '../support/schema-org.js';

const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const EDITIONS = [{ startsOn: '2027-05-01', endsOn: '2027-05-03' }];

describe('the page of a festival, as it is served', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi({ PUBLIC_URL: 'https://fasteval.example' });
  });
  beforeEach(async () => {
    await api.empty();
    standAt(api, '2027-04-02T03:00:00Z');
  });
  afterAll(() => api.close());

  const page = (path: string, headers = {}) => api.get(path, { headers: { ...HTML, ...headers } });

  it('When it is opened, then the shell of the app comes with title, card, addresses in both languages and JSON-LD', async () => {
    const { id } = await aFestival(api, { name: '머드 & <K-Play>', nameEn: 'Mud', editions: EDITIONS });
    const [shell, answer] = [await page('/'), await page(`/festivals/${id}`)];
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.headers.get('content-security-policy')).toBe(shell.headers.get('content-security-policy'));
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    for (const part of [
      '<title>머드 &amp; &lt;K-Play&gt; · Fasteval</title>',
      '<meta property="og:title" content="머드 &amp; &lt;K-Play&gt;"/>',
      'content="2027-05-01 – 2027-05-03 · 예정"',
      `<link rel="canonical" href="https://fasteval.example/festivals/${id}"/>`,
      `<link rel="alternate" hreflang="en" href="https://fasteval.example/festivals/${id}?lang=en"/>`,
      '<div id="root"></div>',
    ])
      expect(answer.text).toContain(part);
    const script = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(answer.text)![1]!;
    const document = JSON.parse(script);
    expect([vocabularyFaults(document), document.name]).toEqual([[], '머드 & <K-Play>']);
    const scripts = (html: string) => html.match(/<script type="module"[^>]*>/g);
    expect(scripts(answer.text)).toEqual(scripts(shell.text));
  });

  it('When the address or the browser asks for English, then the page is English', async () => {
    const { id } = await aFestival(api, { name: '머드', nameEn: 'Mud' });
    for (const answer of [
      await page(`/festivals/${id}?lang=en`),
      await page(`/festivals/${id}`, { 'accept-language': 'en' }),
    ])
      expect(answer.text).toContain('<title>Mud · Fasteval</title>');
    const korean = await page(`/festivals/${id}?lang=ko`, { 'accept-language': 'en' });
    expect(korean.text).toContain('<title>머드 · Fasteval</title>');
  });

  it('B7 When the festival is a draft, hidden, unknown or no id, then it is the shell, 404, without a word of it', async () => {
    const draft = await aFestival(api, { name: '비밀초안', status: 'draft', editions: EDITIONS });
    const hidden = await aFestival(api, { name: '비밀숨김', status: 'hidden', editions: EDITIONS });
    for (const id of [
      draft.id,
      hidden.id,
      '01900000-0000-7000-8000-000000000000',
      'nonsense',
      '%3Cscript%3E',
    ]) {
      const answer = await page(`/festivals/${id}`);
      expect([id, answer.status, /비밀|og:|ld\+json/.test(answer.text)]).toEqual([id, 404, false]);
      expect(answer.text).toContain('<div id="root"></div>');
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
    }
  });

  it('When the page is known already, then 304; when no page is wanted, then there is nothing at the address', async () => {
    const { id } = await aFestival(api);
    const etag = (await page(`/festivals/${id}`)).headers.get('etag')!;
    expect((await page(`/festivals/${id}`, { 'if-none-match': etag })).status).toBe(304);
    const other = await api.get(`/festivals/${id}`, { headers: { accept: 'application/json' } });
    expect([other.status, other.body.type]).toEqual([404, 'urn:fasteval:problem:not-found']);
    expect((await api.ask('HEAD', `/festivals/${id}`, { headers: HTML })).status).toBe(200);
  });
});
