import type { components } from '../../api/schema.js';
import type { PhotoView } from '../../shared/photo.js';
import type { NewFestival } from './festival.api.js';

type Festival = components['schemas']['Festival'];

/** A festival as the form holds it: empty text where nothing is said. */
export interface FestivalValues {
  readonly name: string;
  readonly nameEn: string;
  readonly formerNames: readonly string[];
  readonly category: Festival['category'] | '';
  readonly tags: readonly string[];
  readonly place: string;
  readonly address: string;
  /** The code of a province or district. */
  readonly region: string;
  readonly point: { readonly lat: string; readonly lng: string };
  readonly organiser: string;
  readonly host: string;
  readonly sponsors: string;
  readonly phone: string;
  readonly homepage: string;
  readonly free: '' | 'yes' | 'no';
  readonly status: NonNullable<Festival['status']>;
  readonly description: string;
  readonly descriptionEn: string;
  readonly cover: PhotoView | null;
}

export type FestivalField = keyof FestivalValues;

export const nothingSaid: FestivalValues = {
  name: '',
  nameEn: '',
  formerNames: [],
  category: '',
  tags: [],
  place: '',
  address: '',
  region: '',
  point: { lat: '', lng: '' },
  organiser: '',
  host: '',
  sponsors: '',
  phone: '',
  homepage: '',
  free: '',
  status: 'published',
  description: '',
  descriptionEn: '',
  cover: null,
};

const festivalFields = Object.keys(nothingSaid) as FestivalField[];

export function valuesOf(festival: Festival): FestivalValues {
  const { name, formerNames, category, tags, region, point, free, cover } = festival;
  return {
    name,
    nameEn: festival.nameEn ?? '',
    formerNames,
    category,
    tags,
    place: festival.place ?? '',
    address: festival.address ?? '',
    region: region?.code ?? '',
    point: { lat: point?.lat.toString() ?? '', lng: point?.lng.toString() ?? '' },
    organiser: festival.organiser ?? '',
    host: festival.host ?? '',
    sponsors: festival.sponsors ?? '',
    phone: festival.phone ?? '',
    homepage: festival.homepage ?? '',
    free: free === null ? '' : free ? 'yes' : 'no',
    status: festival.status ?? 'published',
    description: festival.description ?? '',
    descriptionEn: festival.descriptionEn ?? '',
    cover,
  };
}

/** The named fields as the API takes them: null where nothing is said. */
export function bodyOf(values: FestivalValues, fields: readonly FestivalField[]): NewFestival {
  const { cover, free, point, ...said } = values;
  const body: Record<string, unknown> = {
    ...Object.fromEntries(Object.entries(said).map(([field, value]) => [field, value === '' ? null : value])),
    free: free === '' ? null : free === 'yes',
    point:
      point.lat.trim() === '' && point.lng.trim() === ''
        ? null
        : { lat: degrees(point.lat), lng: degrees(point.lng) },
    coverPhotoId: cover?.id ?? null,
  };
  const names = fields.map((field) => (field === 'cover' ? 'coverPhotoId' : field));
  return Object.fromEntries(names.map((name) => [name, body[name]])) as unknown as NewFestival;
}

/** Which field of the form a pointer of the API speaks of: `coverPhotoId.0` of `cover`, `tags.2` of `tags`. */
export function fieldOf(path: string): FestivalField | `point.${'lat' | 'lng'}` | null {
  if (path === 'point.lat' || path === 'point.lng') return path;
  const first = path.split('.', 1)[0];
  return first === 'coverPhotoId' ? 'cover' : (festivalFields.find((field) => field === first) ?? null);
}

/** Text that is no number goes as null, which the API refuses at its place. */
function degrees(text: string): number | null {
  return text.trim() === '' || Number.isNaN(Number(text)) ? null : Number(text);
}
