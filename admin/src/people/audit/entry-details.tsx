import { Box } from '@mui/material';
import type { AuditEntry } from '../../api/data-provider.js';
import { useWords } from '../../i18n/use-words.js';
import { ROLES } from '../roles.js';
import { isOneOf } from './actions.js';
import { Changes } from './changes.js';
import type { FieldChange } from './fields.js';

interface EntryDetailsProps {
  readonly entry: AuditEntry;
  /** Those that had no room above. */
  readonly changes: readonly FieldChange[];
}

/** Everything else that an entry has, opened when it is wanted. */
export function EntryDetails({ entry, changes }: EntryDetailsProps) {
  const say = useWords();
  const { seq, action, subject, role, address, requestId, hash } = entry;
  const facts = [
    [say('people.audit.number'), String(seq)],
    [say('people.audit.action'), action],
    [say('people.audit.subjectThen'), `${subject.kind} ${subject.id ?? ''}`],
    [say('people.audit.roleThen'), role !== null && isOneOf(ROLES, role) ? say(`role.${role}`) : role],
    [say('people.audit.requestId'), requestId],
    [say('people.audit.address'), address],
    [say('people.audit.hash'), hash],
  ] as const;
  return (
    <Box component="details" sx={{ mt: 0.5, fontSize: '0.8125rem' }}>
      <Box
        component="summary"
        sx={{ cursor: 'pointer', width: 'fit-content', color: 'secondary.main', py: 0.5 }}
      >
        {say('people.audit.details')}
      </Box>
      {changes.length > 0 && <Changes kind={subject.kind} changes={changes} />}
      <Box
        component="dl"
        sx={{
          m: 0,
          mt: 0.5,
          display: 'grid',
          gridTemplateColumns: 'max-content minmax(0, 1fr)',
          columnGap: 2,
          rowGap: 0.25,
        }}
      >
        {facts.map(([name, value]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {name}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
              {value ?? say('people.audit.notKept')}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
