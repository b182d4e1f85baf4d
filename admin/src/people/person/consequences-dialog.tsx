import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { useWords } from '../../i18n/use-words.js';

interface ConsequencesDialogProps {
  readonly title: string;
  /** What happens at once, a sentence each. */
  readonly points: readonly string[];
  readonly button: string;
  readonly isSaving: boolean;
  readonly onCancel: () => void;
  readonly onDecide: () => void;
  /** What is asked for beside the decision. */
  readonly children?: ReactNode;
}

/** Asks about a decision with what it does. */
export function ConsequencesDialog(props: ConsequencesDialogProps) {
  const say = useWords();
  const id = useId();
  const { title, points, button, isSaving, onCancel, onDecide } = props;
  return (
    <Dialog open onClose={onCancel} aria-labelledby={`${id}title`} aria-describedby={`${id}text`}>
      <DialogTitle id={`${id}title`}>{title}</DialogTitle>
      <DialogContent>
        <Box component="ul" id={`${id}text`} sx={{ m: 0, pl: 2.5, display: 'grid', gap: 0.75 }}>
          {points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </Box>
        {props.children}
      </DialogContent>
      <DialogActions>
        <Button color="secondary" onClick={onCancel}>
          {say('people.person.cancel')}
        </Button>
        <Button variant="contained" disabled={isSaving} onClick={onDecide}>
          {button}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
