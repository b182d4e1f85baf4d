import { element, textElement, XML_DECLARATION } from '../feed/xml.js';
import { addressesOf } from './page-address.js';
import type { MappedFestival } from './sitemap.repository.js';

const SITEMAPS = 'http://www.sitemaps.org/schemas/sitemap/0.9';

export const URLSET_START = `${XML_DECLARATION}<urlset xmlns="${SITEMAPS}" xmlns:xhtml="http://www.w3.org/1999/xhtml">`;
export const URLSET_END = '</urlset>';

export function sitemapIndex(publicUrl: string, parts: number): string {
  const entries = Array.from({ length: parts }, (_, index) =>
    element('sitemap', {}, textElement('loc', `${publicUrl}/sitemap/${index + 1}.xml`)),
  );
  return XML_DECLARATION + element('sitemapindex', { xmlns: SITEMAPS }, ...entries);
}

/** A page of the app that is always there. */
export function pageEntry(publicUrl: string, path: string): string {
  return element('url', {}, textElement('loc', publicUrl + path));
}

/** The page in either language, each with the addresses of both. */
export function festivalEntries(publicUrl: string, { id, updatedAt }: MappedFestival): string {
  const { ko, en } = addressesOf(publicUrl, id);
  const alternates = [
    ['ko', ko],
    ['en', en],
    ['x-default', ko],
  ].map(([hreflang = '', href = '']) => element('xhtml:link', { rel: 'alternate', hreflang, href }));
  const lastmod = textElement('lastmod', updatedAt.toISOString());
  return [ko, en].map((url) => element('url', {}, textElement('loc', url), lastmod, ...alternates)).join('');
}

export function robotsText(publicUrl: string): string {
  return ['User-agent: *', 'Disallow: /admin/', '', `Sitemap: ${publicUrl}/sitemap.xml`, ''].join('\n');
}
