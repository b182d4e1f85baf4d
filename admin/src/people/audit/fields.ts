import type { WordKey } from '../../i18n/messages.js';

const ofFestivals = [
  'name',
  'nameEn',
  'formerNames',
  'category',
  'tags',
  'place',
  'address',
  'region',
  'point',
  'organiser',
  'host',
  'sponsors',
  'phone',
  'homepage',
  'free',
  'status',
  'description',
  'descriptionEn',
] as const;

const ofEditions = {
  startsOn: 'editions.startsOn',
  endsOn: 'editions.endsOn',
  ordinal: 'editions.number',
  status: 'editions.status',
  price: 'editions.price',
  ageLimit: 'editions.ageLimit',
  programme: 'editions.programme',
} as const satisfies Record<string, WordKey>;

const ofEverythingElse = [
  'role',
  'regions',
  'suspendedAt',
  'count',
  'email',
  'suspended',
  'ids',
  'accountId',
  'personId',
  'action',
  'reads',
  'subjectKind',
  'subjectId',
  'since',
  'until',
  'scopes',
  'expiresAt',
  'terms',
  'privacy',
  'location',
  'marketing',
  'decision',
  'statements',
  'partedId',
  'fields',
  'festivalId',
  'provider',
  'method',
  'methods',
  'fileName',
  'host',
  'kinds',
  'enabled',
  'deliveryId',
  'alt',
  'licence',
  'credit',
  'focalX',
  'focalY',
  'coverPhotoId',
  'galleryPhotoIds',
  'linkedPictures',
  'year',
  'shared',
  'hiddenFor',
] as const;

const words: Readonly<Record<string, WordKey>> = {
  ...Object.fromEntries(ofEverythingElse.map((field) => [field, `people.field.${field}` as const])),
  ...ofEditions,
};
const wordsOfKinds: Readonly<Record<string, typeof words>> = {
  festival: {
    ...words,
    ...Object.fromEntries(ofFestivals.map((field) => [field, `festival.${field}` as const])),
  },
  account: { ...words, provider: 'people.field.signInService' },
};

/** What people call a field of an entry; undefined for one that only a newer API knows. */
export function fieldWord(subjectKind: string, field: string): WordKey | undefined {
  return (wordsOfKinds[subjectKind] ?? words)[field];
}

/** One field as it was and as it is; undefined where the entry does not speak of that side. */
export interface FieldChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** Every field of an entry, in its order. */
export function changesOf(
  before: Readonly<Record<string, unknown>> | null,
  after: Readonly<Record<string, unknown>> | null,
): readonly FieldChange[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields].map((field) => ({ field, from: before?.[field], to: after?.[field] }));
}
