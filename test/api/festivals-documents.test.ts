import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FestivalCatalogue, FestivalWriter } from '../../src/festivals/index.js';
import { type TestApi, standAt, startApi } from '../support/api.js';
import { aFestival, anEdition } from '../support/festivals.js';
import { aPerson } from '../support/people.js';
import { vocabularyFaults } from '../support/schema-org.js';
import { statementsOf } from '../support/statements.js';
import { parseIcalendar } from '../support/strict-ical.js';

const MAY = { startsOn: '2027-05-01', endsOn: '2027-05-03' };
const FACTS = {
  name: '보령머드축제',
  nameEn: 'Boryeong Mud Festival',
  formerNames: ['대천머드축제'],
  tags: ['머드'],
  place: '대천해수욕장',
  address: '충청남도 보령시 대해로 897-15',
  region: { provinceCode: '44', districtCode: '44180' },
  point: { lat: 36.3129, lng: 126.5132 },
  organiser: '보령축제관광재단',
  homepage: 'https://www.mudfestival.or.kr',
  description: '머드로 노는 여름 축제.',
  free: true,
};

describe('one festival in the formats of other programs', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi({ PUBLIC_URL: 'https://fasteval.example' });
  });
  beforeEach(async () => {
    await api.empty();
    standAt(api, '2027-04-02T03:00:00Z');
  });
  afterAll(() => api.close());

  const as = (id: string, accept: string) => api.get(`/v1/festivals/${id}`, { headers: { accept } });

  it('When JSON-LD is asked, then it is a Festival of schema.org, and every word in it is of the vocabulary', async () => {
    const { id } = await aFestival(api, { ...FACTS, editions: [MAY] });
    await api.app.get(FestivalCatalogue).applyRating(id, { sum: 9, count: 2 });
    const answer = await as(id, 'application/ld+json');
    expect(answer.headers.get('content-type')).toBe('application/ld+json; charset=utf-8');
    expect(vocabularyFaults(answer.body)).toEqual([]);
    const url = `https://fasteval.example/festivals/${id}`;
    expect(answer.body).toEqual({
      '@context': 'https://schema.org',
      '@type': 'Festival',
      '@id': url,
      url,
      name: '보령머드축제',
      alternateName: ['Boryeong Mud Festival', '대천머드축제'],
      description: '머드로 노는 여름 축제.',
      inLanguage: ['ko', 'en'],
      startDate: '2027-05-01',
      endDate: '2027-05-03',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      location: {
        '@type': 'Place',
        name: '대천해수욕장',
        address: {
          '@type': 'PostalAddress',
          addressCountry: 'KR',
          addressRegion: '충청남도',
          addressLocality: '보령시',
          streetAddress: '충청남도 보령시 대해로 897-15',
        },
        geo: { '@type': 'GeoCoordinates', latitude: 36.3129, longitude: 126.5132 },
      },
      organizer: { '@type': 'Organization', name: '보령축제관광재단' },
      sameAs: 'https://www.mudfestival.or.kr',
      keywords: ['머드'],
      isAccessibleForFree: true,
      offers: { '@type': 'Offer', price: 0, priceCurrency: 'KRW', url },
      aggregateRating: {
        '@type': 'AggregateRating',
        ratingValue: 4.5,
        ratingCount: 2,
        bestRating: 5,
        worstRating: 1,
      },
    });
  });

  it('When nothing but a name is known, or only an estimate, then the JSON-LD claims no more', async () => {
    const bare = await as((await aFestival(api)).id, 'application/ld+json');
    const { id } = await aFestival(api, { editions: [{ startsOn: '2026-05-02', endsOn: '2026-05-03' }] });
    const estimated = await as(id, 'application/ld+json');
    for (const { body } of [bare, estimated]) {
      expect(vocabularyFaults(body)).toEqual([]);
      for (const claim of ['startDate', 'endDate', 'eventStatus', 'offers', 'aggregateRating', 'image'])
        expect(body).not.toHaveProperty(claim);
    }
  });

  it.each([
    ['cancelled', 'EventCancelled'],
    ['postponed', 'EventPostponed'],
  ] as const)('When the edition is %s, then the JSON-LD says %s', async (status, word) => {
    const { id } = await aFestival(api, { editions: [{ ...MAY, status }] });
    const { body } = await as(id, 'application/ld+json');
    expect([vocabularyFaults(body), body.eventStatus]).toEqual([[], `https://schema.org/${word}`]);
  });

  it('When the edition has moved, then the JSON-LD and the page say it is rescheduled, and from which days', async () => {
    const { id } = await aFestival(api);
    const edition = await anEdition(api, id, MAY);
    await anEdition(api, id, { startsOn: '2026-05-01', endsOn: '2026-05-03' });
    const writer = api.app.get(FestivalWriter);
    const told = async () => {
      const { body } = await as(id, 'application/ld+json');
      expect(vocabularyFaults(body)).toEqual([]);
      return [body.startDate, body.eventStatus.split('/').at(-1), body.previousStartDate];
    };
    await writer.changeEdition(id, edition.id, { endsOn: '2027-05-04' });
    expect(await told()).toEqual(['2027-05-01', 'EventScheduled', undefined]);
    await writer.changeEdition(id, edition.id, { startsOn: '2027-05-08', endsOn: '2027-05-09' });
    expect(await told()).toEqual(['2027-05-08', 'EventRescheduled', ['2027-05-01']]);
    await writer.changeEdition(id, edition.id, { status: 'postponed' });
    expect(await told()).toEqual(['2027-05-08', 'EventPostponed', undefined]);
    const autumn = { startsOn: '2027-10-01', endsOn: '2027-10-02' };
    await writer.changeEdition(id, edition.id, { status: 'scheduled', ...autumn });
    expect(await told()).toEqual(['2027-10-01', 'EventRescheduled', ['2027-05-01', '2027-05-08']]);
    const page = await api.get(`/festivals/${id}`, { headers: { accept: 'text/html' } });
    expect(page.text).toContain('"previousStartDate":["2027-05-01","2027-05-08"]');
    await writer.changeEdition(id, edition.id, { status: 'cancelled' });
    expect(await told()).toEqual(['2027-10-01', 'EventCancelled', undefined]);
  });

  it('When a calendar is asked, by Accept or by address, then it holds all editions and the estimate', async () => {
    const { id } = await aFestival(api);
    const past = [];
    for (const year of [2024, 2025, 2026])
      past.push(await anEdition(api, id, { startsOn: `${year}-05-01`, endsOn: `${year}-05-03` }));
    const [byAccept, byAddress] = [
      await as(id, 'text/calendar'),
      await api.get(`/v1/festivals/${id}/calendar.ics`),
    ];
    expect(byAccept.text).toBe(byAddress.text);
    expect(byAddress.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const events = parseIcalendar(Buffer.from(byAccept.text));
    expect(events.map(({ UID, STATUS }) => [UID, STATUS])).toEqual([
      ...past.map((edition) => [`${edition.id}@fasteval.example`, 'CONFIRMED']),
      [`estimate-${id}-2027@fasteval.example`, 'TENTATIVE'],
    ]);
  });

  it('When a caller weighs what it accepts, then it gets what it likes best, and Vary says so', async () => {
    const { id } = await aFestival(api);
    for (const [accept, type] of [
      ['*/*', 'application/json'],
      ['application/json', 'application/json'],
      ['text/html, */*;q=0.1', 'application/json'],
      ['application/*', 'application/json'],
      ['application/json;q=0.5, application/ld+json', 'application/ld+json'],
      ['application/ld+json;q=0.2, text/calendar;q=0.9', 'text/calendar'],
      ['application/json;q=0, */*', 'application/ld+json'],
    ] as const) {
      const answer = await as(id, accept);
      expect([accept, answer.status, answer.headers.get('content-type')]).toEqual([
        accept,
        200,
        `${type}; charset=utf-8`,
      ]);
      expect(answer.headers.get('vary')!.split(', ')).toContain('Accept');
    }
  });

  it('When nothing fits what a caller accepts, then it is a 406 in our form', async () => {
    const { id } = await aFestival(api);
    for (const accept of ['text/html', 'image/png, application/xml', 'application/json;q=0']) {
      const answer = await as(id, accept);
      expect([accept, answer.status, answer.body.type]).toEqual([
        accept,
        406,
        'urn:fasteval:problem:not-acceptable',
      ]);
      expect(answer.headers.get('vary')).toContain('Accept');
    }
  });

  it('When a caller has it already, then 304; each form has an ETag of its own', async () => {
    const { id } = await aFestival(api, { editions: [MAY] });
    const tags = new Set<string | null>();
    for (const accept of ['application/json', 'application/ld+json', 'text/calendar']) {
      const etag = (await as(id, accept)).headers.get('etag');
      const again = await api.get(`/v1/festivals/${id}`, { headers: { accept, 'if-none-match': etag! } });
      expect([accept, again.status]).toEqual([accept, 304]);
      tags.add(etag);
    }
    expect(tags.size).toBe(3);
  });

  it('B7 When the festival is a draft or hidden, then every form is 404, but for an editor', async () => {
    const editor = await aPerson(api, 'editor');
    for (const status of ['draft', 'hidden'] as const) {
      const { id } = await aFestival(api, { status, editions: [MAY] });
      for (const accept of ['application/ld+json', 'text/calendar']) {
        expect([accept, (await as(id, accept)).status]).toEqual([accept, 404]);
        const own = await api.get(`/v1/festivals/${id}`, { headers: { accept }, token: editor.token });
        expect([accept, own.status]).toEqual([accept, 200]);
      }
      expect((await api.get(`/v1/festivals/${id}/calendar.ics`)).status).toBe(404);
    }
  });

  it('When a form is asked, then it takes at most four statements', async () => {
    const { id } = await aFestival(api, { editions: [MAY] });
    for (const accept of ['application/ld+json', 'text/calendar']) {
      const { statements } = await statementsOf(api, () => as(id, accept));
      expect([accept, statements.length <= 4]).toEqual([accept, true]);
    }
  });
});
