import type { WordKey } from '../../../i18n/messages.js';
import { useWords } from '../../../i18n/use-words.js';
import { type EditionField, newEdition } from '../edition.values.js';
import { valueOfEditionFact, valueOfFact } from '../fact.values.js';
import type { FieldValue, TrailEntry } from '../festival.api.js';
import { type FestivalField, nothingSaid } from '../festival.values.js';
import { editionLabels, labelOf, useShownOfEdition, useShownText } from '../shown-value.js';

type TrailChange = TrailEntry['changes'][number];

/** Of photos and pictures only how many there are can be told: those taken out may be gone. */
const PICTURES: Readonly<Record<string, WordKey>> = {
  coverPhotoId: 'cover.title',
  galleryPhotoIds: 'editing.history.gallery',
  linkedPictures: 'editing.history.linkedPictures',
};

/** What people call the field of a change, and how its values read. */
export function useChangeWords({ of, field }: TrailChange): {
  readonly label: string;
  readonly shown: (value: FieldValue) => string;
} {
  const say = useWords();
  const shown = useShownText();
  const shownOfEdition = useShownOfEdition();
  const pictures = PICTURES[field];
  if (pictures !== undefined) {
    const count = (value: FieldValue) => (Array.isArray(value) ? value.length : value === null ? 0 : 1);
    return {
      label: say(pictures),
      shown: (value) => say('editing.history.photos', { smart_count: count(value) }),
    };
  }
  const nothing = say('festival.nothing');
  if (of === 'edition') {
    const name = field as EditionField;
    return {
      label: say(editionLabels[name]),
      shown: (value) => {
        const said = valueOfEditionFact(field, value);
        return said === null ? nothing : shownOfEdition(name, { ...newEdition, ...said });
      },
    };
  }
  const name = field as Exclude<FestivalField, 'cover'>;
  return {
    label: say(labelOf(name)),
    shown: (value) => {
      const said = valueOfFact(field, value);
      return said === null ? nothing : shown(name, { ...nothingSaid, ...said });
    },
  };
}
