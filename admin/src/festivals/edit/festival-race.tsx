import { useWords } from '../../i18n/use-words.js';
import { RaceDialog } from '../../shared/race-dialog.js';
import type { Choices, Sides } from '../../shared/race.rules.js';
import type { EditionValues } from './edition.values.js';
import type { FestivalValues } from './festival.values.js';
import { editionLabels, labelOf, useShownOfEdition, useShownValue } from './shown-value.js';

interface RaceProps<T extends object> {
  readonly sides: Sides<T>;
  readonly onSettle: (choices: Choices<T>) => void;
  readonly onKeepEditing: () => void;
}

/** A lost race about a festival, each value as a person reads it. */
export function FestivalRace(race: RaceProps<FestivalValues>) {
  const say = useWords();
  const shown = useShownValue();
  return <RaceDialog {...race} labelOf={(field) => say(labelOf(field))} shown={shown} />;
}

/** As {@link FestivalRace}, about an edition. */
export function EditionRace(race: RaceProps<EditionValues>) {
  const say = useWords();
  const shown = useShownOfEdition();
  return <RaceDialog {...race} labelOf={(field) => say(editionLabels[field])} shown={shown} />;
}
