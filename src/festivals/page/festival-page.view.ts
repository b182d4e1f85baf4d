import type { Day } from '../../shared/clock.js';
import type { Locale } from '../../shared/problem/problem.js';
import { markOf, nameIn, titleIn, whenText, whereText } from '../feed/feed.words.js';
import { jsonLdOf } from '../feed/jsonld.view.js';
import { element, escaped, textElement } from '../feed/xml.js';
import type { FestivalDetail } from '../festival.schemas.js';
import { addressesOf } from './page-address.js';

const DESCRIBED_CHARACTERS = 200;
const WIDEST_PICTURE = 1280;

/**
 * The app's shell with what those read who run no script: crawlers, and whoever draws a card for a shared link.
 * Every word of it was written by somebody, so every word is escaped.
 */
export function festivalPage(
  shell: string,
  festival: FestivalDetail,
  { publicUrl, locale, earlierStarts }: { publicUrl: string; locale: Locale; earlierStarts: readonly Day[] },
): string {
  const name = nameIn(locale, festival);
  const title = titleIn(locale, festival, markOf(festival.edition));
  const description = descriptionOf(festival, locale);
  const addresses = addressesOf(publicUrl, festival.id);
  const picture = pictureOf(festival);
  const head = [
    textElement('title', `${name} · Fasteval`),
    meta('name', 'description', description),
    link({ rel: 'canonical', href: addresses[locale] }),
    link({ rel: 'alternate', hreflang: 'ko', href: addresses.ko }),
    link({ rel: 'alternate', hreflang: 'en', href: addresses.en }),
    link({ rel: 'alternate', hreflang: 'x-default', href: addresses.ko }),
    meta('property', 'og:type', 'website'),
    meta('property', 'og:site_name', 'Fasteval'),
    meta('property', 'og:title', title),
    meta('property', 'og:description', description),
    meta('property', 'og:url', addresses[locale]),
    meta('property', 'og:locale', locale === 'en' ? 'en_US' : 'ko_KR'),
    meta('property', 'og:locale:alternate', locale === 'en' ? 'ko_KR' : 'en_US'),
    ...(picture === undefined
      ? []
      : [
          meta('property', 'og:image', picture.url),
          meta('property', 'og:image:type', 'image/jpeg'),
          meta('property', 'og:image:width', String(picture.width)),
          meta('property', 'og:image:height', String(picture.height)),
          meta('property', 'og:image:alt', festival.cover?.alt ?? name),
          meta('name', 'twitter:image', picture.url),
        ]),
    meta('name', 'twitter:card', picture === undefined ? 'summary' : 'summary_large_image'),
    meta('name', 'twitter:title', title),
    meta('name', 'twitter:description', description),
    `<script type="application/ld+json">${inScript(jsonLdOf(festival, { publicUrl, earlierStarts }))}</script>`,
  ].join('\n    ');
  const body = element('h1', {}, escaped(name)) + element('p', {}, escaped(description));
  return shell
    .replace('<html lang="ko">', `<html lang="${locale}">`)
    .replace(/<title>[^<]*<\/title>\s*<meta\s+name="description"[^>]*>/, () => head)
    .replace('<noscript>', () => `<noscript>${body}`);
}

function meta(key: 'name' | 'property', name: string, content: string): string {
  return element('meta', { [key]: name, content });
}

function link(attributes: Record<string, string>): string {
  return element('link', attributes);
}

/** When and where, then as much of what it is as a card shows, on one line. */
function descriptionOf(festival: FestivalDetail, locale: Locale): string {
  const { edition, description, descriptionEn } = festival;
  const about = (locale === 'en' ? (descriptionEn ?? description) : description) ?? '';
  const told = [whenText(edition, locale), whereText(festival, locale), about.replace(/\s+/g, ' ').trim()];
  const all = told.filter((part) => part !== '').join(' · ');
  const characters = [...all];
  return characters.length <= DESCRIBED_CHARACTERS
    ? all
    : `${characters.slice(0, DESCRIBED_CHARACTERS - 1).join('')}…`;
}

function pictureOf({ cover }: FestivalDetail) {
  return cover?.renditions.find(({ format, width }) => format === 'jpeg' && width <= WIDEST_PICTURE);
}

/** A script element ends at the first `</script` in it, wherever that stands: so no `<` is left. */
function inScript(document: object): string {
  return JSON.stringify(document).replaceAll('<', '\\u003c');
}

/** What the shell says where there is no such festival; its own title stays. */
export function missingPage(shell: string, locale: Locale): string {
  const gone = locale === 'en' ? 'There is no such festival.' : '그런 축제가 없습니다.';
  return shell
    .replace('<head>', `<head>\n    ${meta('name', 'robots', 'noindex')}`)
    .replace('<noscript>', () => `<noscript>${element('p', {}, escaped(gone))}`);
}
