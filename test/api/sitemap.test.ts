import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import { FestivalWriter } from '../../src/festivals/index.js';
import { type TestApi, standAt, startApi } from '../support/api.js';
import { aFestival } from '../support/festivals.js';

const ORIGIN = 'https://fasteval.example';

describe('what crawlers are told', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi({ PUBLIC_URL: ORIGIN });
  });
  beforeEach(async () => {
    await api.empty();
    standAt(api, '2027-04-02T03:00:00Z');
  });
  afterAll(() => api.close());

  const xmlOf = async (path: string): Promise<any> => {
    const { text, status, headers } = await api.get(path);
    expect([path, status, headers.get('content-type')]).toEqual([
      path,
      200,
      'application/xml; charset=utf-8',
    ]);
    expect(SyntaxValidator.validate(text)).toBe(true);
    const isArray = (name: string) => ['url', 'sitemap'].includes(name);
    return new XMLParser({ ignoreAttributes: false, isArray }).parse(text);
  };
  const manyFestivals = async (howMany: number) => {
    const idOf = (index: number) => `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`;
    for (let start = 0; start < howMany; start += 4_000) {
      await api.app.get(FestivalWriter).createMany(
        Array.from({ length: Math.min(4_000, howMany - start) }, (_, index) => ({
          id: idOf(start + index),
          festival: { name: '축제', category: 'culture' as const },
          editions: [],
        })),
      );
    }
    return idOf;
  };

  it('When robots.txt is read, then it names the sitemap and keeps crawlers out of the admin', async () => {
    const { text, headers } = await api.get('/robots.txt');
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(text).toBe(`User-agent: *\nDisallow: /admin/\n\nSitemap: ${ORIGIN}/sitemap.xml\n`);
  });

  it('When there is nothing yet, then there is one part with the pages of the app', async () => {
    const { sitemapindex } = await xmlOf('/sitemap.xml');
    expect(sitemapindex.sitemap).toEqual([{ loc: `${ORIGIN}/sitemap/1.xml` }]);
    const { urlset } = await xmlOf('/sitemap/1.xml');
    expect(urlset.url).toEqual(['/', '/festivals', '/calendar'].map((path) => ({ loc: ORIGIN + path })));
  });

  it('When a festival is published, then both languages of its page are there, each with the addresses of both', async () => {
    const { id } = await aFestival(api);
    const { urlset } = await xmlOf('/sitemap/1.xml');
    const [ko, en] = [`${ORIGIN}/festivals/${id}`, `${ORIGIN}/festivals/${id}?lang=en`];
    const alternates = [
      { '@_rel': 'alternate', '@_hreflang': 'ko', '@_href': ko },
      { '@_rel': 'alternate', '@_hreflang': 'en', '@_href': en },
      { '@_rel': 'alternate', '@_hreflang': 'x-default', '@_href': ko },
    ];
    expect(urlset.url.slice(3)).toEqual(
      [ko, en].map((loc) => ({ loc, lastmod: '2027-04-02T03:00:00.000Z', 'xhtml:link': alternates })),
    );
  });

  it('B7 When a festival is a draft or hidden, then no part names it', async () => {
    const draft = await aFestival(api, { status: 'draft' });
    const hidden = await aFestival(api, { status: 'hidden' });
    const { text } = await api.get('/sitemap/1.xml');
    expect([text.includes(draft.id), text.includes(hidden.id)]).toEqual([false, false]);
  });

  it('When there are more festivals than a part takes, then each is in exactly one part, and no part has over 50,000', async () => {
    const idOf = await manyFestivals(24_003);
    expect((await xmlOf('/sitemap.xml')).sitemapindex.sitemap).toHaveLength(2);
    const found: string[] = [];
    for (const part of [1, 2]) {
      const { text } = await api.get(`/sitemap/${part}.xml`);
      const locs = text.match(/<loc>[^<]*<\/loc>/g)!;
      expect(locs.length).toBeLessThanOrEqual(50_000);
      found.push(...locs.filter((loc) => loc.includes('/festivals/') && !loc.includes('lang=en')));
    }
    expect(found).toEqual(
      Array.from({ length: 24_003 }, (_, index) => `<loc>${ORIGIN}/festivals/${idOf(index)}</loc>`),
    );
  });

  it('When a part is asked that is not there, then it is a 404', async () => {
    for (const part of ['2.xml', '0.xml', '1', 'x.xml', '-1.xml', '99999.xml', '1.5.xml'])
      expect([part, (await api.get(`/sitemap/${part}`)).status]).toEqual([part, 404]);
  });
});
