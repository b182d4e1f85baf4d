import type { ReactNode } from 'react';
import type { WordKey } from '../../i18n/messages.js';
import { useWords } from '../../i18n/use-words.js';
import { RaceDialog } from '../../shared/race-dialog.js';
import type { Choices } from '../../shared/race.rules.js';
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
  readonly onSettle: (choices: Choices<PersonValues>) => void;
  readonly onKeepEditing: () => void;
}

/** A lost race about an account, each value as a person reads it. */
export function PersonRace({ base, lost: { mine, present }, onSettle, onKeepEditing }: PersonRaceProps) {
  const say = useWords();
  return (
    <RaceDialog
      sides={{ base: valuesOf(base.user), mine, present: valuesOf(present.user) }}
      labelOf={(field) => say(labels[field])}
      shown={(field, values) => <Shown field={field} values={values} />}
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
