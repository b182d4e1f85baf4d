import { z } from 'zod';
import { type PhotoView, photoView } from '../media/index.js';
import { categoryCodes } from './category.js';
import type { Phase } from './edition/edition-in-view.rules.js';
import type { FestivalRow } from './catalogue.repository.js';
import { regionByCode } from './region/region.rules.js';

/** What an edition in view is today; `undated` where nobody has announced a day. */
export const STATUS_WORDS = ['ongoing', 'upcoming', 'ended', 'postponed', 'cancelled', 'undated'] as const;
export type StatusWord = (typeof STATUS_WORDS)[number];

const day = z.iso.date();

export const regionView = z
  .object({ code: z.string(), name: z.string(), nameEn: z.string() })
  .meta({ id: 'RegionName' });

export const pointView = z
  .object({ lat: z.number(), lng: z.number() })
  .meta({ id: 'Point', description: 'Degrees, WGS 84.', examples: [{ lat: 36.3129, lng: 126.5132 }] });

const editionInViewView = z
  .object({
    id: z.uuid().nullable().meta({ description: 'Null for an estimate, as is `version`.' }),
    version: z.int().nullable().meta({ description: 'Of the edition, for `If-Match`, in quotation marks.' }),
    startsOn: day,
    endsOn: day.meta({ description: 'The last day, included.' }),
    status: z.enum(STATUS_WORDS).meta({ description: 'Today in Korea; an estimate is `undated`.' }),
    estimated: z
      .boolean()
      .meta({ description: 'True where the days are when it usually falls, not what anybody announced.' }),
    confidence: z.number().min(0).max(1).optional().meta({
      description: 'Of an estimate: how likely it begins within a week of the day.',
    }),
  })
  .meta({ id: 'EditionInView' });

const ratingView = z.object({ mean: z.number().nullable(), count: z.int() }).meta({ id: 'Rating' });

/** The shape of one festival in every list. */
export const festivalItem = z
  .object({
    id: z.uuid(),
    name: z.string(),
    nameEn: z.string().nullable(),
    category: z.enum(categoryCodes),
    tags: z.array(z.string()),
    region: regionView.nullable(),
    place: z.string().nullable(),
    point: pointView.nullable(),
    edition: editionInViewView.nullable(),
    cover: photoView.nullable(),
    rating: ratingView,
    distanceKm: z
      .number()
      .optional()
      .meta({ description: 'From `near`, where it was asked and the festival has a point.' }),
    version: z.int().meta({ description: 'For `If-Match`, in quotation marks.' }),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'FestivalItem' });

export type FestivalItem = z.infer<typeof festivalItem>;
export type EditionInViewView = z.infer<typeof editionInViewView>;

export function itemOf(row: FestivalRow, covers: ReadonlyMap<string, PhotoView>): FestivalItem {
  const { id, name, nameEn, category, tags, place, point, coverPhotoId, version, updatedAt } = row;
  return {
    id,
    name,
    nameEn,
    category,
    tags,
    region: regionOf(row),
    place,
    point,
    edition: editionOf(row),
    cover: (coverPhotoId === null ? undefined : covers.get(coverPhotoId)) ?? null,
    rating: ratingOf(row),
    version,
    updatedAt: updatedAt.toISOString(),
  };
}

export function editionOf({ edition }: FestivalRow): EditionInViewView | null {
  if (edition === null) return null;
  const { id, version, startsOn, endsOn, phase, confidence } = edition;
  return {
    id,
    version,
    startsOn,
    endsOn,
    status: statusOf(phase),
    estimated: phase === 'estimated',
    ...(confidence === null ? {} : { confidence: confidence / 100 }),
  };
}

/** Two decimals are more than a reader can use of a mean of whole stars. */
function ratingOf({ rating: { sum, count } }: FestivalRow): FestivalItem['rating'] {
  return { mean: count === 0 ? null : Math.round((sum / count) * 100) / 100, count };
}

function statusOf(phase: Phase): StatusWord {
  return phase === 'estimated' ? 'undated' : phase;
}

function regionOf({ provinceCode, districtCode }: FestivalRow): FestivalItem['region'] {
  const region = regionByCode(districtCode ?? provinceCode ?? '');
  return region === null ? null : { code: region.code, name: region.fullName, nameEn: region.fullNameEn };
}
