import type { ReactNode } from 'react';
import type { WordKey } from '../../i18n/messages.js';
import { useWords } from '../../i18n/use-words.js';
import { RaceDialog } from '../../shared/race-dialog.js';
import { type Choice, raceOf } from '../../shared/race.rules.js';
import { RegionNames } from '../region-names.js';
import type { ReadUser } from './person.api.js';
import { type PersonField, type PersonValues, valuesOf } from './person.values.js';

const labels = {
  rights: 'people.person.rights',
  suspended: 'people.person.access',
  hasSecondFactor: 'people.person.secondFactor',
  displayName: 'people.name',
  email: 'people.email',
} as const satisfies Record<PersonField, WordKey>;

interface PersonRaceProps {
  readonly base: ReadUser;
  readonly lost: { readonly mine: PersonValues; readonly present: ReadUser };
  readonly onSettle: (choices: Partial<Record<PersonField, Choice>>) => void;
  readonly onKeepEditing: () => void;
}

/** A lost race about an account, each value as a person reads it. */
export function PersonRace({ base, lost: { mine, present }, onSettle, onKeepEditing }: PersonRaceProps) {
  const say = useWords();
  const now = valuesOf(present.user);
  const race = raceOf(valuesOf(base.user), mine, now);
  return (
    <RaceDialog
      contested={race.contested.map((field) => ({
        field,
        label: say(labels[field]),
        mine: <Shown field={field} values={mine} />,
        present: <Shown field={field} values={now} />,
      }))}
      theirsOnly={race.theirsOnly.map((field) => say(labels[field]))}
      onSettle={onSettle}
      onKeepEditing={onKeepEditing}
    />
  );
}

function Shown({ field, values }: { readonly field: PersonField; readonly values: PersonValues }): ReactNode {
  const say = useWords();
  if (field === 'suspended') return say(values.suspended ? 'people.suspended' : 'people.active');
  if (field === 'hasSecondFactor')
    return say(values.hasSecondFactor ? 'people.person.secondFactorSet' : 'people.person.secondFactorNotSet');
  if (field !== 'rights') return values[field];
  const { role, regions } = values.rights;
  return (
    <>
      {say(`role.${role}`)}
      {role === 'editor' && (
        <>
          {' · '}
          <RegionNames codes={[...regions]} />
        </>
      )}
    </>
  );
}
