import type { EditionValues } from './edition.values.js';
import type { FieldValue } from './festival.api.js';
import type { FestivalValues } from './festival.values.js';

const LINES = [
  'name',
  'nameEn',
  'place',
  'address',
  'organiser',
  'host',
  'sponsors',
  'phone',
  'homepage',
  'description',
  'descriptionEn',
] as const;
const LISTS = ['formerNames', 'tags'] as const;
const NEEDED = ['name', 'category', 'status'];
const OF_EDITIONS = ['startsOn', 'endsOn', 'ordinal', 'status', 'price', 'ageLimit', 'programme'] as const;
const NEEDED_OF_EDITIONS = ['startsOn', 'endsOn', 'status'];

/**
 * One field as provenance and history tell it, as the form holds it. Null where the form has no such field, or none
 * that could say so: the cover is a photo there, and a festival is never without a name.
 */
export function valueOfFact(field: string, fact: FieldValue): Partial<FestivalValues> | null {
  if (fact === null && NEEDED.includes(field)) return null;
  if (isOneOf(LINES, field)) return { [field]: textOf(fact) };
  if (isOneOf(LISTS, field)) return { [field]: Array.isArray(fact) ? fact.map(textOf) : [] };
  if (field === 'category' || field === 'status') return { [field]: fact };
  if (field === 'free') return { free: fact === null ? '' : fact === true ? 'yes' : 'no' };
  if (field === 'region') return { region: codeOf(fact) };
  if (field === 'point') {
    const { lat, lng } = membersOf(fact);
    return { point: { lat: textOf(lat), lng: textOf(lng) } };
  }
  return null;
}

/** As {@link valueOfFact}, of an edition. */
export function valueOfEditionFact(field: string, fact: FieldValue): Partial<EditionValues> | null {
  if (!isOneOf(OF_EDITIONS, field) || (fact === null && NEEDED_OF_EDITIONS.includes(field))) return null;
  return { [field]: textOf(fact) };
}

/** A region is kept as the codes of both its levels. */
function codeOf(fact: FieldValue): string {
  const { provinceCode, districtCode } = membersOf(fact);
  return textOf(districtCode) || textOf(provinceCode);
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function membersOf(fact: FieldValue): Readonly<Record<string, unknown>> {
  return typeof fact === 'object' && fact !== null && !Array.isArray(fact) ? fact : {};
}

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name);
}
