/**
 * The properties that we use of the types that we use, as https://schema.org/Festival and the pages that it
 * links to define them, each with what its value may be.
 */
const text = (value: unknown) => typeof value === 'string' && value !== '';
const number = (value: unknown) => typeof value === 'number' && Number.isFinite(value);
const truth = (value: unknown) => typeof value === 'boolean';
const url = (value: unknown) => typeof value === 'string' && /^https?:/.test(value) && URL.canParse(value);
const day = (value: unknown) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
const a = (type: string) => (value: unknown) => (value as { '@type'?: unknown } | null)?.['@type'] === type;
const oneOf = (words: readonly string[]) => (value: unknown) =>
  words.some((word) => value === `https://schema.org/${word}`);

type Check = (value: unknown) => boolean;

const THING = { name: text, alternateName: text, description: text, url, sameAs: url, image: url };

const TYPES: Record<string, Record<string, Check>> = {
  Festival: {
    ...THING,
    startDate: day,
    endDate: day,
    previousStartDate: day,
    eventStatus: oneOf([
      'EventScheduled',
      'EventCancelled',
      'EventPostponed',
      'EventRescheduled',
      'EventMovedOnline',
    ]),
    eventAttendanceMode: oneOf([
      'OfflineEventAttendanceMode',
      'OnlineEventAttendanceMode',
      'MixedEventAttendanceMode',
    ]),
    location: a('Place'),
    organizer: a('Organization'),
    offers: a('Offer'),
    aggregateRating: a('AggregateRating'),
    isAccessibleForFree: truth,
    inLanguage: text,
    keywords: text,
  },
  Place: { ...THING, address: a('PostalAddress'), geo: a('GeoCoordinates') },
  PostalAddress: {
    ...THING,
    addressCountry: text,
    addressRegion: text,
    addressLocality: text,
    streetAddress: text,
    postalCode: text,
  },
  GeoCoordinates: { ...THING, latitude: number, longitude: number },
  Organization: THING,
  Offer: { ...THING, price: number, priceCurrency: text, availability: url },
  AggregateRating: {
    ...THING,
    ratingValue: number,
    ratingCount: number,
    reviewCount: number,
    bestRating: number,
    worstRating: number,
  },
};

/** Everything in a JSON-LD document that is not of the vocabulary, as `Type.property`. */
export function vocabularyFaults(node: Record<string, unknown>): string[] {
  const type = String(node['@type']);
  const properties = TYPES[type];
  if (properties === undefined) return [`type ${type}`];
  return Object.entries(node).flatMap(([name, value]) => {
    if (name === '@context') return value === 'https://schema.org' ? [] : ['@context'];
    if (name === '@type') return [];
    if (name === '@id') return url(value) ? [] : ['@id'];
    const check = properties[name];
    const values = Array.isArray(value) ? (value as unknown[]) : [value];
    if (check === undefined || values.length === 0) return [`${type}.${name}`];
    return values.flatMap((one) => [
      ...(check(one) ? [] : [`${type}.${name}`]),
      ...(typeof one === 'object' && one !== null ? vocabularyFaults(one as Record<string, unknown>) : []),
    ]);
  });
}
