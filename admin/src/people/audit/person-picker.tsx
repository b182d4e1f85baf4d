import { Autocomplete, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../api/client.js';
import { answerOf } from '../../api/problem.js';
import { useWords } from '../../i18n/use-words.js';
import { usePeopleNamed } from './people-named.js';

const TYPING_MS = 300;
const FEWEST_LETTERS = 2;
const OFFERED = 20;

interface PersonPickerProps {
  readonly id: string | undefined;
  readonly onChange: (id: string) => void;
}

interface Choice {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
}

/** Somebody, found by how their address begins. */
export function PersonPicker({ id, onChange }: PersonPickerProps) {
  const say = useWords();
  const [typed, setTyped] = useState('');
  const beginning = useRested(typed);
  const { data, isFetching } = useQuery({
    queryKey: ['people-beginning', beginning],
    queryFn: () =>
      answerOf(api.GET('/v1/admin/users', { params: { query: { email: beginning, perPage: OFFERED } } })),
    enabled: beginning.length >= FEWEST_LETTERS,
  });
  const named = usePeopleNamed(id === undefined ? [] : [id]);
  const chosen: Choice | null =
    id === undefined ? null : { id, email: id, displayName: '', ...named?.get(id) };
  return (
    <Autocomplete<Choice>
      options={data?.items ?? []}
      value={chosen}
      loading={isFetching}
      loadingText={say('people.audit.searching')}
      noOptionsText={say(typed.length < FEWEST_LETTERS ? 'people.audit.whoHint' : 'people.audit.noPerson')}
      // The API has looked already.
      filterOptions={(found) => found}
      getOptionLabel={({ email }) => email}
      getOptionKey={(choice) => choice.id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      onInputChange={(_event, text, reason) => setTyped(reason === 'input' ? text.trim() : '')}
      onChange={(_event, choice) => onChange(choice?.id ?? '')}
      renderInput={(parameters) => (
        <TextField
          {...parameters}
          margin="none"
          label={say('people.audit.who')}
          placeholder={say('people.audit.anyone')}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      )}
    />
  );
}

/** What was typed, once the typing rests. */
function useRested(typed: string): string {
  const [rested, setRested] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return rested;
}
