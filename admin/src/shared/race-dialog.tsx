import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  FormControlLabel,
  Radio,
  RadioGroup,
  Typography,
} from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.js';
import type { Choice } from './race.rules.js';

interface ContestedValue<Field extends string> {
  readonly field: Field;
  readonly label: string;
  readonly mine: ReactNode;
  readonly present: ReactNode;
}

interface RaceDialogProps<Field extends string> {
  readonly contested: readonly ContestedValue<Field>[];
  /** Names of the fields that only the other person changed. */
  readonly theirsOnly: readonly string[];
  readonly onSettle: (choices: Partial<Record<Field, Choice>>) => void;
  readonly onKeepEditing: () => void;
}

/** Lets the person choose, field by field, after a lost race. Closing it changes nothing. */
export function RaceDialog<Field extends string>({
  contested,
  theirsOnly,
  onSettle,
  onKeepEditing,
}: RaceDialogProps<Field>) {
  const say = useWords();
  const [choices, setChoices] = useState<Partial<Record<Field, Choice>>>({});
  const chooseAll = (choice: Choice) =>
    setChoices(
      Object.fromEntries(contested.map(({ field }) => [field, choice])) as Partial<Record<Field, Choice>>,
    );
  return (
    <Dialog open maxWidth="md" fullWidth onClose={onKeepEditing} aria-labelledby="race-title">
      <DialogTitle id="race-title">{say('race.title')}</DialogTitle>
      <DialogContent>
        <DialogContentText gutterBottom>{say('race.lead')}</DialogContentText>
        {contested.length > 1 && (
          <Box sx={{ display: 'flex', gap: 1, my: 1 }}>
            <Button size="small" variant="outlined" color="secondary" onClick={() => chooseAll('mine')}>
              {say('race.allMine')}
            </Button>
            <Button size="small" variant="outlined" color="secondary" onClick={() => chooseAll('present')}>
              {say('race.allPresent')}
            </Button>
          </Box>
        )}
        {contested.map((value) => (
          <Contested
            key={value.field}
            value={value}
            choice={choices[value.field] ?? 'mine'}
            onChoose={(choice) => setChoices({ ...choices, [value.field]: choice })}
          />
        ))}
        {theirsOnly.length > 0 && (
          <Typography color="text.secondary" sx={{ mt: 2, fontSize: '0.875rem' }}>
            {say('race.theirsOnly')} ({theirsOnly.join(', ')})
          </Typography>
        )}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button color="secondary" onClick={onKeepEditing}>
          {say('race.keepEditing')}
        </Button>
        <Button variant="contained" onClick={() => onSettle(choices)}>
          {say('race.apply')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface ContestedProps {
  readonly value: ContestedValue<string>;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}

function Contested({ value: { field, label, mine, present }, choice, onChoose }: ContestedProps) {
  const say = useWords();
  const sides = [
    { side: 'mine', value: mine },
    { side: 'present', value: present },
  ] as const;
  return (
    <Box sx={{ mt: 1.5 }}>
      <Typography component="h3" sx={{ fontWeight: 700, fontSize: '0.9375rem', mb: 0.5 }}>
        {label}
      </Typography>
      <RadioGroup
        aria-label={say('race.choose', { field: label })}
        name={`race-${field}`}
        value={choice}
        onChange={(_event, chosen) => onChoose(chosen as Choice)}
        sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 1 }}
      >
        {sides.map(({ side, value }) => (
          <FormControlLabel
            key={side}
            value={side}
            control={<Radio size="small" />}
            sx={{
              m: 0,
              pr: 1.5,
              py: 0.5,
              alignItems: 'flex-start',
              border: 1,
              borderColor: choice === side ? 'secondary.main' : 'divider',
              borderRadius: 1,
            }}
            label={
              <Box sx={{ py: 0.75 }}>
                <Typography
                  component="span"
                  sx={{ display: 'block', fontSize: '0.8125rem', color: 'text.secondary' }}
                >
                  {say(`race.${side}`)}
                </Typography>
                <Box component="span" sx={{ whiteSpace: 'pre-wrap' }}>
                  {value}
                </Box>
              </Box>
            }
          />
        ))}
      </RadioGroup>
    </Box>
  );
}
