import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import { FestivalWriter } from '../../src/festivals/index.js';
import { type TestApi, standAt, startApi } from '../support/api.js';
import { aFestival, anEdition } from '../support/festivals.js';
import { statementsOf } from '../support/statements.js';
import { parseIcalendar, type ParsedEvent } from '../support/strict-ical.js';

const FORMATS = ['ics', 'geojson', 'rss', 'atom', 'csv'] as const;
const MAY = { startsOn: '2027-05-01', endsOn: '2027-05-03' };
const HOSTILE = 'A & B; <K-Play>, "C" \\n ]]> \u{1F389}';

describe('feeds of festivals', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi({ PUBLIC_URL: 'https://fasteval.example' });
  });
  beforeEach(async () => {
    await api.empty();
    standAt(api, '2027-04-02T03:00:00Z');
  });
  afterAll(() => api.close());

  const eventsOf = async (query = '', headers = {}): Promise<ParsedEvent[]> =>
    parseIcalendar(Buffer.from((await api.get(`/v1/festivals.ics?${query}`, { headers })).text));
  const xmlOf = async (format: 'rss' | 'atom', query = ''): Promise<any> => {
    const { text } = await api.get(`/v1/festivals.${format}?${query}`);
    expect(SyntaxValidator.validate(text)).toBe(true);
    return new XMLParser({
      ignoreAttributes: false,
      isArray: (name) => ['entry', 'item'].includes(name),
    }).parse(text);
  };
  const geojsonOf = async (query = '') => JSON.parse((await api.get(`/v1/festivals.geojson?${query}`)).text);

  it('When festivals are asked as a calendar, then each edition in view and to come is an all-day event that a strict reader takes', async () => {
    const { id } = await aFestival(api, {
      name: HOSTILE,
      category: 'sea',
      tags: ['머드, 진흙'],
      place: '대천해수욕장; 광장',
      region: { provinceCode: '44', districtCode: '44180' },
      point: { lat: 36.3129, lng: 126.5132 },
    });
    const first = await anEdition(api, id, MAY);
    const second = await anEdition(api, id, { startsOn: '2027-12-31', endsOn: '2028-01-01' });
    await anEdition(api, id, { startsOn: '2025-05-01', endsOn: '2025-05-03' });

    const events = await eventsOf();
    expect(events.map(({ UID, DTSTART, DTEND }) => [UID, DTSTART, DTEND])).toEqual([
      [`${first.id}@fasteval.example`, '20270501', '20270504'],
      [`${second.id}@fasteval.example`, '20271231', '20280102'],
    ]);
    expect(events[0]).toMatchObject({
      SUMMARY: HOSTILE,
      STATUS: 'CONFIRMED',
      SEQUENCE: '0',
      GEO: '36.3129;126.5132',
      LOCATION: '대천해수욕장; 광장, 충청남도 보령시',
      URL: `https://fasteval.example/festivals/${id}`,
      TRANSP: 'TRANSPARENT',
    });
    const { headers, text } = await api.get('/v1/festivals.ics');
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n');
    expect(text).toContain('X-PUBLISHED-TTL:PT6H\r\n');
  });

  it('When an edition is cancelled or put off, then it stays under its UID with a higher SEQUENCE', async () => {
    const { id } = await aFestival(api, { name: '축제' });
    const edition = await anEdition(api, id, MAY);
    const [before] = await eventsOf();
    standAt(api, '2027-04-03T03:00:00Z');
    const writer = api.app.get(FestivalWriter);
    await writer.changeEdition(id, edition.id, { status: 'postponed' });
    const [postponed] = await eventsOf();
    await writer.changeEdition(id, edition.id, { status: 'cancelled' });
    const [cancelled] = await eventsOf('', { 'accept-language': 'en' });

    expect([before, postponed, cancelled].map((event) => event!['UID'])).toEqual(
      Array(3).fill(`${edition.id}@fasteval.example`),
    );
    expect([before, postponed, cancelled].map((event) => [event!['STATUS'], event!['SEQUENCE']])).toEqual([
      ['CONFIRMED', '0'],
      ['TENTATIVE', '1'],
      ['CANCELLED', '2'],
    ]);
    expect(cancelled!['SUMMARY']).toBe('축제 (cancelled)');
    expect([before!['DTSTAMP'], cancelled!['DTSTAMP']]).toEqual(['20270402T030000Z', '20270403T030000Z']);
  });

  it('When nobody has announced a day, then the estimate is in the calendar as tentative and says so', async () => {
    const { id } = await aFestival(api, { name: '꽃잔치', nameEn: 'Flower Feast' });
    await anEdition(api, id, { startsOn: '2026-05-02', endsOn: '2026-05-03' });
    const [ko, en] = [await eventsOf(), await eventsOf('', { 'accept-language': 'en' })];
    expect([ko.length, en.length]).toEqual([1, 1]);
    expect(ko[0]).toMatchObject({
      UID: `estimate-${id}-2027@fasteval.example`,
      STATUS: 'TENTATIVE',
      SUMMARY: '꽃잔치 (예상 일정)',
    });
    expect(en[0]!['SUMMARY']).toBe('Flower Feast (estimated)');
  });

  it.each([
    ['ics', 'ko', ['SUMMARY:꽃잔치 (예상 일정)', 'STATUS:TENTATIVE']],
    ['ics', 'en', ['SUMMARY:Flower Feast (estimated)', 'STATUS:TENTATIVE']],
    ['rss', 'ko', ['<title>꽃잔치 (예상 일정)</title>', '2027-05-02 · 예상 일정</description>']],
    ['rss', 'en', ['<title>Flower Feast (estimated)</title>', '2027-05-02 · Estimated</description>']],
    ['atom', 'ko', ['<title>꽃잔치 (예상 일정)</title>', '2027-05-02 · 예상 일정</summary>']],
    ['atom', 'en', ['<title>Flower Feast (estimated)</title>', '2027-05-02 · Estimated</summary>']],
    ['csv', 'ko', [',2027-05-02,예상 일정,']],
    ['csv', 'en', [',2027-05-02,Estimated,']],
    ['geojson', 'ko', ['"estimated":true']],
    ['card of its page', 'ko', ['og:title" content="꽃잔치 (예상 일정)"', '2027-05-02 · 예상 일정"']],
    ['card of its page', 'en', ['og:title" content="Flower Feast (estimated)"', '2027-05-02 · Estimated"']],
  ] as const)(
    'When days are only estimated, then the %s in %s marks them as that, and never days that are fixed',
    async (form, language, marks) => {
      const names = { name: '꽃잔치', nameEn: 'Flower Feast' };
      const lastYear = [{ startsOn: '2026-05-03', endsOn: '2026-05-03' }];
      const guessed = await aFestival(api, { ...names, category: 'nature', editions: lastYear });
      const fixed = await aFestival(api, { ...names, category: 'food', editions: [MAY] });
      const told = async (id: string, category: string) => {
        const path =
          form === 'card of its page' ? `/festivals/${id}` : `/v1/festivals.${form}?category=${category}`;
        return (await api.get(path, { headers: { accept: 'text/html, */*', 'accept-language': language } }))
          .text;
      };
      const [ofGuessed, ofFixed] = [await told(guessed.id, 'nature'), await told(fixed.id, 'food')];
      expect(marks.filter((mark) => !ofGuessed.includes(mark))).toEqual([]);
      expect(ofFixed).toContain(form === 'ics' ? '20270501' : '2027-05-01');
      expect(ofFixed).not.toMatch(/예상|\(estimated|Estimated|"estimated":true|TENTATIVE/);
    },
  );

  it('When the days of an estimate move, then its event stays under its UID with a higher SEQUENCE', async () => {
    const { id } = await aFestival(api, { name: '꽃잔치' });
    const edition = await anEdition(api, id, { startsOn: '2026-05-02', endsOn: '2026-05-03' });
    const [before] = await eventsOf();
    standAt(api, '2027-04-03T03:00:00Z');
    await api.app
      .get(FestivalWriter)
      .changeEdition(id, edition.id, { startsOn: '2026-05-09', endsOn: '2026-05-10' });
    const [after] = await eventsOf();
    expect([before, after].map((event) => [event!['UID'], event!['DTSTART']])).toEqual([
      [`estimate-${id}-2027@fasteval.example`, '20270501'],
      [`estimate-${id}-2027@fasteval.example`, '20270508'],
    ]);
    expect(Number(after!['SEQUENCE'])).toBeGreaterThan(Number(before!['SEQUENCE']));
  });

  it.each(['status=upcoming', 'status=ongoing,upcoming&from=2027-03-01&category=food'])(
    'When a calendar of what is to come (%s) is subscribed to, then what is called off or put off stays in it as that until its days are over',
    async (query) => {
      const { id } = await aFestival(api, { name: '축제', category: 'food' });
      const edition = await anEdition(api, id, MAY);
      const other = { startsOn: '2027-02-01', endsOn: '2027-02-28' };
      await aFestival(api, { category: 'food', editions: [{ ...other, status: 'cancelled' }] });
      const shown = async () =>
        (await eventsOf(query)).map(({ UID, STATUS }) => [UID?.split('@')[0], STATUS]);
      const writer = api.app.get(FestivalWriter);
      expect(await shown()).toEqual([[edition.id, 'CONFIRMED']]);
      await writer.changeEdition(id, edition.id, { status: 'postponed' });
      expect(await shown()).toEqual([[edition.id, 'TENTATIVE']]);
      await writer.changeEdition(id, edition.id, { status: 'cancelled' });
      expect(await shown()).toEqual([[edition.id, 'CANCELLED']]);
      expect((await geojsonOf(query)).features).toEqual([]);
      standAt(api, '2027-05-03T15:00:00Z');
      expect(await shown()).toEqual([]);
    },
  );

  it('When the calendar is asked later and nothing has changed, then it is the same bytes and 304 for who has them', async () => {
    await aFestival(api, { editions: [MAY] });
    for (const format of FORMATS) {
      const before = await api.get(`/v1/festivals.${format}`);
      standAt(api, '2027-04-02T05:00:00Z');
      const after = await api.get(`/v1/festivals.${format}`);
      expect([format, after.text]).toEqual([format, before.text]);
      const known = { headers: { 'if-none-match': before.headers.get('etag')! } };
      expect((await api.get(`/v1/festivals.${format}`, known)).status).toBe(304);
    }
  });

  it("When a reader has the feed already, then nothing but the catalogue's turn is looked up; each address and language has an ETag of its own", async () => {
    const { id } = await aFestival(api, { name: '축제', editions: [MAY] });
    const tags = new Set<string>();
    for (const format of FORMATS) {
      for (const [query, language] of [
        ['', 'ko'],
        ['', 'en'],
        ['?status=upcoming', 'ko'],
      ] as const) {
        const ask = (headers = {}) =>
          api.get(`/v1/festivals.${format}${query}`, {
            headers: { 'accept-language': language, ...headers },
          });
        const etag = (await ask()).headers.get('etag')!;
        tags.add(etag);
        const { statements } = await statementsOf(api, async () => {
          const again = await ask({ 'if-none-match': etag });
          expect([format, again.status, again.text]).toEqual([format, 304, '']);
          expect(again.headers.get('x-total-count')).toBe('1');
        });
        expect([format, statements.length]).toEqual([format, 1]);
      }
    }
    expect(tags.size).toBe(FORMATS.length * 3);

    const calendar = await api.get('/v1/festivals.ics');
    await anEdition(api, id, { startsOn: '2028-05-01', endsOn: '2028-05-03' });
    const known = { headers: { 'if-none-match': calendar.headers.get('etag')! } };
    expect((await api.get('/v1/festivals.ics', known)).status).toBe(200);
  });

  it('When festivals are asked as GeoJSON, then longitude comes first, bounds hold all points, and no point is no geometry', async () => {
    await aFestival(api, { name: 'south', point: { lat: 33.5, lng: 126.5 }, editions: [MAY] });
    await aFestival(api, { name: 'north', point: { lat: 37.5, lng: 128.9 } });
    await aFestival(api, { name: 'nowhere' });
    const map = await geojsonOf();
    expect(map).toMatchObject({
      type: 'FeatureCollection',
      bbox: [126.5, 33.5, 128.9, 37.5],
      numberMatched: 3,
      numberReturned: 3,
    });
    const features = new Map(map.features.map((feature: any) => [feature.properties.name, feature]));
    expect(features.get('south')).toMatchObject({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [126.5, 33.5] },
      properties: { edition: { startsOn: '2027-05-01', status: 'upcoming' } },
    });
    expect(features.get('nowhere')).toMatchObject({ geometry: null });
    const { headers } = await api.get('/v1/festivals.geojson');
    expect(headers.get('content-type')).toBe('application/geo+json; charset=utf-8');
  });

  it('When a name is full of markup, then RSS and Atom are well-formed and give it back', async () => {
    const { id } = await aFestival(api, { name: HOSTILE, place: '<b>광장</b>', editions: [MAY] });
    const { rss } = await xmlOf('rss');
    expect(rss.channel.item[0]).toMatchObject({
      title: HOSTILE,
      link: `https://fasteval.example/festivals/${id}`,
      description: '2027-05-01 – 2027-05-03 · 예정 · &lt;b&gt;광장&lt;/b&gt;',
    });
    const { feed } = await xmlOf('atom', 'category=culture');
    expect(feed).toMatchObject({ id: 'https://fasteval.example/v1/festivals.atom?category=culture' });
    expect(feed.entry[0]).toMatchObject({
      id: `urn:uuid:${id}`,
      title: HOSTILE,
      updated: '2027-04-02T03:00:00.000Z',
      summary: '2027-05-01 – 2027-05-03 · 예정 · <b>광장</b>',
    });
    expect((await api.get('/v1/festivals.rss')).headers.get('content-type')).toBe(
      'application/rss+xml; charset=utf-8',
    );
  });

  it('When a feed is narrowed as the list is, then it holds the same festivals, soonest first', async () => {
    await aFestival(api, {
      name: 'later',
      category: 'food',
      editions: [{ startsOn: '2027-06-01', endsOn: '2027-06-01' }],
    });
    await aFestival(api, { name: 'sooner', category: 'food', editions: [MAY] });
    await aFestival(api, { name: 'other', category: 'sea', editions: [MAY] });
    const query = 'category=food&status=upcoming';
    const list = (await api.get(`/v1/festivals?${query}`)).body.items.map(({ name }: any) => name);
    expect(list).toEqual(['sooner', 'later']);
    expect((await eventsOf(query)).map((event) => event['SUMMARY'])).toEqual(list);
    expect((await geojsonOf(query)).features.map(({ properties }: any) => properties.name)).toEqual(list);
    expect((await xmlOf('rss', query)).rss.channel.item.map(({ title }: any) => title)).toEqual(list);
    expect((await xmlOf('atom', query)).feed.entry.map(({ title }: any) => title)).toEqual(list);
    const { headers } = await api.get(`/v1/festivals.rss?${query}`);
    expect(headers.get('link')).toBe(`</v1/festivals?${query}>; rel="alternate"; type="application/json"`);
  });

  it('When there are more than 2,000, then the feed holds 2,000 and says how many there are', async () => {
    await api.app.get(FestivalWriter).createMany(
      Array.from({ length: 2_003 }, (_, index) => ({
        id: `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`,
        festival: { name: `축제 ${index}`, category: 'culture' as const },
        editions: [],
      })),
    );
    const answer = await api.get('/v1/festivals.geojson');
    expect(JSON.parse(answer.text)).toMatchObject({ numberMatched: 2_003, numberReturned: 2_000 });
    expect(answer.headers.get('x-total-count')).toBe('2003');
    expect((await xmlOf('atom')).feed['opensearch:totalResults']).toBe(2_003);
  });

  it('B7 When a festival is a draft or hidden, then no feed names it', async () => {
    const { id } = await aFestival(api, { name: '초안', status: 'draft', editions: [MAY] });
    await aFestival(api, { name: '숨김', status: 'hidden', editions: [MAY] });
    for (const format of FORMATS) {
      const { text, headers } = await api.get(`/v1/festivals.${format}`);
      expect([format, text.includes(id), /초안|숨김/.test(text), headers.get('x-total-count')]).toEqual([
        format,
        false,
        false,
        '0',
      ]);
    }
    expect(await eventsOf()).toEqual([]);
  });

  it('C2 When festivals are asked for a spreadsheet, then each is a line that no name makes a formula of, in the language asked', async () => {
    const { id } = await aFestival(api, {
      name: '=HYPERLINK("https://evil.example")',
      category: 'sea',
      tags: ['머드', '@바다'],
      region: { provinceCode: '44', districtCode: '44180' },
      point: { lat: 36.3, lng: 126.5 },
      editions: [MAY],
    });
    await aFestival(api, { name: HOSTILE, category: 'food' });
    const answer = await api.get('/v1/festivals.csv?category=sea,food', {
      headers: { 'accept-language': 'ko' },
    });
    expect([...answer.headers]).toEqual(
      expect.arrayContaining([
        ['content-type', 'text/csv; charset=utf-8'],
        ['content-disposition', 'attachment; filename="festivals.csv"'],
        ['x-total-count', '2'],
      ]),
    );
    const bytes = await (await fetch(`${api.url}/v1/festivals.csv`)).arrayBuffer();
    expect([...new Uint8Array(bytes).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines: Record<string, string>[] = parse(answer.text, { columns: true, bom: true });
    expect(lines[0]).toEqual({
      축제: '\'=HYPERLINK("https://evil.example")',
      '영어 이름': '',
      분류: '바다·물놀이',
      태그: '머드, @바다',
      지역: '충청남도 보령시',
      장소: '',
      첫날: '2027-05-01',
      '마지막 날': '2027-05-03',
      상태: '예정',
      평점: '',
      '후기 수': '0',
      위도: '36.3',
      경도: '126.5',
      '수정 시각': expect.stringMatching(/^2027-04-02T03/),
      주소: `https://fasteval.example/festivals/${id}`,
    });
    expect(lines[1]).toMatchObject({ 축제: HOSTILE, 첫날: '', 상태: '' });
    const english = await api.get('/v1/festivals.csv?category=sea', { headers: { 'accept-language': 'en' } });
    expect(english.text).toContain('Sea and water');
  });

  it('When a parameter is unknown, of a page or wrong, then 400 names it', async () => {
    for (const [query, pointer] of [
      ['page=1', '/page'],
      ['perPage=5', '/perPage'],
      ['from=2027-02-29', '/from'],
      ['from=2027-05-02&to=2027-05-01', '/to'],
      ['sort=distance', '/sort'],
    ]) {
      const answer = await api.get(`/v1/festivals.ics?${query}`);
      expect([query, answer.status, answer.body.errors[0].pointer]).toEqual([query, 400, pointer]);
    }
  });

  it('When a feed of many festivals is asked, then it takes no more statements than one of few', async () => {
    for (let count = 0; count < 5; count += 1) await aFestival(api, { editions: [MAY] });
    for (const [format, most] of [
      ['ics', 3],
      ['geojson', 2],
      ['rss', 2],
      ['atom', 2],
    ] as const) {
      const { statements } = await statementsOf(api, () => api.get(`/v1/festivals.${format}`));
      expect([format, statements.length <= most]).toEqual([format, true]);
    }
  });
});
