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
import { type Choice, type Choices, type FieldOf, raceOf, type Sides } from './race.rules.js';

interface RaceDialogProps<T extends object> {
  readonly sides: Sides<T>;
  readonly labelOf: (field: FieldOf<T>) => string;
  /** A value as a person reads it. */
  readonly shown: (field: FieldOf<T>, values: T) => ReactNode;
  readonly onSettle: (choices: Choices<T>) => void;
  readonly onKeepEditing: () => void;
}

/** Lets the person choose, field by field, after a lost race. Closing it changes nothing. */
export function RaceDialog<T extends object>({
  sides,
  labelOf,
  shown,
  onSettle,
  onKeepEditing,
}: RaceDialogProps<T>) {
  const say = useWords();
  const [choices, setChoices] = useState({} as Choices<T>);
  const { contested, theirsOnly } = raceOf(sides);
  const chooseAll = (choice: Choice) =>
    setChoices(Object.fromEntries(contested.map((field) => [field, choice])) as Choices<T>);
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
        {contested.map((field) => (
          <Contested
            key={field}
            field={field}
            label={labelOf(field)}
            mine={shown(field, sides.mine)}
            present={shown(field, sides.present)}
            choice={choices[field] ?? 'mine'}
            onChoose={(choice) => setChoices({ ...choices, [field]: choice })}
          />
        ))}
        {theirsOnly.length > 0 && (
          <Typography color="text.secondary" sx={{ mt: 2, fontSize: '0.875rem' }}>
            {say('race.theirsOnly')} ({theirsOnly.map(labelOf).join(', ')})
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
  readonly field: string;
  readonly label: string;
  readonly mine: ReactNode;
  readonly present: ReactNode;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}

function Contested({ field, label, mine, present, choice, onChoose }: ContestedProps) {
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
