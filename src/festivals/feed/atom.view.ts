import { type Feed, type FeedEntry, updatedOf } from './feed.entry.js';
import { element, textElement, XML_DECLARATION } from './xml.js';

export const ATOM = 'application/atom+xml; charset=utf-8';

/** Atom 1.0 (RFC 4287). Titles and summaries are told as plain text, so `<K-Play>` stays a name. */
export function atomOf(feed: Feed): string {
  const { title, selfUrl, pageUrl, language, total, entries } = feed;
  const document = element(
    'feed',
    {
      xmlns: 'http://www.w3.org/2005/Atom',
      'xmlns:opensearch': 'http://a9.com/-/spec/opensearch/1.1/',
      'xml:lang': language,
    },
    textElement('id', selfUrl),
    textElement('title', title),
    textElement('updated', updatedOf(feed).toISOString()),
    element('author', {}, textElement('name', 'Fasteval')),
    element('link', { rel: 'self', type: 'application/atom+xml', href: selfUrl }),
    element('link', { rel: 'alternate', type: 'text/html', href: pageUrl }),
    ...(total === undefined ? [] : [textElement('opensearch:totalResults', String(total))]),
    ...entries.map(entryOf),
  );
  return XML_DECLARATION + document;
}

function entryOf({ id, title, summary, link, updated }: FeedEntry): string {
  return element(
    'entry',
    {},
    textElement('id', id),
    textElement('title', title),
    textElement('updated', updated.toISOString()),
    element('link', { rel: 'alternate', type: 'text/html', href: link }),
    textElement('summary', summary),
  );
}
