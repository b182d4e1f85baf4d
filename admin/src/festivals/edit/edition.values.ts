import type { components } from '../../api/schema.js';
import type { Edition } from './festival.api.js';

type EditionBody = components['schemas']['NewEdition'];

/** An edition as its form holds it: empty text where nothing is said. */
export interface EditionValues {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly ordinal: string;
  readonly status: Edition['status'];
  readonly price: string;
  readonly ageLimit: string;
  readonly programme: string;
}

export type EditionField = keyof EditionValues;

export const newEdition: EditionValues = {
  startsOn: '',
  endsOn: '',
  ordinal: '',
  status: 'scheduled',
  price: '',
  ageLimit: '',
  programme: '',
};

export const editionFields = Object.keys(newEdition) as EditionField[];

export function editionValuesOf(edition: Edition): EditionValues {
  return {
    startsOn: edition.startsOn,
    endsOn: edition.endsOn,
    ordinal: edition.ordinal?.toString() ?? '',
    status: edition.status,
    price: edition.price ?? '',
    ageLimit: edition.ageLimit ?? '',
    programme: edition.programme ?? '',
  };
}

/** The named fields as the API takes them: null where nothing is said. */
export function editionBodyOf(values: EditionValues, fields: readonly EditionField[]): EditionBody {
  const said = fields.map((field) => {
    const value = values[field];
    if (value === '') return [field, null];
    return [field, field === 'ordinal' ? Number(value) : value];
  });
  return Object.fromEntries(said) as EditionBody;
}
