import { describe, expect, it } from '@jest/globals';
import { type DefaultTreeAdapterTypes as Tree, parse } from 'parse5';
import { SCRIPT_PAYLOADS } from '../../../test/support/script-payloads.js';
import type { FestivalDetail } from '../festival.schemas.js';
import { festivalPage } from './festival-page.view.js';

const SHELL = `<!doctype html>
<html lang="ko">
  <head>
    <meta charset="utf-8" />
    <title>Fasteval</title>
    <meta
      name="description"
      content="전국의 축제"
    />
    <script type="module" src="/assets/index.js"></script>
  </head>
  <body>
    <noscript>이 페이지는 자바스크립트가 필요합니다.</noscript>
    <div id="root"></div>
  </body>
</html>`;

const ID = '01900000-0000-7000-8000-000000000001';
const FESTIVAL: FestivalDetail = {
  id: ID,
  name: '머드축제',
  nameEn: null,
  category: 'sea',
  tags: ['머드'],
  region: { code: '44180', name: '충청남도 보령시', nameEn: 'Boryeong-si, Chungcheongnam-do' },
  place: '대천해수욕장',
  point: null,
  edition: null,
  cover: {
    id: ID,
    status: 'ready',
    width: 1600,
    height: 900,
    thumbhash: null,
    color: null,
    takenAt: null,
    alt: '머드',
    licence: null,
    credit: null,
    focalPoint: null,
    renditions: [
      { width: 1600, height: 900, format: 'jpeg', byteSize: 9, url: 'https://media.example/1600.jpg' },
      { width: 1280, height: 720, format: 'webp', byteSize: 9, url: 'https://media.example/1280.webp' },
      { width: 1280, height: 720, format: 'jpeg', byteSize: 9, url: 'https://media.example/1280.jpg' },
    ],
    reason: null,
    own: null,
  },
  rating: { mean: null, count: 0 },
  updatedAt: '2027-04-02T03:00:00.000Z',
  formerNames: ['옛이름'],
  address: '대해로 897-15',
  organiser: '재단',
  host: null,
  sponsors: null,
  phone: null,
  homepage: null,
  description: '여름 축제',
  descriptionEn: null,
  free: null,
  bookmarkCount: 0,
  version: 1,
  gallery: [],
  linkedPictures: [],
  editions: [],
  usually: null,
};

const pageOf = (festival: FestivalDetail, locale: 'ko' | 'en' = 'ko') =>
  festivalPage(SHELL, festival, { publicUrl: 'https://fasteval.example', locale, earlierStarts: [] });

/** Every element in order, with the names of its attributes: what a parser makes of the page, without its words. */
function skeleton(html: string): string[] {
  return elements(html).map(({ tagName, attrs }) => `${tagName} ${attrs.map(({ name }) => name).join(' ')}`);
}

function elements(html: string): Tree.Element[] {
  const found: Tree.Element[] = [];
  const walk = (node: Tree.Node): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  // As a browser that runs scripts, and as a crawler that does not.
  walk(parse(html, { scriptingEnabled: true }));
  walk(parse(html, { scriptingEnabled: false }));
  return found;
}

function contentOf(html: string, name: string): string | undefined {
  const meta = elements(html).find(({ attrs }) =>
    attrs.some((one) => ['name', 'property'].includes(one.name) && one.value === name),
  );
  return meta?.attrs.find((one) => one.name === 'content')?.value;
}

function textOf(html: string, tagName: string, type?: string): string {
  const found = elements(html).find(
    (one) => one.tagName === tagName && (type === undefined || one.attrs.some(({ value }) => value === type)),
  );
  return (found?.childNodes ?? []).map((child) => ('value' in child ? child.value : '')).join('');
}

describe('the page of a festival for who runs no script', () => {
  it('When a link is shared, then its card has the name, when and where, and a JPEG picture of at most 1280', () => {
    const html = pageOf(FESTIVAL);
    expect(textOf(html, 'title')).toBe('머드축제 · Fasteval');
    const told = Object.fromEntries(
      ['og:title', 'og:description', 'og:url', 'og:image', 'og:image:alt', 'og:locale', 'twitter:card'].map(
        (name) => [name, contentOf(html, name)],
      ),
    );
    expect(told).toEqual({
      'og:title': '머드축제',
      'og:description': '날짜 미정 · 대천해수욕장, 충청남도 보령시 · 여름 축제',
      'og:url': `https://fasteval.example/festivals/${ID}`,
      'og:image': 'https://media.example/1280.jpg',
      'og:image:alt': '머드',
      'og:locale': 'ko_KR',
      'twitter:card': 'summary_large_image',
    });
    expect(contentOf(html, 'description')).toBe(told['og:description']);
    expect(html).toContain('<div id="root"></div>');
    expect(html).toContain('src="/assets/index.js"');
  });

  it('When there is no cover, then the card has no picture', () => {
    const html = pageOf({ ...FESTIVAL, cover: null });
    expect([contentOf(html, 'og:image'), contentOf(html, 'twitter:card')]).toEqual([undefined, 'summary']);
  });

  it('When the page is asked in English, then it speaks English and names itself as that', () => {
    const html = pageOf({ ...FESTIVAL, nameEn: 'Mud Festival', descriptionEn: 'Summer.' }, 'en');
    expect(contentOf(html, 'og:title')).toBe('Mud Festival');
    expect(contentOf(html, 'og:description')).toBe(
      'No date yet · 대천해수욕장, Boryeong-si, Chungcheongnam-do · Summer.',
    );
    expect(contentOf(html, 'og:url')).toBe(`https://fasteval.example/festivals/${ID}?lang=en`);
    expect(html).toContain('<html lang="en">');
  });

  it('When a description is long, then a card shows 200 characters of it and cuts no emoji', () => {
    const description = contentOf(pageOf({ ...FESTIVAL, description: '😀'.repeat(500) }), 'description')!;
    expect([[...description].length, description.endsWith('😀…')]).toEqual([200, true]);
  });

  it('C5 When text of a festival is any of sixty payloads, then the page has the same elements and attributes as with plain words', () => {
    expect(SCRIPT_PAYLOADS.length).toBeGreaterThanOrEqual(60);
    const plain = skeleton(pageOf(FESTIVAL));
    for (const payload of SCRIPT_PAYLOADS) {
      const html = pageOf({
        ...FESTIVAL,
        name: payload,
        place: payload,
        address: payload,
        organiser: payload,
        description: payload,
        tags: [payload],
        formerNames: [payload],
        cover: { ...FESTIVAL.cover!, alt: payload },
      });
      expect([payload, skeleton(html)]).toEqual([payload, plain]);
      expect(contentOf(html, 'og:title')).toBe(payload.replaceAll('\r', ''));
      expect(JSON.parse(textOf(html, 'script', 'application/ld+json')).name).toBe(payload);
    }
  });
});
