import {
  Box,
  Button,
  FormControl,
  FormControlLabel,
  FormLabel,
  Radio,
  RadioGroup,
  Switch,
} from '@mui/material';
import { useWords } from '../i18n/use-words.js';
import { Card } from '../shared/card.js';
import { KeyCap } from '../shared/keys/key-cap.js';
import { useKeysWanted } from '../shared/keys/page-keys.js';
import { type Reason, REASONS } from './report.api.js';

interface DecisionCardProps {
  readonly reason: Reason;
  readonly onReason: (reason: Reason) => void;
  readonly isSending: boolean;
  readonly onHide: () => void;
  readonly onKeep: () => void;
}

export function DecisionCard({ reason, onReason, isSending, onHide, onKeep }: DecisionCardProps) {
  const say = useWords();
  const [keysWanted, setKeysWanted] = useKeysWanted();
  return (
    <Card title={say('moderation.decide')}>
      <FormControl>
        <FormLabel id="reasons">{say('moderation.reasons')}</FormLabel>
        <RadioGroup
          row
          aria-labelledby="reasons"
          value={reason}
          onChange={(_event, chosen) => onReason(chosen as Reason)}
        >
          {REASONS.map((one) => (
            <FormControlLabel
              key={one}
              value={one}
              control={<Radio size="small" color="secondary" />}
              label={say(`moderation.reason.${one}`)}
            />
          ))}
        </RadioGroup>
      </FormControl>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mt: 1 }}>
        <Button variant="contained" disabled={isSending} onClick={onHide}>
          {say('moderation.hide')}
          {keysWanted && <KeyCap text="H" />}
        </Button>
        <Button variant="contained" color="secondary" disabled={isSending} onClick={onKeep}>
          {say('moderation.keep')}
          {keysWanted && <KeyCap text="A" />}
        </Button>
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
          label={say('duplicates.keysOn')}
          slotProps={{ typography: { sx: { fontSize: '0.875rem' } } }}
        />
      </Box>
    </Card>
  );
}
