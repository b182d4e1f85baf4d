import { Alert, Box, Button } from '@mui/material';
import { useGetIdentity, useNotify } from 'react-admin';
import { Link } from 'react-router';
import { ApiProblem } from '../../api/problem.js';
import type { WordKey } from '../../i18n/messages.js';
import { useWords } from '../../i18n/use-words.js';
import { PageHead } from '../../shared/page-head.js';
import { Trouble } from '../../shared/trouble.js';
import { useLeaveGuard } from '../../shared/use-leave-guard.js';
import { RoleChip } from '../person-chips.js';
import { PersonAccess } from './person-access.js';
import type { ReadUser } from './person.api.js';
import { PersonFacts } from './person-facts.js';
import { PersonRace } from './person-race.js';
import { PersonRights } from './person-rights.js';
import { PersonSecondFactor } from './person-second-factor.js';
import { PersonSessions } from './person-sessions.js';
import { PersonTrail } from './person-trail.js';
import { valuesOf } from './person.values.js';
import { usePerson } from './use-person.js';

const ADMINS = `/users?filter=${encodeURIComponent('{"role":"admin"}')}`;

/** One person: who they are, what they may do, where they are signed in, and their trail. */
export function PersonEditor({ read }: { readonly read: ReadUser }) {
  const say = useWords();
  const notify = useNotify();
  const { identity } = useGetIdentity();
  const person = usePerson(read);
  useLeaveGuard(person.isChanged);
  const { user } = person.base;
  const isMe = identity?.id === user.id;

  const tell = (saved: boolean, words: WordKey) => {
    if (!saved) return;
    notify(say(words), { type: 'success' });
    // Who changed what they may do themselves begins anew with it.
    if (isMe) window.location.reload();
  };
  const passwordFault =
    person.problem instanceof ApiProblem
      ? person.problem.fields.find(({ path }) => path === 'currentPassword')?.detail
      : undefined;
  const saveRights = async () =>
    tell(await person.save({ ...valuesOf(user), rights: person.draft }), 'people.person.saved');
  const suspend = async (suspended: boolean) =>
    tell(
      await person.save({ ...valuesOf(user), suspended }),
      suspended ? 'people.person.suspended' : 'people.person.lifted',
    );
  const resetSecondFactor = async (currentPassword: string) => {
    const saved = await person.save({ ...valuesOf(user), hasSecondFactor: false }, currentPassword);
    tell(saved, 'people.person.resetDone');
    return saved;
  };
  return (
    <>
      <PageHead
        title={user.displayName}
        aside={<RoleChip role={user.role} />}
        back={{ to: '/users', text: say('people.person.back') }}
      />
      {isMe && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {say('people.person.youHint')}
        </Alert>
      )}
      {person.problem !== null && passwordFault === undefined && <PersonTrouble error={person.problem} />}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: '1fr', lg: 'minmax(0, 1fr) 420px' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ display: 'grid', gap: 2 }}>
          <PersonFacts user={user} isMe={isMe} />
          <PersonRights person={person} onSave={() => void saveRights()} />
        </Box>
        <Box sx={{ display: 'grid', gap: 2 }}>
          <PersonAccess user={user} isSaving={person.isSaving} onDecide={suspend} />
          <PersonSecondFactor
            user={user}
            isMe={isMe}
            isSaving={person.isSaving}
            passwordFault={passwordFault}
            onReset={resetSecondFactor}
            onCancel={person.forgetProblem}
          />
          <PersonSessions user={user} isMe={isMe} />
        </Box>
      </Box>
      <PersonTrail id={user.id} />
      {person.lost !== null && (
        <PersonRace
          base={person.base}
          lost={person.lost}
          onSettle={(choices) =>
            void person.settle(choices).then((saved) => tell(saved, 'people.person.saved'))
          }
          onKeepEditing={person.keepEditing}
        />
      )}
    </>
  );
}

/** Where it is about the last admin, the way out is another one. */
function PersonTrouble({ error }: { readonly error: unknown }) {
  const say = useWords();
  const isLastAdmin = error instanceof ApiProblem && error.code === 'last-admin';
  return (
    <>
      <Trouble error={error} />
      {isLastAdmin && (
        <Button component={Link} to={ADMINS} variant="outlined" color="secondary" sx={{ mb: 2 }}>
          {say('people.person.showAdmins')}
        </Button>
      )}
    </>
  );
}
