import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../../api/problem.js';
import type { User } from '../../api/data-provider.js';
import { changedFields, type Choices, settled } from '../../shared/race.rules.js';
import { changeUser, type ReadUser, resetSecondFactor } from './person.api.js';
import { changeOf, type PersonValues, type Rights, valuesOf } from './person.values.js';

/** A race that was lost: what I wanted, and what is saved now. */
interface Lost {
  readonly mine: PersonValues;
  readonly currentPassword: string;
  readonly present: ReadUser;
}

interface PersonState {
  /** The account as it was read or saved last. */
  readonly base: ReadUser;
  /** The rights in the form, saved or not. */
  readonly draft: Rights;
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  readonly problem: unknown;
  readonly lost: Lost | null;
  readonly edit: (draft: Rights) => void;
  /** True once it is saved. Taking a second factor away takes the password of who does it. */
  readonly save: (mine: PersonValues, currentPassword?: string) => Promise<boolean>;
  readonly settle: (choices: Choices<PersonValues>) => Promise<boolean>;
  readonly keepEditing: () => void;
  readonly forgetProblem: () => void;
}

/** What an admin makes of an account. Only what differs from `base` is sent, and nothing of anybody is lost in a race. */
export function usePerson(read: ReadUser): PersonState {
  const queryClient = useQueryClient();
  const [base, setBase] = useState(read);
  const [draft, setDraft] = useState<Rights>(() => valuesOf(read.user).rights);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [lost, setLost] = useState<Lost | null>(null);

  /** What was edited in the form but is none of these rights was not sent, and stays. */
  const putInForm = (rights: Rights, insteadOf: readonly Rights[]) =>
    setDraft((edited) => (insteadOf.some((one) => isSame(one, edited)) ? rights : edited));
  const adopt = (saved: ReadUser, from: ReadUser, sent: PersonValues) => {
    setBase(saved);
    putInForm(valuesOf(saved.user).rights, [valuesOf(from.user).rights, sent.rights]);
  };
  const saveFrom = async (mine: PersonValues, from: ReadUser, currentPassword: string): Promise<boolean> => {
    if (changedFields(valuesOf(from.user), mine).length === 0) return true;
    setSaving(true);
    setProblem(null);
    try {
      adopt(await sent(from, mine, currentPassword), from, mine);
      return true;
    } catch (error) {
      const present = presentOf(error);
      if (present === null) setProblem(error);
      else setLost({ mine, currentPassword, present });
      return false;
    } finally {
      setSaving(false);
      for (const kept of ['users', 'audit', 'user-sessions'])
        void queryClient.invalidateQueries({ queryKey: [kept] });
    }
  };
  return {
    base,
    draft,
    isChanged: !isSame(draft, valuesOf(base.user).rights),
    isSaving,
    problem,
    lost,
    edit: (rights) => {
      setProblem(null);
      setDraft(rights);
    },
    save: (mine, currentPassword = '') => saveFrom(mine, base, currentPassword),
    settle: (choices) => {
      if (lost === null) return Promise.resolve(false);
      const { mine, currentPassword, present } = lost;
      const started = valuesOf(base.user);
      const chosen = settled({ base: started, mine, present: valuesOf(present.user) }, choices);
      setLost(null);
      setBase(present);
      putInForm(chosen.rights, [started.rights, mine.rights]);
      return saveFrom(chosen, present, currentPassword);
    },
    keepEditing: () => setLost(null),
    forgetProblem: () => setProblem(null),
  };
}

/** Sends what differs from what was read: a second factor can only be taken away. */
async function sent(from: ReadUser, mine: PersonValues, currentPassword: string): Promise<ReadUser> {
  const before = valuesOf(from.user);
  const change = changeOf(before, mine);
  const changed = change === null ? from : await changeUser(from.user.id, from.etag, change);
  const resets = before.hasSecondFactor && !mine.hasSecondFactor;
  return resets ? resetSecondFactor(from.user.id, changed.etag, currentPassword) : changed;
}

/** What is saved now, where the problem is a lost race. */
function presentOf(error: unknown): ReadUser | null {
  if (!(error instanceof ApiProblem) || error.status !== 412 || error.etag === null) return null;
  return { user: error.body.current as User, etag: error.etag };
}

function isSame(one: Rights, other: Rights): boolean {
  return changedFields(one, other).length === 0;
}
