import type { ReactNode } from 'react';
import type { WordKey } from '../../i18n/messages.js';
import { useWords } from '../../i18n/use-words.js';
import { useCategories } from '../../shared/category.js';
import { Photo } from '../../shared/photo.js';
import { useRegions } from '../../shared/regions.js';
import type { EditionField, EditionValues } from './edition.values.js';
import type { FestivalField, FestivalValues } from './festival.values.js';

export const editionLabels = {
  startsOn: 'editions.startsOn',
  endsOn: 'editions.endsOn',
  ordinal: 'editions.number',
  status: 'editions.status',
  price: 'editions.price',
  ageLimit: 'editions.ageLimit',
  programme: 'editions.programme',
} as const satisfies Record<EditionField, WordKey>;

export function labelOf(field: FestivalField): WordKey {
  return field === 'cover' ? 'cover.title' : `festival.${field}`;
}

/** A value of the form as a person reads it, in words; nothing said is said too. */
export function useShownText(): (field: Exclude<FestivalField, 'cover'>, values: FestivalValues) => string {
  const say = useWords();
  const categories = useCategories();
  const regions = useRegions();
  const nameIn = (choices: readonly { code: string; name: string }[], code: string) =>
    choices.find((choice) => choice.code === code)?.name ?? code;
  return (field, values) => {
    const admission = { '': 'festival.freeUnknown', yes: 'festival.freeYes', no: 'festival.freeNo' } as const;
    const text = {
      ...values,
      category: nameIn(categories, values.category),
      region: nameIn(regions, values.region),
      point: [values.point.lat, values.point.lng].filter((part) => part !== '').join(', '),
      tags: values.tags.join(', '),
      formerNames: values.formerNames.join(', '),
      free: say(admission[values.free]),
      status: say(`publication.${values.status}`),
    }[field];
    return text === '' ? say('festival.nothing') : text;
  };
}

/** As {@link useShownText}; of the cover the photo itself. */
export function useShownValue(): (field: FestivalField, values: FestivalValues) => ReactNode {
  const say = useWords();
  const shown = useShownText();
  return (field, values) =>
    field === 'cover' ? (
      <Photo
        photo={values.cover}
        alt={say(values.cover === null ? 'list.noPhoto' : 'cover.title')}
        sizes="240px"
        sx={{ width: 200, height: 132, borderRadius: 1 }}
      />
    ) : (
      shown(field, values)
    );
}

/** As {@link useShownText}, of an edition. */
export function useShownOfEdition(): (field: EditionField, values: EditionValues) => string {
  const say = useWords();
  return (field, values) =>
    field === 'status' ? say(`status.${values.status}`) : values[field] || say('festival.nothing');
}
