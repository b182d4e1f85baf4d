import { type Feed, type FeedEntry, updatedOf } from './feed.entry.js';
import { element, escaped, textElement, XML_DECLARATION } from './xml.js';

export const RSS = 'application/rss+xml; charset=utf-8';

/** RSS 2.0, with the link to itself that its readers ask for. */
export function rssOf(feed: Feed): string {
  const { title, selfUrl, pageUrl, language, total, entries } = feed;
  const document = element(
    'rss',
    {
      version: '2.0',
      'xmlns:atom': 'http://www.w3.org/2005/Atom',
      'xmlns:opensearch': 'http://a9.com/-/spec/opensearch/1.1/',
    },
    element(
      'channel',
      {},
      textElement('title', title),
      textElement('link', pageUrl),
      textElement('description', title),
      textElement('language', language),
      textElement('lastBuildDate', updatedOf(feed).toUTCString()),
      element('atom:link', { rel: 'self', type: 'application/rss+xml', href: selfUrl }),
      ...(total === undefined ? [] : [textElement('opensearch:totalResults', String(total))]),
      ...entries.map(itemOf),
    ),
  );
  return XML_DECLARATION + document;
}

/** A description is HTML inside of XML, so plain text is escaped for the one and then for the other. */
function itemOf({ id, title, summary, link, updated }: FeedEntry): string {
  return element(
    'item',
    {},
    element('guid', { isPermaLink: 'false' }, escaped(id)),
    textElement('title', title),
    textElement('link', link),
    textElement('description', escaped(summary)),
    textElement('pubDate', updated.toUTCString()),
  );
}
