import { Box, Button, FormControlLabel, Paper, Switch } from '@mui/material';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.js';
import { KeyCap } from '../shared/keys/key-cap.js';
import { useKeysWanted } from '../shared/keys/page-keys.js';
import type { Decision } from './duplicate.api.js';
import type { Queued } from './queue.rules.js';

interface DecisionBarProps {
  readonly inView: Queued;
  readonly onDecide: (decision: Decision | null) => void;
  readonly onLater: () => void;
}

/** Stays in sight, and its buttons where they are, so that the hand need not move from pair to pair. */
export function DecisionBar({ inView: { standing }, onDecide, onLater }: DecisionBarProps) {
  const say = useWords();
  const [keysWanted, setKeysWanted] = useKeysWanted();
  const isDecided = standing === 'same' || standing === 'different';
  const isBusy = standing === 'sending';
  const withKey = (text: string, key: string): ReactNode => (
    <>
      {text}
      {keysWanted && <KeyCap text={key} />}
    </>
  );
  return (
    <Paper
      variant="outlined"
      role="group"
      aria-label={say('duplicates.decide')}
      sx={{
        position: 'sticky',
        top: 64,
        zIndex: 2,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        p: 1,
        borderRadius: '14px',
      }}
    >
      {isDecided ? (
        <>
          <Box sx={{ px: 1, fontWeight: 650 }}>{say(`duplicates.${standing}`)}</Box>
          <Button variant="outlined" color="secondary" onClick={() => onDecide(null)}>
            {say('duplicates.takeBack')}
          </Button>
        </>
      ) : (
        <>
          <Button variant="contained" disabled={isBusy} onClick={() => onDecide('same')}>
            {withKey(say('duplicates.same'), 'S')}
          </Button>
          <Button
            variant="contained"
            color="secondary"
            disabled={isBusy}
            onClick={() => onDecide('different')}
          >
            {withKey(say('duplicates.different'), 'D')}
          </Button>
          <Button variant="outlined" color="secondary" disabled={isBusy} onClick={onLater}>
            {withKey(say('duplicates.later'), 'L')}
          </Button>
        </>
      )}
      <Box sx={{ flex: 1 }} />
      <FormControlLabel
        control={
          <Switch
            size="small"
            color="secondary"
            checked={keysWanted}
            onChange={(_event, wanted) => setKeysWanted(wanted)}
          />
        }
        label={
          <>
            {say('duplicates.keysOn')}
            {keysWanted && <KeyCap text="?" />}
          </>
        }
        slotProps={{ typography: { sx: { fontSize: '0.875rem' } } }}
      />
    </Paper>
  );
}
