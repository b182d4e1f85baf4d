import { Injectable } from '@nestjs/common';
import type { Day } from '../shared/clock.js';
import { Database } from '../shared/database/database.js';
import type { CategoryCode } from './category.js';
import type { EditionInView, Phase } from './edition/edition-in-view.rules.js';
import type { FestivalStatus } from './festival.entity.js';
import type { Point } from './festival.facts.js';
import type { LinkedPicture } from './gallery/linked-picture.schemas.js';

/** A festival as its views need it, with the edition it shows on the day asked. */
export interface FestivalRow {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly category: CategoryCode;
  readonly tags: string[];
  readonly provinceCode: string | null;
  readonly districtCode: string | null;
  readonly place: string | null;
  readonly organiser: string | null;
  readonly point: Point | null;
  readonly coverPhotoId: string | null;
  readonly rating: { readonly sum: number; readonly count: number };
  readonly bookmarkCount: number;
  readonly updatedAt: Date;
  readonly version: number;
  readonly edition: VersionedEdition | null;
}

/** With the version of the edition itself; null for an estimate. */
type VersionedEdition = EditionInView & { readonly version: number | null };

/** All there is to show of one festival, published or not. */
export interface FestivalDetailRow extends FestivalRow {
  readonly formerNames: string[];
  readonly address: string | null;
  readonly host: string | null;
  readonly sponsors: string | null;
  readonly phone: string | null;
  readonly homepage: string | null;
  readonly description: string | null;
  readonly descriptionEn: string | null;
  readonly free: boolean | null;
  readonly status: FestivalStatus;
  readonly bookmarked: boolean;
  readonly galleryPhotoIds: string[];
  readonly linkedPictures: LinkedPicture[];
}

export interface FlatFestivalRow extends Omit<FestivalRow, 'tags' | 'point' | 'rating' | 'edition'> {
  readonly tags: string[] | null;
  readonly latitude: string | null;
  readonly longitude: string | null;
  readonly ratingSum: number;
  readonly ratingCount: number;
  readonly phase: Phase | null;
  readonly editionId: string | null;
  readonly editionVersion: number | null;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly confidence: number | null;
}

/** The showing of the day, one at most for a festival `f`; takes the day twice. */
export const JOIN_SHOWING =
  'LEFT JOIN festivals_showing s ON s.festival_id = f.id AND s.shown_from <= ? AND s.shown_until >= ?';

/** Of a festival `f` and its showing `s`. */
export const FESTIVAL_COLUMNS = `
  f.id, f.name, f.name_en AS nameEn, f.category, f.province_code AS provinceCode, f.district_code AS districtCode,
  f.place, f.organiser, f.latitude, f.longitude, f.cover_photo_id AS coverPhotoId, f.rating_sum AS ratingSum,
  f.rating_count AS ratingCount, f.bookmark_count AS bookmarkCount, f.updated_at AS updatedAt,
  f.version, s.phase, s.edition_id AS editionId,
  (SELECT e.version FROM festivals_edition e WHERE e.id = s.edition_id) AS editionVersion, s.starts_on AS startsOn, s.ends_on AS endsOn, s.confidence,
  (SELECT JSON_ARRAYAGG(t.tag ORDER BY t.position) FROM festivals_tag t WHERE t.festival_id = f.id) AS tags`;

const DETAIL_COLUMNS = `
  f.former_names AS formerNames, f.address, f.host, f.sponsors, f.phone, f.homepage, f.description,
  f.description_en AS descriptionEn, f.free, f.status, f.linked_pictures AS linkedPictures,
  (SELECT JSON_ARRAYAGG(g.photo_id ORDER BY g.position) FROM festivals_gallery_photo g WHERE g.festival_id = f.id)
    AS galleryPhotoIds,
  EXISTS (SELECT 1 FROM festivals_bookmark b WHERE b.festival_id = f.id AND b.account_id = ?) AS bookmarked`;

interface FlatDetailRow
  extends
    FlatFestivalRow,
    Omit<FestivalDetailRow, keyof FestivalRow | 'free' | 'bookmarked' | 'galleryPhotoIds'> {
  readonly galleryPhotoIds: string[] | null;
  readonly free: number | null;
  readonly bookmarked: number;
}

/** Reads festivals as they are shown. */
@Injectable()
export class CatalogueRepository {
  constructor(private readonly database: Database) {}

  /** In no particular order; ids of what is not published are absent. */
  async findPublished(ids: readonly string[], today: Day): Promise<FestivalRow[]> {
    if (ids.length === 0) return [];
    const flat = await this.database.rows<FlatFestivalRow>(
      `SELECT ${FESTIVAL_COLUMNS} FROM festivals_festival f ${JOIN_SHOWING} WHERE f.id IN (?) AND f.status = 'published'`,
      [today, today, ids],
    );
    return flat.map(festivalRowOf);
  }

  /** Whatever its status; `bookmarked` speaks of the account, where there is one. */
  async findDetail(id: string, today: Day, accountId: string | undefined): Promise<FestivalDetailRow | null> {
    const [flat] = await this.database.rows<FlatDetailRow>(
      `SELECT ${FESTIVAL_COLUMNS}, ${DETAIL_COLUMNS} FROM festivals_festival f ${JOIN_SHOWING} WHERE f.id = ?`,
      [accountId ?? '', today, today, id],
    );
    if (flat === undefined) return null;
    return {
      ...festivalRowOf(flat),
      formerNames: flat.formerNames,
      address: flat.address,
      host: flat.host,
      sponsors: flat.sponsors,
      phone: flat.phone,
      homepage: flat.homepage,
      description: flat.description,
      descriptionEn: flat.descriptionEn,
      free: flat.free === null ? null : flat.free === 1,
      status: flat.status,
      bookmarked: flat.bookmarked === 1,
      galleryPhotoIds: flat.galleryPhotoIds ?? [],
      linkedPictures: flat.linkedPictures,
    };
  }
}

export function festivalRowOf(flat: FlatFestivalRow): FestivalRow {
  return {
    id: flat.id,
    name: flat.name,
    nameEn: flat.nameEn,
    category: flat.category,
    tags: flat.tags ?? [],
    provinceCode: flat.provinceCode,
    districtCode: flat.districtCode,
    place: flat.place,
    organiser: flat.organiser,
    point: pointOf(flat),
    coverPhotoId: flat.coverPhotoId,
    rating: { sum: flat.ratingSum, count: flat.ratingCount },
    bookmarkCount: flat.bookmarkCount,
    updatedAt: flat.updatedAt,
    version: flat.version,
    edition: editionOf(flat),
  };
}

function pointOf({ latitude, longitude }: FlatFestivalRow): Point | null {
  return latitude === null || longitude === null ? null : { lat: Number(latitude), lng: Number(longitude) };
}

function editionOf({
  phase,
  editionId,
  editionVersion,
  startsOn,
  endsOn,
  confidence,
}: FlatFestivalRow): VersionedEdition | null {
  if (phase === null) return null;
  return { id: editionId, version: editionVersion, startsOn, endsOn, phase, confidence };
}
