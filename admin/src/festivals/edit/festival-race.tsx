import type { ReactNode } from 'react';
import type { WordKey } from '../../i18n/messages.js';
import { useWords } from '../../i18n/use-words.js';
import { useCategories } from '../../shared/category.js';
import { Photo } from '../../shared/photo.js';
import { useRegions } from '../../shared/regions.js';
import type { ReadFestival } from './festival.api.js';
import { type FestivalField, type FestivalValues, valuesOf } from './festival.values.js';
import { RaceDialog } from '../../shared/race-dialog.js';
import { type Choice, raceOf } from '../../shared/race.rules.js';

interface FestivalRaceProps {
  readonly base: ReadFestival;
  readonly mine: FestivalValues;
  readonly present: ReadFestival;
  readonly onSettle: (choices: Partial<Record<FestivalField, Choice>>) => void;
  readonly onKeepEditing: () => void;
}

/** A lost race about a festival, each value as a person reads it. */
export function FestivalRace({ base, mine, present, onSettle, onKeepEditing }: FestivalRaceProps) {
  const say = useWords();
  const shown = useShownValue();
  const now = valuesOf(present.festival);
  const race = raceOf(valuesOf(base.festival), mine, now);
  const label = (field: FestivalField) => say(labelOf(field));
  return (
    <RaceDialog
      contested={race.contested.map((field) => ({
        field,
        label: label(field),
        mine: shown(field, mine),
        present: shown(field, now),
      }))}
      theirsOnly={race.theirsOnly.map(label)}
      onSettle={onSettle}
      onKeepEditing={onKeepEditing}
    />
  );
}

function labelOf(field: FestivalField): WordKey {
  return field === 'cover' ? 'cover.title' : `festival.${field}`;
}

function useShownValue(): (field: FestivalField, values: FestivalValues) => ReactNode {
  const say = useWords();
  const categories = useCategories();
  const regions = useRegions();
  const nameIn = (choices: readonly { code: string; name: string }[], code: string) =>
    choices.find((choice) => choice.code === code)?.name ?? code;
  return (field, values) => {
    if (field === 'cover') {
      return (
        <Photo
          photo={values.cover}
          alt={say(values.cover === null ? 'list.noPhoto' : 'cover.title')}
          sizes="240px"
          sx={{ width: 200, height: 132, borderRadius: 1 }}
        />
      );
    }
    const text = {
      ...values,
      category: nameIn(categories, values.category),
      region: nameIn(regions, values.region),
      point: [values.point.lat, values.point.lng].filter((part) => part !== '').join(', '),
      tags: values.tags.join(', '),
      formerNames: values.formerNames.join(', '),
      free: say(
        values.free === 'yes'
          ? 'festival.freeYes'
          : values.free === 'no'
            ? 'festival.freeNo'
            : 'festival.freeUnknown',
      ),
      status: say(`publication.${values.status}`),
    }[field];
    return text === '' ? say('festival.nothing') : text;
  };
}
