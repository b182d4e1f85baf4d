import type { EventStatusType, Festival, Place, WithContext } from 'schema-dts';
import type { PhotoView } from '../../media/index.js';
import type { Day } from '../../shared/clock.js';
import type { FestivalDetail } from '../festival.schemas.js';
import type { EditionInViewView } from '../festival.views.js';
import { regionByCode } from '../region/region.rules.js';

const RESCHEDULED = 'https://schema.org/EventRescheduled';

/** The festival in the words of schema.org, with the edition it shows and the days that one was to begin on before. */
export function jsonLdOf(
  festival: FestivalDetail,
  { publicUrl, earlierStarts }: { publicUrl: string; earlierStarts: readonly Day[] },
): WithContext<Festival> {
  const { id, name, nameEn, formerNames, description, descriptionEn, edition, organiser, homepage } =
    festival;
  const url = `${publicUrl}/festivals/${id}`;
  const alternateNames = [nameEn, ...formerNames].filter((one) => one !== null);
  return {
    '@context': 'https://schema.org',
    '@type': 'Festival',
    '@id': url,
    url,
    name,
    ...(alternateNames.length === 0 ? {} : { alternateName: alternateNames }),
    ...textOf(description ?? descriptionEn),
    inLanguage: nameEn === null && descriptionEn === null ? ['ko'] : ['ko', 'en'],
    ...daysOf(edition, earlierStarts),
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    location: placeOf(festival),
    ...(organiser === null ? {} : { organizer: { '@type': 'Organization', name: organiser } }),
    ...(homepage === null ? {} : { sameAs: homepage }),
    ...(festival.tags.length === 0 ? {} : { keywords: festival.tags }),
    ...imageOf(festival.cover),
    ...priceOf(festival.free, url),
    ...ratingOf(festival.rating),
  };
}

function textOf(description: string | null): Pick<Festival, 'description'> {
  return description === null ? {} : { description };
}

/** The vocabulary has no word for days that nobody has announced, so an estimate tells none. */
function daysOf(edition: EditionInViewView | null, earlierStarts: readonly Day[]): Partial<Festival> {
  if (edition === null || edition.estimated) return {};
  const { startsOn, endsOn, status } = edition;
  const eventStatus = statusOf(status, earlierStarts.length > 0);
  const moved = eventStatus === RESCHEDULED ? { previousStartDate: earlierStarts } : {};
  return { startDate: startsOn, endDate: endsOn, eventStatus, ...moved };
}

function statusOf(status: EditionInViewView['status'], hasMoved: boolean): EventStatusType {
  if (status === 'cancelled') return 'https://schema.org/EventCancelled';
  if (status === 'postponed') return 'https://schema.org/EventPostponed';
  return hasMoved ? RESCHEDULED : 'https://schema.org/EventScheduled';
}

function placeOf({ place, address, region, point }: FestivalDetail): Place {
  const found = region === null ? null : regionByCode(region.code);
  const province = found === null ? null : regionByCode(found.provinceCode);
  return {
    '@type': 'Place',
    name: place ?? region?.name ?? '대한민국',
    address: {
      '@type': 'PostalAddress',
      addressCountry: 'KR',
      ...(province === null ? {} : { addressRegion: province.name }),
      ...(found?.level === 'district' ? { addressLocality: found.name } : {}),
      ...(address === null ? {} : { streetAddress: address }),
    },
    ...(point === null
      ? {}
      : { geo: { '@type': 'GeoCoordinates', latitude: point.lat, longitude: point.lng } }),
  };
}

function imageOf(cover: PhotoView | null): Pick<Festival, 'image'> {
  const images = cover?.renditions.filter(({ format }) => format === 'jpeg').map(({ url }) => url) ?? [];
  return images.length === 0 ? {} : { image: images };
}

function priceOf(free: boolean | null, url: string): Partial<Festival> {
  if (free !== true) return free === null ? {} : { isAccessibleForFree: false };
  return {
    isAccessibleForFree: true,
    offers: { '@type': 'Offer', price: 0, priceCurrency: 'KRW', url },
  };
}

function ratingOf({ mean, count }: FestivalDetail['rating']): Partial<Festival> {
  if (mean === null) return {};
  return {
    aggregateRating: {
      '@type': 'AggregateRating',
      ratingValue: mean,
      ratingCount: count,
      bestRating: 5,
      worstRating: 1,
    },
  };
}
