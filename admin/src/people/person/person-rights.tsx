import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { ApiProblem } from '../../api/problem.js';
import { useWords } from '../../i18n/use-words.js';
import { Card } from '../../shared/card.js';
import { ROLES } from '../roles.js';
import { rightsOf, type Rights, valuesOf } from './person.values.js';
import { RegionPicker } from './region-picker.js';
import type { usePerson } from './use-person.js';

interface PersonRightsProps {
  readonly person: ReturnType<typeof usePerson>;
  readonly onSave: () => void;
}

/** The role, and the regions that an editor is bound to. */
export function PersonRights({
  person: { base, draft, isChanged, isSaving, problem, edit },
  onSave,
}: PersonRightsProps) {
  const say = useWords();
  const roleFault = faultsAt(problem, 'role');
  return (
    <Card title={say('people.person.rights')}>
      <Box
        component="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        <TextField
          select
          label={say('people.role')}
          value={draft.role}
          error={roleFault !== ''}
          helperText={roleFault || say(`people.person.hints.${draft.role}`)}
          onChange={({ target }) => edit(rightsOf(target.value as Rights['role'], draft.regions))}
        >
          {ROLES.map((role) => (
            <MenuItem key={role} value={role}>
              {say(`role.${role}`)}
            </MenuItem>
          ))}
        </TextField>
        {draft.role === 'editor' && (
          <RegionPicker
            codes={draft.regions}
            fault={faultsAt(problem, 'regions')}
            onChange={(regions) => edit(rightsOf('editor', regions))}
          />
        )}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mt: 1.5 }}>
          <Typography
            role="status"
            color={isChanged ? 'warning.main' : 'text.secondary'}
            sx={{ flex: '1 1 200px', fontSize: '0.875rem' }}
          >
            {isChanged
              ? `${say('people.person.unsaved')} · ${say('people.person.atOnce')}`
              : say('people.person.upToDate')}
          </Typography>
          <Button
            color="secondary"
            disabled={!isChanged || isSaving}
            onClick={() => edit(valuesOf(base.user).rights)}
          >
            {say('people.person.undo')}
          </Button>
          <Button type="submit" variant="contained" disabled={!isChanged || isSaving}>
            {say(isSaving ? 'people.person.saving' : 'people.person.save')}
          </Button>
        </Box>
      </Box>
    </Card>
  );
}

/** What the API says of the field or of anything in it; empty where that is nothing. */
function faultsAt(problem: unknown, field: string): string {
  if (!(problem instanceof ApiProblem)) return '';
  const here = problem.fields.filter(({ path }) => path === field || path.startsWith(`${field}.`));
  return [...new Set(here.map(({ detail }) => detail))].join(' ');
}
